package org.estuaire.exchange.trial;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What is found of a file that is tried, besides what a load of it would find. */
public enum TrialFinding implements FindingCode {
  SAME_BYTES("TRY-001", Severity.WARNING),
  TWICE_IN_ARCHIVE("TRY-002", Severity.WARNING),
  STAY_ALONE("TRY-003", Severity.WARNING),
  TOO_LARGE("TRY-004", Severity.ERROR),
  ARCHIVE_TOO_LARGE("TRY-005", Severity.ERROR),
  NO_MAPPING("TRY-006", Severity.ERROR, Fault.CONFIGURATION),
  DEADLY("TRY-007", Severity.ERROR, Fault.PROGRAM),
  FAILED("TRY-008", Severity.ERROR, Fault.PROGRAM),
  NOT_JUDGED("TRY-009", Severity.ERROR, Fault.INSTALLATION);

  private final FindingRule rule;

  TrialFinding(String code, Severity severity) {
    this(code, severity, Fault.PARTNER);
  }

  TrialFinding(String code, Severity severity, Fault fault) {
    rule = new FindingRule(code, severity, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
