package org.estuaire.terminology.register;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What can be wrong with the file of a register, and what a register says of a delivery. */
public enum RegisterFinding implements FindingCode {
  NOT_THIS_REGISTER("REG-001", Severity.ERROR, Fault.CONFIGURATION),
  MISSING_COLUMN("REG-002", Severity.ERROR, Fault.CONFIGURATION),
  NO_DATE("REG-003", Severity.ERROR, Fault.CONFIGURATION),
  OLDER("REG-004", Severity.ERROR, Fault.CONFIGURATION),
  FAR_FEWER("REG-005", Severity.ERROR, Fault.CONFIGURATION),
  TOO_MANY_BAD_ROWS("REG-006", Severity.ERROR, Fault.CONFIGURATION),
  BROKEN_FILE("REG-007", Severity.ERROR, Fault.CONFIGURATION),
  NO_ROWS("REG-008", Severity.ERROR, Fault.CONFIGURATION),
  TOO_FEW_CODES("REG-009", Severity.ERROR, Fault.CONFIGURATION),
  BAD_NUMBER("REG-010", Severity.WARNING, Fault.NOBODY),
  SHORT_ROW("REG-011", Severity.WARNING, Fault.NOBODY),
  BAD_TEXT("REG-012", Severity.WARNING, Fault.NOBODY),
  COLUMN_STAYS_EMPTY("REG-013", Severity.WARNING, Fault.NOBODY),
  BAD_CODE("REG-014", Severity.WARNING, Fault.NOBODY),
  BAD_DATE("REG-015", Severity.WARNING, Fault.NOBODY),
  UNKNOWN_PRESCRIBER("REG-030", Severity.WARNING, Fault.PARTNER),
  ABSENT_PRESCRIBER("REG-031", Severity.WARNING, Fault.PARTNER),
  UNKNOWN_FACILITY("REG-032", Severity.WARNING, Fault.PARTNER),
  CLOSED_FACILITY("REG-033", Severity.WARNING, Fault.PARTNER);

  private final FindingRule rule;

  RegisterFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
