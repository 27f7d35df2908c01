package org.estuaire.billing;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * The rules for invoices. An invoice is refused when the facility, the person, the day or the
 * amount can't be trusted; what only concerns its administrative codes, its settlement or a
 * nomenclature that moves is a warning.
 */
public enum BillingFinding implements FindingCode {
  // Delivery
  UTF8_MULTIBYTE("BIL-001", Severity.ERROR),
  SORTED_BY_LETTER("BIL-002", Severity.ERROR),
  FILE_SEEMS_CUT("BIL-003", Severity.WARNING),
  // Structure
  SECOND_INVOICE("BIL-009", Severity.ERROR),
  UNKNOWN_LETTER("BIL-010", Severity.ERROR),
  LINE_TOO_LONG("BIL-011", Severity.ERROR),
  LINE_TOO_SHORT("BIL-012", Severity.ERROR),
  UNDECODABLE_LINE("BIL-013", Severity.ERROR),
  CONTROL_CHARACTER("BIL-014", Severity.ERROR),
  ORPHAN_LINE("BIL-015", Severity.ERROR),
  NO_LINES("BIL-016", Severity.ERROR),
  LAYOUT_MISMATCH("BIL-017", Severity.ERROR),
  OTHER_PERSON("BIL-018", Severity.ERROR),
  TOO_MANY_LINES("BIL-019", Severity.ERROR),
  // Fields
  NOT_NUMERIC("BIL-020", Severity.ERROR),
  BAD_DATE("BIL-021", Severity.ERROR),
  FIELD_MISSING("BIL-022", Severity.ERROR),
  FIELD_EXPECTED("BIL-023", Severity.WARNING),
  CODE_NOT_LISTED("BIL-024", Severity.WARNING),
  // Facility and person
  FINESS_KEY("BIL-030", Severity.ERROR),
  FINESS_UNCHECKED("BIL-031", Severity.WARNING),
  FACILITY_UNKNOWN("BIL-032", Severity.ERROR),
  FACILITY_SWAPPED("BIL-033", Severity.ERROR),
  NIR_KEY("BIL-034", Severity.WARNING),
  INS_KEY("BIL-035", Severity.WARNING),
  // Amounts
  TOTAL_WRONG("BIL-040", Severity.ERROR),
  TOTAL_ROUNDED("BIL-041", Severity.WARNING),
  BASE_NOT_PRODUCT("BIL-042", Severity.WARNING),
  AMO_NOT_RATE("BIL-043", Severity.WARNING),
  SHARES_EXCEED_BILLED("BIL-044", Severity.ERROR),
  RATE_OUT_OF_RANGE("BIL-045", Severity.ERROR),
  // Dates
  EXIT_BEFORE_ENTRY("BIL-050", Severity.ERROR),
  ENTRY_BEFORE_BIRTH("BIL-051", Severity.ERROR),
  CARE_OUTSIDE_STAY("BIL-052", Severity.ERROR),
  LAYOUT_OUTDATED("BIL-053", Severity.ERROR),
  // Coverage and settlement
  REASON_NOT_EXPECTED("BIL-060", Severity.WARNING),
  REASON_MISSING("BIL-061", Severity.WARNING),
  DATE_IN_FUTURE("BIL-160", Severity.ERROR),
  EXIT_AFTER_SETTLEMENT("BIL-161", Severity.ERROR),
  SETTLED_IN_FUTURE("BIL-162", Severity.ERROR),
  PAID_WITHOUT_DATE("BIL-062", Severity.WARNING),
  REJECTED_WITHOUT_SENDING("BIL-063", Severity.WARNING),
  PAID_BEFORE_SENT("BIL-064", Severity.WARNING),
  // Biology
  NABM_SUM("BIL-070", Severity.WARNING),
  NABM_NOT_IN_FORCE("BIL-071", Severity.WARNING);

  private final FindingRule rule;

  BillingFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
