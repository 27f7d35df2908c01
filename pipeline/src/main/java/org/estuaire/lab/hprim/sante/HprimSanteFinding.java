package org.estuaire.lab.hprim.sante;

import static org.estuaire.exchange.Severity.ERROR;
import static org.estuaire.exchange.Severity.WARNING;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of HPRIM Santé result messages (H2.0 to H2.4, context ORU). */
public enum HprimSanteFinding implements FindingCode {
  // The delivery.
  NO_TRAILER("HPS-001", ERROR),
  PERSON_COUNT("HPS-002", ERROR),
  RECORD_COUNT("HPS-003", ERROR),
  COUNT_UNREADABLE("HPS-004", WARNING),
  COUNT_OTHERWISE("HPS-005", WARNING),
  NO_HEADER("HPS-006", ERROR),
  DELIMITERS_BROKEN("HPS-007", ERROR),
  HEADER_TOO_LONG("HPS-008", ERROR),
  CONTEXT_NOT_HANDLED("HPS-009", ERROR),
  TEST_FILE("HPS-010", ERROR),
  PROCESSING_UNKNOWN("HPS-011", WARNING),
  VERSION_UNKNOWN("HPS-012", WARNING),
  NO_SENDER("HPS-013", ERROR),
  UTF_8("HPS-014", WARNING),
  WINDOWS_CHARACTERS("HPS-015", WARNING),
  NO_PERSON("HPS-016", WARNING),
  // The form of a report.
  OUTSIDE_PERSON("HPS-020", ERROR),
  REPORT_TOO_LONG("HPS-021", ERROR),
  TOO_MANY_RECORDS("HPS-022", ERROR),
  TOO_MANY_FIELDS("HPS-023", ERROR),
  LINE_JOINED("HPS-024", WARNING),
  RECORD_MISWRITTEN("HPS-140", WARNING),
  LINE_UNCLEAR("HPS-141", ERROR),
  RECORD_IGNORED("HPS-025", WARNING),
  NUL_CHARACTER("HPS-026", ERROR),
  NOT_IN_CHARSET("HPS-027", ERROR),
  IDENTIFIER_TOO_LONG("HPS-028", ERROR),
  DATE_UNREADABLE("HPS-029", WARNING),
  // The person.
  NO_LOCAL_IDENTIFIER("HPS-040", WARNING),
  SEX_UNKNOWN("HPS-041", WARNING),
  NIR_KEY_WRONG("HPS-042", WARNING),
  CONFIDENTIALITY_UNKNOWN("HPS-043", WARNING),
  // The orders.
  NO_ORDER("HPS-050", ERROR),
  ORDER_WITHOUT_NUMBER("HPS-051", ERROR),
  NO_TIME("HPS-052", ERROR),
  TIME_OF_ORDER("HPS-053", WARNING),
  RESULT_OUTSIDE_ORDER("HPS-054", WARNING),
  ORDER_WITHOUT_RESULT("HPS-055", WARNING),
  ORDER_CANCELLED("HPS-056", ERROR),
  // The results.
  RESULT_WITHOUT_CODE("HPS-060", ERROR),
  RESULT_UNCODED("HPS-061", WARNING),
  STATUS_MISSING("HPS-062", WARNING),
  STATUS_UNKNOWN("HPS-063", WARNING),
  STATUS_CONFLICT("HPS-064", WARNING),
  ORDER_STATUS_CONTRADICTION("HPS-065", WARNING),
  VALUE_TYPE_UNKNOWN("HPS-066", WARNING),
  NOT_A_NUMBER("HPS-067", WARNING),
  FILE_NOT_SENT("HPS-068", WARNING);

  private final FindingRule rule;

  HprimSanteFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
