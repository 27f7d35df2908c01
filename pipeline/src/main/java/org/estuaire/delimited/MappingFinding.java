package org.estuaire.delimited;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Mistakes that only a mapping file can have; told to the operator who edits it. */
public enum MappingFinding implements FindingCode {
  WRONG_VALUE("CSV-104", Severity.ERROR),
  REPEATED("CSV-106", Severity.ERROR),
  UNKNOWN_CODE("CSV-108", Severity.ERROR),
  FIELD_WITHOUT_COLUMN("CSV-109", Severity.ERROR);

  private final FindingRule rule;

  MappingFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.CONFIGURATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
