package org.estuaire.lab.distribution;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a courier did not begin what is due for a practice. */
public enum CourierFinding implements FindingCode {
  TIME_USED_UP("NET-183");

  private final FindingRule rule;

  CourierFinding(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
