package org.estuaire.exchange.mail;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What is told of a mail message. */
public enum MailFinding implements FindingCode {
  OPENED("MAIL-001", Severity.WARNING, Fault.NOBODY),
  BROKEN("MAIL-002", Severity.ERROR),
  TOO_MUCH("MAIL-003", Severity.ERROR),
  NOTHING_TO_READ("MAIL-004", Severity.ERROR),
  NESTED_MESSAGE("MAIL-005", Severity.WARNING),
  REJOINED("MAIL-006", Severity.WARNING),
  ANSWER("MAIL-007", Severity.WARNING, Fault.NOBODY),
  ANSWER_TO_NOTHING("MAIL-008", Severity.WARNING),
  ANSWER_UNREADABLE("MAIL-009", Severity.WARNING),
  AUTOMATIC_REPLY("MAIL-010", Severity.WARNING),
  SEALED("MAIL-011", Severity.ERROR),
  TNEF("MAIL-012", Severity.ERROR),
  CUT("MAIL-013", Severity.WARNING),
  NOTHING_BUT_MESSAGES("MAIL-014", Severity.ERROR);

  private final FindingRule rule;

  MailFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  MailFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
