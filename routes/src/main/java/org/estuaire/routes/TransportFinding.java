package org.estuaire.routes;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a message is not taken from a connection, or a file not fetched from a server. */
public enum TransportFinding implements FindingCode {
  NOT_A_MESSAGE("NET-001"),
  TOO_LONG("NET-002"),
  NO_CONTROL_ID("NET-003"),
  NOT_IN_CHARSET("NET-004"),
  UNKNOWN_SENDER("NET-005"),
  NOT_STORED("NET-006", Fault.INSTALLATION),
  SERVER_AWAY("NET-010"),
  HOST_KEY_UNKNOWN("NET-011", Fault.CONFIGURATION),
  NAME_REFUSED("NET-012"),
  CUT("NET-013"),
  NOT_PUT_AWAY("NET-014"),
  NOT_PUT("NET-015"),
  HOME_NOT_WRITTEN("NET-170", Fault.INSTALLATION),
  TOO_SLOW("NET-180"),
  TIME_USED_UP("NET-181"),
  SEVERAL_MESSAGES("NET-110"),
  TOO_MANY_CONNECTIONS("NET-190"),
  HELD_BACK("NET-191"),
  MORE_REFUSED("NET-192"),
  NO_START("NET-193"),
  NO_END("NET-194");

  private final FindingRule rule;

  TransportFinding(String code) {
    this(code, Fault.PARTNER);
  }

  TransportFinding(String code, Fault fault) {
    rule = new FindingRule(code, Severity.ERROR, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
