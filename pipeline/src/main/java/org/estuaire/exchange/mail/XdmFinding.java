package org.estuaire.exchange.mail;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What is told of a package of documents (IHE XDM). */
public enum XdmFinding implements FindingCode {
  OPENED("XDM-001", Severity.WARNING, Fault.NOBODY),
  METADATA_UNREADABLE("XDM-002", Severity.ERROR),
  HASH_DIFFERS("XDM-003", Severity.ERROR),
  SIZE_DIFFERS("XDM-004", Severity.ERROR),
  DOCUMENT_MISSING("XDM-005", Severity.ERROR),
  UNSAFE_NAME("XDM-006", Severity.ERROR),
  TOO_MUCH("XDM-007", Severity.ERROR),
  NESTED("XDM-008", Severity.ERROR),
  WITHDRAWAL("XDM-009", Severity.ERROR),
  NOT_DECLARED("XDM-010", Severity.WARNING),
  NOTHING_TO_READ("XDM-011", Severity.ERROR),
  NO_HASH("XDM-012", Severity.WARNING),
  NAME_TWICE("XDM-013", Severity.ERROR),
  NO_INDEX("XDM-014", Severity.WARNING),
  SEVERAL_PATIENTS("XDM-015", Severity.WARNING);

  private final FindingRule rule;

  XdmFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  XdmFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
