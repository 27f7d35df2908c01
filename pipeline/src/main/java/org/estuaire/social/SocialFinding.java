package org.estuaire.social;

import java.util.EnumSet;
import java.util.Set;
import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of social data that a row can break; written for the clerk who has to correct it. */
public enum SocialFinding implements FindingCode {
  CONDITIONAL_CELL("SOC-001", Severity.WARNING),
  KEY_MISSING("SOC-162", Severity.ERROR),
  UNKNOWN_DEPARTMENT("SOC-002", Severity.WARNING),
  OTHER_DEPARTMENT("SOC-003", Severity.ERROR),
  EXTRACTION_DATE("SOC-004", Severity.ERROR),
  AFTER_EXTRACTION("SOC-005", Severity.WARNING),
  BORN_AFTER_EXTRACTION("SOC-163", Severity.ERROR),
  EXTRACTED_IN_FUTURE("SOC-160", Severity.ERROR),
  DATES_OUT_OF_ORDER("SOC-006", Severity.WARNING),
  NIR_SHAPE("SOC-010", Severity.ERROR),
  NIR_KEY("SOC-011", Severity.ERROR),
  NIR_KEY_MISSING("SOC-161", Severity.ERROR),
  NO_NATIONAL_NUMBER("SOC-012", Severity.WARNING),
  NIR_SEX("SOC-013", Severity.WARNING),
  YOUNGER_THAN_SIXTY("SOC-014", Severity.WARNING),
  COMMUNE_SHAPE("SOC-015", Severity.WARNING),
  UNKNOWN_COMMUNE("SOC-016", Severity.WARNING),
  FORMER_COMMUNE("SOC-017", Severity.WARNING),
  POSTCODE_SHAPE("SOC-018", Severity.WARNING),
  FINESS_KEY("SOC-020", Severity.WARNING),
  FINESS_UNCHECKED("SOC-021", Severity.WARNING),
  SIRET_KEY("SOC-022", Severity.WARNING),
  LATE_DECISION("SOC-023", Severity.WARNING),
  GIR_WITHOUT_RIGHT("SOC-024", Severity.WARNING),
  RIGHT_START("SOC-025", Severity.WARNING),
  PLAN_OUTSIDE_RIGHT("SOC-026", Severity.WARNING),
  OPEN_AFTER_DEATH("SOC-027", Severity.WARNING),
  RIGHTS_OVERLAP("SOC-028", Severity.WARNING),
  PLANS_OVERLAP("SOC-029", Severity.WARNING),
  PLAN_ABOVE_CEILING("SOC-030", Severity.WARNING),
  OUT_OF_BOUNDS("SOC-031", Severity.WARNING),
  PARTICIPATION_ABOVE_PLAN("SOC-032", Severity.WARNING),
  PARTICIPATION_RATE("SOC-033", Severity.WARNING),
  PARTICIPATION_FORMULA("SOC-034", Severity.WARNING),
  PAID_AMOUNT("SOC-035", Severity.WARNING),
  SUM_OF_AIDS("SOC-036", Severity.WARNING),
  UNCHECKED_SINCE("SOC-037", Severity.WARNING),
  GIR_EVALUATED_OTHERWISE("SOC-040", Severity.WARNING),
  DOUBLE_BENEFIT("SOC-043", Severity.WARNING),
  UNCHECKED_BEFORE("SOC-041", Severity.WARNING),
  NOTHING_CHECKED("SOC-042", Severity.WARNING),
  RESPITE_ABOVE_BOUND("SOC-038", Severity.WARNING),
  HOSPITAL_ABOVE_BOUND("SOC-039", Severity.WARNING);

  /** Without these a row has no place in the repository, whatever is agreed. */
  private static final Set<SocialFinding> OF_THE_KEY =
      EnumSet.of(KEY_MISSING, OTHER_DEPARTMENT, EXTRACTED_IN_FUTURE);

  /** They only show when the row is loaded: it can be told of, not refused. */
  private static final Set<SocialFinding> OF_THE_LOAD =
      EnumSet.of(
          RIGHTS_OVERLAP,
          PLANS_OVERLAP,
          GIR_EVALUATED_OTHERWISE,
          DOUBLE_BENEFIT,
          UNCHECKED_SINCE,
          UNCHECKED_BEFORE,
          NOTHING_CHECKED);

  private final FindingRule rule;

  SocialFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }

  /** Whether a council may agree on what becomes of a row that breaks this rule. */
  boolean isAgreeable() {
    return !OF_THE_KEY.contains(this);
  }

  /** Whether a row that breaks this rule is loaded by the time that anybody sees it. */
  boolean isOfTheLoad() {
    return OF_THE_LOAD.contains(this);
  }
}
