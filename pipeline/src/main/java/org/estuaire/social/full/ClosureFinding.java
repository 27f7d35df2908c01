package org.estuaire.social.full;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What is told of a full file and the rights that it does not name. */
public enum ClosureFinding implements FindingCode {
  RIGHTS_CLOSED("SOC-050"),
  CLOSURES_WAIT("SOC-051"),
  RENUMBERED("SOC-052"),
  OLDER_FILE("SOC-053"),
  KEY_NOT_KNOWN("SOC-054"),
  NOTHING_TAKEN("SOC-055"),
  DECLINED("SOC-056");

  private final FindingRule rule;

  ClosureFinding(String code) {
    rule = new FindingRule(code, Severity.WARNING, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
