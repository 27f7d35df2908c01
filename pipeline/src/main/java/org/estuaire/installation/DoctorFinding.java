package org.estuaire.installation;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What {@code doctor} finds wrong with an installation beyond what other commands report. */
public enum DoctorFinding implements FindingCode {
  LITTLE_MEMORY("DOC-001", Severity.WARNING),
  MISTAKES("DOC-002", Severity.ERROR),
  NOT_WRITABLE("DOC-003", Severity.ERROR),
  DISK_NEARLY_FULL("DOC-004", Severity.ERROR),
  SCHEMA_BEHIND("DOC-005", Severity.WARNING),
  NOT_DURABLE("DOC-006", Severity.ERROR),
  ALMIGHTY_ACCOUNT("DOC-007", Severity.WARNING),
  CLOCKS_DIFFER("DOC-008", Severity.WARNING),
  CLOCK_BEHIND("DOC-009", Severity.ERROR),
  PORT_TAKEN("DOC-010", Severity.ERROR),
  ADDRESS_NOT_HERE("DOC-011", Severity.ERROR),
  TABLE_OLD("DOC-012", Severity.WARNING),
  LAST_NIGHT_INCOMPLETE("DOC-013", Severity.ERROR),
  NIGHTS_MISSING("DOC-014", Severity.ERROR),
  SET_ASIDE("DOC-015", Severity.WARNING),
  NOT_ANSWERED("DOC-016", Severity.ERROR);

  private final FindingRule rule;

  DoctorFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.INSTALLATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
