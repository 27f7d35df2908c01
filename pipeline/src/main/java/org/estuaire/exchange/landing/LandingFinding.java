package org.estuaire.exchange.landing;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a file is not taken in. Nothing of it is kept; it stays where the sender put it. */
public enum LandingFinding implements FindingCode {
  EMPTY("LND-001", Severity.ERROR),
  TOO_LARGE("LND-002", Severity.ERROR),
  DIRECTORY("LND-003", Severity.WARNING),
  NOT_A_FILE("LND-004", Severity.WARNING),
  UNREADABLE("LND-005", Severity.ERROR, Fault.INSTALLATION),
  CHANGED_WHILE_READ("LND-006", Severity.WARNING),
  FOLDER_AWAY("LND-007", Severity.ERROR, Fault.INSTALLATION),
  MENDED("LND-180", Severity.WARNING, Fault.INSTALLATION),
  SHARE_FULL("LND-190", Severity.ERROR),
  SHARE_NEARLY_FULL("LND-191", Severity.WARNING),
  DISK_KEPT_FREE("LND-192", Severity.ERROR, Fault.INSTALLATION),
  HARD_LINK("LND-193", Severity.WARNING),
  DATABASE_FULL("LND-198", Severity.ERROR, Fault.INSTALLATION);

  private final FindingRule rule;

  LandingFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  LandingFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
