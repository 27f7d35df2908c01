package org.estuaire.social.payment;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of payments; written for the clerk who has to mend the row. */
enum PaymentFinding implements FindingCode {
  MONTH("PAY-001", Severity.ERROR),
  EXTRACTED_IN_FUTURE("PAY-002", Severity.ERROR),
  MONTH_TO_COME("PAY-003", Severity.WARNING),
  PAID("PAY-004", Severity.WARNING),
  RIGHT_NOT_KNOWN("PAY-005", Severity.HOLD);

  private final FindingRule rule;

  PaymentFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
