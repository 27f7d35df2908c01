package org.estuaire.exchange;

/** What can be wrong with a delivery as a whole, whatever its format. */
public enum DeliveryFinding implements FindingCode {
  UNKNOWN_FORMAT("DEL-001", Severity.ERROR),
  OTHER_KIND("DEL-140", Severity.ERROR),
  EMPTY("DEL-002", Severity.ERROR),
  SET_ASIDE("DEL-003", Severity.ERROR, Fault.PROGRAM),
  REFUSED_BY_REPOSITORY("DEL-004", Severity.ERROR),
  UNREADABLE("DEL-005", Severity.ERROR, Fault.PROGRAM),
  PARTS_UNACCOUNTED("DEL-110", Severity.ERROR, Fault.PROGRAM),
  MORE_WARNINGS("DEL-180", Severity.WARNING),
  MORE_ERRORS("DEL-181", Severity.ERROR),
  UNFOLDS_TOO_FAR("DEL-182", Severity.ERROR),
  TOO_MANY_REJECTS("DEL-183", Severity.ERROR),
  TOO_MANY_REJECTS_OF_NIGHT("DEL-184", Severity.ERROR),
  SEAL_BROKEN("DEL-170", Severity.ERROR, Fault.INSTALLATION),
  DAMAGED("DEL-190", Severity.ERROR, Fault.INSTALLATION),
  FAILED("DEL-191", Severity.ERROR, Fault.PROGRAM),
  PARTNER_FAILED("DEL-192", Severity.ERROR, Fault.INSTALLATION),
  DEADLY("DEL-193", Severity.ERROR, Fault.PROGRAM),
  NOT_REPORTED("DEL-194", Severity.ERROR, Fault.PROGRAM),
  UNDECIDED("DEL-195", Severity.WARNING, Fault.PARTNER);

  private final FindingRule rule;

  DeliveryFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  DeliveryFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
