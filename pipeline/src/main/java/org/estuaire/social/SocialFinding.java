package org.estuaire.social;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of social data that a row can break; written for the clerk who has to correct it. */
public enum SocialFinding implements FindingCode {
  CONDITIONAL_CELL("SOC-001", Severity.ERROR),
  UNKNOWN_DEPARTMENT("SOC-002", Severity.ERROR),
  OTHER_DEPARTMENT("SOC-003", Severity.ERROR),
  EXTRACTION_DATE("SOC-004", Severity.ERROR),
  AFTER_EXTRACTION("SOC-005", Severity.ERROR),
  EXTRACTED_IN_FUTURE("SOC-160", Severity.ERROR),
  DATES_OUT_OF_ORDER("SOC-006", Severity.ERROR),
  NIR_SHAPE("SOC-010", Severity.ERROR),
  NIR_KEY("SOC-011", Severity.ERROR),
  NIR_KEY_MISSING("SOC-161", Severity.ERROR),
  NO_NATIONAL_NUMBER("SOC-012", Severity.WARNING),
  NIR_SEX("SOC-013", Severity.WARNING),
  YOUNGER_THAN_SIXTY("SOC-014", Severity.WARNING),
  COMMUNE_SHAPE("SOC-015", Severity.ERROR),
  UNKNOWN_COMMUNE("SOC-016", Severity.WARNING),
  FORMER_COMMUNE("SOC-017", Severity.WARNING),
  POSTCODE_SHAPE("SOC-018", Severity.ERROR),
  FINESS_KEY("SOC-020", Severity.ERROR),
  FINESS_UNCHECKED("SOC-021", Severity.WARNING),
  SIRET_KEY("SOC-022", Severity.ERROR),
  LATE_DECISION("SOC-023", Severity.WARNING),
  GIR_WITHOUT_RIGHT("SOC-024", Severity.ERROR),
  RIGHT_START("SOC-025", Severity.WARNING),
  PLAN_OUTSIDE_RIGHT("SOC-026", Severity.ERROR),
  CLOSED_BY_DEATH("SOC-027", Severity.WARNING),
  PLAN_ABOVE_CEILING("SOC-030", Severity.WARNING),
  OUT_OF_BOUNDS("SOC-031", Severity.ERROR),
  PARTICIPATION_ABOVE_PLAN("SOC-032", Severity.ERROR),
  PARTICIPATION_RATE("SOC-033", Severity.ERROR),
  PARTICIPATION_FORMULA("SOC-034", Severity.WARNING),
  PAID_AMOUNT("SOC-035", Severity.WARNING),
  SUM_OF_AIDS("SOC-036", Severity.ERROR);

  private final FindingRule rule;

  SocialFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
