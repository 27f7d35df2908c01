package org.estuaire.exchange.landing;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a ZIP or GZIP delivery is refused as a whole, or what became of it. */
public enum ArchiveFinding implements FindingCode {
  UNPACKED("DEL-010", Severity.WARNING, Fault.NOBODY),
  BROKEN("DEL-011", Severity.ERROR),
  ENCRYPTED("DEL-012", Severity.ERROR),
  NO_FILE("DEL-013", Severity.ERROR),
  NESTED("DEL-014", Severity.ERROR),
  TOO_MUCH("DEL-015", Severity.ERROR);

  private final FindingRule rule;

  ArchiveFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  ArchiveFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
