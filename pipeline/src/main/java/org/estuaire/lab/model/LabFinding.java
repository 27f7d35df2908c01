package org.estuaire.lab.model;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of laboratory results. */
public enum LabFinding implements FindingCode {
  NO_ORDER("LAB-001", Severity.ERROR),
  NO_ORDER_NUMBER("LAB-002", Severity.ERROR),
  IDENTIFIER_TOO_LONG("LAB-003", Severity.ERROR),
  NO_RESULT_CODE("LAB-004", Severity.ERROR),
  TWICE_IN_ORDER("LAB-005", Severity.WARNING),
  COLLECTED_AFTER_ISSUE("LAB-006", Severity.ERROR),
  IMPOSSIBLE_DATE("LAB-007", Severity.ERROR),
  IMPOSSIBLE_NUMBER("LAB-008", Severity.ERROR),
  GRAM_OR_GIGA("LAB-009", Severity.ERROR),
  VERSION_AFTER_ISSUE("LAB-010", Severity.ERROR),
  UNMAPPED_CODE("LAB-020", Severity.WARNING, Fault.CONFIGURATION),
  BAD_LOINC("LAB-021", Severity.WARNING),
  UNKNOWN_UNIT("LAB-022", Severity.WARNING),
  MISSING_UNIT("LAB-023", Severity.WARNING),
  CODE_UNIT_CONTRADICTION("LAB-024", Severity.WARNING),
  UNIT_CASE("LAB-025", Severity.WARNING),
  IMPLAUSIBLE_VALUE("LAB-026", Severity.WARNING),
  EMPTY_RANGE("LAB-027", Severity.WARNING),
  SECOND_UNIT_CONTRADICTS("LAB-028", Severity.WARNING),
  POWER_WITH_E("LAB-130", Severity.WARNING),
  // Who may see a report.
  DOCUMENT_NOT_KNOWN("LAB-100", Severity.HOLD),
  NAMED_ONLY("LAB-101", Severity.WARNING),
  PRESCRIBER_ONLY("LAB-102", Severity.WARNING),
  SENT_TO_NOBODY("LAB-103", Severity.WARNING),
  STATED_IN_FUTURE("LAB-160", Severity.WARNING),
  AFTER_ARRIVAL("LAB-161", Severity.ERROR),
  DOCUMENT_CONFIDENTIALITY_UNCLEAR("LAB-104", Severity.WARNING),
  VISIBILITY_ONLY("LAB-105", Severity.WARNING),
  DOCUMENT_OF_ANOTHER("LAB-106", Severity.ERROR),
  // Why a result that was sent becomes none of the repository.
  GIVEN_AGAIN("LAB-110", Severity.WARNING, Fault.NOBODY),
  NOT_ASKED("LAB-111", Severity.WARNING),
  ORDER_DETAIL("LAB-112", Severity.WARNING),
  SENDING_INSTRUCTION("LAB-113", Severity.WARNING, Fault.NOBODY),
  OUTSIDE_ORDER("LAB-114", Severity.WARNING),
  NOT_READ_THERE("LAB-115", Severity.WARNING),
  DOCUMENT_LEFT_OUT("LAB-116", Severity.WARNING),
  INSIDE_DOCUMENT("LAB-117", Severity.WARNING, Fault.NOBODY),
  PENDING_WITH_VALUE("LAB-118", Severity.WARNING),
  ASIDE("LAB-119", Severity.WARNING),
  ABOUT_SPECIMEN("LAB-121", Severity.WARNING),
  NO_EVENT("LAB-122", Severity.WARNING),
  TEXT_ALONE("LAB-123", Severity.WARNING),
  OWN_COPY("LAB-129", Severity.WARNING, Fault.NOBODY),
  SPECIMEN_UNCLEAR("LAB-170", Severity.WARNING),
  SPECIMEN_REPLACED("LAB-171", Severity.WARNING),
  GERM_CHANGED("LAB-120", Severity.WARNING);

  private final FindingRule rule;

  LabFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  LabFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
