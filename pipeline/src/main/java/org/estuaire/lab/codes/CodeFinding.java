package org.estuaire.lab.codes;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with a LOINC code that a laboratory proposes for one of its own. */
public enum CodeFinding implements FindingCode {
  BAD_LOINC("COD-001", Severity.ERROR, Fault.PARTNER),
  UNKNOWN_LOINC("COD-002", Severity.ERROR, Fault.PARTNER),
  DEPRECATED_LOINC("COD-003", Severity.ERROR, Fault.PARTNER),
  UNIT_CONTRADICTS("COD-004", Severity.ERROR, Fault.PARTNER),
  NOT_VERIFIED("COD-005", Severity.WARNING, Fault.CONFIGURATION),
  REFUSED_BEFORE("COD-006", Severity.WARNING, Fault.PARTNER);

  private final FindingRule rule;

  CodeFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
