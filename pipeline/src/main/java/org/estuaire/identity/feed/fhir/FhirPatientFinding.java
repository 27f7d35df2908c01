package org.estuaire.identity.feed.fhir;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with the form of a Patient; its codes begin at FHIR-101. */
public enum FhirPatientFinding implements FindingCode {
  NOT_WELL_FORMED("FHIR-101", Severity.ERROR),
  TOO_LONG("FHIR-102", Severity.ERROR),
  NOT_A_PATIENT("FHIR-103", Severity.ERROR),
  NO_IDENTIFIER("FHIR-104", Severity.ERROR),
  NO_TIME("FHIR-105", Severity.ERROR),
  OTHER_BY_ADDRESS("FHIR-106", Severity.ERROR),
  NO_BUNDLE("FHIR-107", Severity.ERROR),
  MODIFIER_UNKNOWN("FHIR-108", Severity.ERROR);

  private final FindingRule rule;

  FhirPatientFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
