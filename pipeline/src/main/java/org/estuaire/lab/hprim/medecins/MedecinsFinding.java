package org.estuaire.lab.hprim.medecins;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong or odd about the form of an HPRIM Médecins file. */
public enum MedecinsFinding implements FindingCode {
  NO_DOSSIER("HPM-001", Severity.ERROR),
  FILE_NOT_CLOSED("HPM-002", Severity.WARNING),
  CHARSET_GUESSED("HPM-003", Severity.WARNING),
  DOSSIER_NOT_CLOSED("HPM-010", Severity.ERROR),
  DOSSIER_CLOSED_BY_FILE("HPM-011", Severity.WARNING),
  DOSSIER_TOO_LONG("HPM-012", Severity.ERROR),
  DOSSIERS_RUN_TOGETHER("HPM-013", Severity.ERROR),
  TOO_MANY_RESULTS("HPM-014", Severity.ERROR),
  TOO_MANY_LINES("HPM-180", Severity.ERROR),
  EMPTY_DOSSIER("HPM-015", Severity.ERROR),
  NUL_CHARACTER("HPM-016", Severity.ERROR),
  NOT_IN_CHARSET("HPM-017", Severity.ERROR),
  ENCODED_TWICE("HPM-018", Severity.WARNING),
  LETTERS_LOST("HPM-019", Severity.WARNING),
  NO_HEADER("HPM-030", Severity.ERROR),
  HEADER_CUT("HPM-031", Severity.ERROR),
  HEADER_UNREADABLE("HPM-032", Severity.ERROR),
  HEADER_SHIFTED("HPM-033", Severity.WARNING),
  NO_DOSSIER_NUMBER("HPM-034", Severity.ERROR),
  NO_EXAM_DATE("HPM-035", Severity.ERROR),
  FIELD_TOO_LONG("HPM-036", Severity.ERROR),
  NAMES_UNSURE("HPM-037", Severity.ERROR),
  NO_PATIENT_CODE("HPM-040", Severity.WARNING),
  NO_NAME("HPM-041", Severity.WARNING),
  NO_BIRTH_DATE("HPM-042", Severity.WARNING),
  CENTURY_GUESSED("HPM-043", Severity.WARNING),
  NSS_WRONG("HPM-044", Severity.WARNING),
  RESULT_WITHOUT_CODE("HPM-060", Severity.ERROR),
  RESULT_UNCODED("HPM-061", Severity.WARNING),
  TYPE_UNKNOWN("HPM-062", Severity.WARNING),
  NOT_A_NUMBER("HPM-063", Severity.WARNING),
  STATUS_MISSING("HPM-064", Severity.WARNING),
  STATUS_UNKNOWN("HPM-065", Severity.WARNING),
  FLAG_UNKNOWN("HPM-066", Severity.WARNING),
  FIELDS_IGNORED("HPM-067", Severity.WARNING),
  STRAY_LINE("HPM-068", Severity.WARNING),
  UNIT_IN_VALUE("HPM-069", Severity.WARNING);

  private final FindingRule rule;

  MedecinsFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
