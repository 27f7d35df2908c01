package org.estuaire.identity.matching;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What a reconciliation has to say about its own rules. */
public enum MatchingFinding implements FindingCode {
  RULE_EXPLODES("IDE-080", Severity.WARNING),
  KEYS_PASSED_OVER("IDE-081", Severity.WARNING);

  private final FindingRule rule;

  MatchingFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.IDENTITY_CELL);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
