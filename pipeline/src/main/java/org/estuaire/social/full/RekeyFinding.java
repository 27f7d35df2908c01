package org.estuaire.social.full;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a list of old and new numbers is not applied. */
public enum RekeyFinding implements FindingCode {
  NOT_A_LIST("SOC-060"),
  OLD_NOT_KNOWN("SOC-061"),
  NEW_NOT_KNOWN("SOC-062"),
  NAMED_TWICE("SOC-063");

  private final FindingRule rule;

  RekeyFinding(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
