package org.estuaire.identity;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * What can be wrong with a statement about a person. The holds are the registry's: their records
 * wait, whatever lane they came by, until the identity cell decides or the source corrects.
 */
public enum IdentityFinding implements FindingCode {
  OTHER_TRAITS_UNDER_LOCAL_ID("IDE-001", Severity.HOLD, Fault.IDENTITY_CELL),
  ANOTHER_INS_UNDER_LOCAL_ID("IDE-002", Severity.HOLD, Fault.IDENTITY_CELL),
  INS_WITH_OTHER_TRAITS("IDE-003", Severity.HOLD, Fault.IDENTITY_CELL),
  LOCAL_ID_UNUSABLE("IDE-004", Severity.HOLD),
  UNSUPPORTED_EVENT("IDE-010", Severity.ERROR),
  EVENT_IN_FUTURE("IDE-011", Severity.ERROR),
  BIRTH_PLACE_SHAPE("IDE-012", Severity.ERROR),
  BIRTH_AFTER_EVENT("IDE-013", Severity.ERROR),
  FIRST_NAME_NOT_IN_LIST("IDE-014", Severity.WARNING),
  INS_KEY("IDE-020", Severity.ERROR),
  INS_AUTHORITY("IDE-021", Severity.ERROR),
  TEST_INS("IDE-022", Severity.ERROR),
  INS_NOT_QUALIFIED("IDE-023", Severity.WARNING),
  QUALIFIED_WITHOUT_INS("IDE-024", Severity.WARNING),
  UNKNOWN_ATTRIBUTE("IDE-025", Severity.ERROR),
  FICTIVE_AND_DOUBTFUL("IDE-026", Severity.ERROR),
  STATUS_WITH_ATTRIBUTE("IDE-027", Severity.ERROR),
  NIR_SHAPE("IDE-030", Severity.WARNING),
  DEATH_BEFORE_BIRTH("IDE-031", Severity.ERROR),
  LOCAL_ID_OF_A_RECORD("IDE-032", Severity.ERROR),
  OTHER_ID_MISSING("IDE-033", Severity.ERROR),
  SAME_ID_TWICE("IDE-034", Severity.ERROR),
  MERGE_ACROSS_DOMAINS("IDE-035", Severity.ERROR),
  ROLE_MISSING("IDE-036", Severity.ERROR),
  OTHER_ID_SUPERFLUOUS("IDE-037", Severity.ERROR),
  EVENT_ID_UNUSABLE("IDE-038", Severity.ERROR),
  STRICT_TRAIT_MISSING("IDE-040", Severity.ERROR),
  BIRTH_PLACE_MISSING("IDE-041", Severity.WARNING),
  BIRTH_PLACE_UNKNOWN("IDE-042", Severity.WARNING),
  BIRTH_PLACE_OTHER_TIME("IDE-043", Severity.WARNING),
  INS_OF_OTHER_SEX("IDE-044", Severity.WARNING),
  INS_OF_OTHER_YEAR("IDE-045", Severity.WARNING),
  INS_OF_OTHER_MONTH("IDE-046", Severity.WARNING),
  INS_WITHOUT_SEX("IDE-047", Severity.WARNING),
  NAME_ABBREVIATED("IDE-048", Severity.WARNING),
  MENTION_IN_USED_NAME("IDE-049", Severity.WARNING),
  LETTERS_BEYOND_FRENCH("IDE-150", Severity.WARNING),
  NAME_WITHOUT_LETTER("IDE-151", Severity.ERROR),
  NO_NAME_KNOWN("IDE-152", Severity.WARNING),
  STATUS_CODE_UNKNOWN("IDE-153", Severity.WARNING),
  VALI_OF_NO_TABLE("IDE-154", Severity.WARNING),
  INS_NOT_TAKEN("IDE-156", Severity.WARNING),
  STATUS_LOWERED("IDE-157", Severity.WARNING),
  INS_WITHOUT_TYPE("IDE-159", Severity.WARNING),
  PERSON_DATE_AHEAD("IDE-160", Severity.WARNING);

  private final FindingRule rule;

  IdentityFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  IdentityFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
