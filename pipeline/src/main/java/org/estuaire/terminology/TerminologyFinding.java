package org.estuaire.terminology;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with a reference table or a table of local codes. */
public enum TerminologyFinding implements FindingCode {
  UNREADABLE_FILE("TER-001"),
  WRONG_ENCODING("TER-002"),
  MISSING_COLUMN("TER-003"),
  EMPTY_FILE("TER-004"),
  INCOMPLETE_ROW("TER-005"),
  UNKNOWN_FILE("TER-006"),
  BAD_COMMUNE("TER-010"),
  BAD_NABM("TER-011"),
  BAD_LOINC("TER-012"),
  BAD_DATE("TER-013"),
  BAD_NUMBER("TER-014"),
  BAD_DIMENSION("TER-015"),
  REPEATED_CODE("TER-016"),
  EMPTY_CODE("TER-017"),
  UNKNOWN_PAIR("TER-018"),
  UNKNOWN_FIGURE("TER-019"),
  FIGURES_RUN_OUT("TER-020", Severity.WARNING),
  NO_FIGURES("TER-021", Severity.WARNING);

  private final FindingRule rule;

  /** A table with a mistake is refused whole. */
  TerminologyFinding(String code) {
    this(code, Severity.ERROR);
  }

  TerminologyFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.CONFIGURATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
