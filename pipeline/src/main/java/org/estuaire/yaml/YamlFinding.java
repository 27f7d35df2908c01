package org.estuaire.yaml;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * What can be wrong with a file that an operator edits, whatever it is about. {@code {0}} is the
 * key; what the other arguments are is said by the sentences.
 */
public enum YamlFinding implements FindingCode {
  FILE_MISSING("CFG-001"),
  FILE_UNREADABLE("CFG-002"),
  NOT_UTF8("CFG-003"),
  TOO_LARGE("CFG-004"),
  SYNTAX("CFG-005"),
  FORBIDDEN_YAML("CFG-006"),
  NOT_A_SECTION("CFG-007"),
  NOT_A_LIST("CFG-008"),
  NOT_A_TEXT("CFG-009"),
  UNKNOWN_KEY("CFG-010"),
  MISSPELT_KEY("CFG-011"),
  DUPLICATE_KEY("CFG-012"),
  MISSING_KEY("CFG-013"),
  EMPTY_LIST("CFG-014"),
  NOT_ONE_OF("CFG-015"),
  MISSPELT_VALUE("CFG-079"),
  BAD_CODE("CFG-016"),
  BAD_TEXT("CFG-017"),
  BAD_NUMBER("CFG-018"),
  BAD_TIME("CFG-019"),
  BAD_DURATION("CFG-020"),
  BAD_SIZE("CFG-021"),
  BAD_ZONE("CFG-022"),
  BAD_CHARSET("CFG-023"),
  BAD_ADDRESS("CFG-024"),
  BAD_DOMAIN("CFG-025"),
  BAD_DATE("CFG-026"),
  PATH_OUTSIDE("CFG-027"),
  REFERENCE_MISSING("CFG-028"),
  BAD_YES_OR_NO("CFG-067");

  private final FindingRule rule;

  /** Nothing starts on a file that is not wholly understood. */
  YamlFinding(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.CONFIGURATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
