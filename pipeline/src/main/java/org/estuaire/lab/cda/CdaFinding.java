package org.estuaire.lab.cda;

import static org.estuaire.exchange.Severity.ERROR;
import static org.estuaire.exchange.Severity.WARNING;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of clinical documents: HL7 CDA R2, IHE XD-LAB, ANS CI-SIS volets minimal and CR-BIO. */
public enum CdaFinding implements FindingCode {
  // The file.
  TOO_LONG("CDA-001", ERROR),
  NOT_XML("CDA-002", ERROR),
  DOCUMENT_TYPE("CDA-003", ERROR),
  NO_DOCUMENT("CDA-004", ERROR),
  TOO_COMPLEX("CDA-005", ERROR),
  ENCODING("CDA-006", ERROR),
  // The header.
  SEVERAL_PATIENTS("CDA-010", ERROR),
  NO_PATIENT("CDA-011", ERROR),
  NO_NUMBER("CDA-012", ERROR),
  NO_SET_ID("CDA-013", WARNING),
  NO_TIME("CDA-014", ERROR),
  VERSION_UNREADABLE("CDA-015", WARNING),
  CONFIDENTIALITY_UNKNOWN("CDA-016", WARNING),
  IDENTIFIER_TOO_LONG("CDA-017", ERROR),
  DATE_UNREADABLE("CDA-018", WARNING),
  // The patient.
  NO_LOCAL_IDENTIFIER("CDA-020", WARNING),
  FOREIGN_DOMAIN("CDA-021", WARNING),
  INS_KEY_WRONG("CDA-022", WARNING),
  INS_OF_TEST("CDA-023", WARNING),
  INS_TRAITS_MISSING("CDA-024", WARNING),
  INS_SEVERAL("CDA-025", WARNING),
  SEX_CODE_UNKNOWN("CDA-026", WARNING),
  // Results.
  RESULT_WITHOUT_CODE("CDA-030", ERROR),
  RESULT_UNCODED("CDA-031", WARNING),
  STATUS_MISSING("CDA-032", WARNING),
  STATUS_UNKNOWN("CDA-033", WARNING),
  NOT_A_NUMBER("CDA-034", WARNING),
  VALUE_TYPE_UNKNOWN("CDA-035", WARNING),
  SEVERAL_VALUES("CDA-036", WARNING),
  SEVERAL_RANGES("CDA-037", WARNING),
  RANGE_UNITS("CDA-038", WARNING),
  RESULT_MUCH_OLDER("CDA-039", WARNING),
  PREVIOUS_UNDATED("CDA-040", WARNING),
  REFERENCE_BROKEN("CDA-041", WARNING),
  // Attachments and the body.
  ATTACHMENT_UNREADABLE("CDA-050", WARNING),
  BODY_UNREADABLE("CDA-051", ERROR),
  NO_RESULT("CDA-052", WARNING),
  NOT_READ("CDA-110", WARNING),
  SEVERAL_DOCUMENTS("CDA-111", ERROR),
  OTHER_SUBJECT("CDA-112", ERROR),
  NEGATED("CDA-113", ERROR),
  TEXT_ALONE("CDA-114", WARNING);

  private final FindingRule rule;

  CdaFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
