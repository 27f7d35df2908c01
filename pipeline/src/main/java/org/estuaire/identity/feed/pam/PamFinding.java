package org.estuaire.identity.feed.pam;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with an ADT message besides its form (PAM.FR 2.11.1). */
public enum PamFinding implements FindingCode {
  NOT_AN_IDENTITY_EVENT("PAM-001", Severity.ERROR),
  MOVEMENT("PAM-002", Severity.WARNING, Fault.NOBODY),
  EXCLUDED("PAM-003", Severity.WARNING),
  NO_EVENT("PAM-004", Severity.ERROR),
  EVENT_FROM_ELSEWHERE("PAM-005", Severity.WARNING),
  NO_TIME("PAM-006", Severity.ERROR),
  NO_MRG("PAM-007", Severity.ERROR),
  SEVERAL_MERGES("PAM-008", Severity.ERROR),
  TWO_PATIENTS_NEEDED("PAM-009", Severity.ERROR),
  NO_IDENTIFIER("PAM-010", Severity.ERROR),
  IPP_CHANGED("PAM-011", Severity.WARNING),
  LUNAR_DATE("PAM-012", Severity.WARNING, Fault.NOBODY);

  private final FindingRule rule;

  PamFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  PamFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
