package org.estuaire.pathway;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with {@code config/pathways} and with what practices subscribe to of it. */
public enum PathwayFinding implements FindingCode {
  FILE_NAME_DIFFERS("PATH-001"),
  BAD_LOINC("PATH-002"),
  NOT_COMPARABLE("PATH-003"),
  BAD_PERIOD("PATH-004"),
  BAD_FIGURE("PATH-005"),
  EMPTY_BOUNDS("PATH-006"),
  UNKNOWN_PATHWAY("PATH-007"),
  NO_COUNCIL("PATH-008"),
  UNKNOWN_FORMAT("PATH-009"),
  FOLLOWS_NOBODY("PATH-010"),
  NO_KEEPER("PATH-011");

  private final FindingRule rule;

  /** Nothing starts on a pathway that is not wholly understood. */
  PathwayFinding(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.CONFIGURATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
