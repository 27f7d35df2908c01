package org.estuaire.delimited;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with the form of a delimited file, of a row, or of a cell. */
public enum DelimitedFinding implements FindingCode {
  NO_HEADER("CSV-001", Severity.ERROR),
  COMMA_SEPARATED("CSV-002", Severity.ERROR),
  WRONG_SEPARATOR("CSV-003", Severity.ERROR),
  MISSING_COLUMN("CSV-004", Severity.ERROR),
  DUPLICATE_COLUMN("CSV-005", Severity.ERROR),
  UNKNOWN_COLUMN("CSV-006", Severity.WARNING, Fault.CONFIGURATION),
  TOO_MANY_COLUMNS("CSV-007", Severity.ERROR),
  UNCLOSED_QUOTE("CSV-008", Severity.ERROR),
  ROW_TOO_LONG("CSV-009", Severity.ERROR),
  REPLACEMENT_CHARACTER("CSV-010", Severity.ERROR),
  HEADER_ENCODING("CSV-011", Severity.ERROR),
  TRAILER_COUNT("CSV-012", Severity.ERROR),
  TRAILER_MISSING("CSV-013", Severity.ERROR),
  ROWS_AFTER_TRAILER("CSV-014", Severity.ERROR),
  ROW_ENCODING("CSV-020", Severity.ERROR),
  CELL_COUNT("CSV-021", Severity.ERROR),
  MALFORMED_ROW("CSV-022", Severity.ERROR),
  CONTROL_CHARACTER("CSV-023", Severity.ERROR),
  MANDATORY_CELL("CSV-030", Severity.ERROR),
  TEXT_TOO_LONG("CSV-031", Severity.ERROR),
  DATE_UNREADABLE("CSV-032", Severity.ERROR),
  DATE_IMPOSSIBLE("CSV-033", Severity.ERROR),
  DATE_STANDING_FOR_NONE("CSV-034", Severity.WARNING),
  MANDATORY_DATE_STANDING_FOR_NONE("CSV-150", Severity.ERROR),
  YEAR_TOO_SHORT("CSV-035", Severity.ERROR),
  MOMENT_UNREADABLE("CSV-036", Severity.ERROR),
  DECIMAL_UNREADABLE("CSV-037", Severity.ERROR),
  THOUSANDS_OR_DECIMALS("CSV-140", Severity.ERROR),
  NIR_DESTROYED("CSV-141", Severity.ERROR),
  OTHER_SEPARATOR("CSV-142", Severity.WARNING),
  TOO_MANY_CELLS("CSV-180", Severity.ERROR),
  WORKBOOK_UNREADABLE("CSV-144", Severity.ERROR),
  WORKBOOK_TOO_LARGE("CSV-145", Severity.ERROR),
  WORKBOOK_TOO_LONG("CSV-181", Severity.ERROR),
  OTHER_SHEETS("CSV-146", Severity.WARNING),
  FORMULA_WITHOUT_RESULT("CSV-153", Severity.ERROR),
  DECIMAL_AMBIGUOUS("CSV-038", Severity.ERROR),
  NUMBER_OUT_OF_FORM("CSV-039", Severity.ERROR),
  WHOLE_UNREADABLE("CSV-040", Severity.ERROR),
  FLAG_UNREADABLE("CSV-041", Severity.ERROR),
  HOURS_UNREADABLE("CSV-042", Severity.ERROR),
  UNKNOWN_CODE("CSV-043", Severity.ERROR),
  SHEET_MISSING("CSV-310", Severity.ERROR),
  DECIMAL_ROUNDED("CSV-311", Severity.ERROR),
  TOTAL_ROWS("CSV-312", Severity.WARNING),
  TITLE_ROWS("CSV-313", Severity.WARNING),
  BLANK_ROWS("CSV-346", Severity.WARNING);

  private final FindingRule rule;

  DelimitedFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  DelimitedFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
