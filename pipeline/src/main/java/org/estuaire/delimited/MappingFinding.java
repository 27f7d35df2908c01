package org.estuaire.delimited;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Mistakes in a mapping file; told to the operator who edits it, never to a sender. */
public enum MappingFinding implements FindingCode {
  UNREADABLE("CSV-100", Severity.ERROR),
  SYNTAX("CSV-101", Severity.ERROR),
  UNKNOWN_KEY("CSV-102", Severity.ERROR),
  MISSING_KEY("CSV-103", Severity.ERROR),
  WRONG_VALUE("CSV-104", Severity.ERROR),
  UNKNOWN_FIELD("CSV-105", Severity.ERROR),
  REPEATED("CSV-106", Severity.ERROR),
  UNKNOWN_LIST("CSV-107", Severity.ERROR),
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
