package org.estuaire.repository;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * Why the repository's server can't be worked with, as far as an operator can fix it. What the
 * arguments are is said by the sentences.
 */
public enum DatabaseFinding implements FindingCode {
  AWAY("CFG-194"),
  FULL("CFG-195"),
  LOGIN_REFUSED("CFG-196"),
  NO_DATABASE("CFG-197"),
  TOO_OLD("CFG-198"),
  RIGHTS_MISSING("CFG-199"),
  NOT_STARTED("CFG-120"),
  NO_ACCOUNT("CFG-121"),
  FOREIGN_FOLDER("CFG-122"),
  NO_PROGRAMS("CFG-123"),
  MIGRATION_FAILED("CFG-126"),
  NEWER_SCHEMA("CFG-127");

  private final FindingRule rule;

  DatabaseFinding(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.INSTALLATION);
  }

  /** Whether the same command may succeed later, with no setting of ours changed. */
  public boolean passes() {
    return switch (this) {
      case AWAY, FULL, NOT_STARTED, NO_ACCOUNT, FOREIGN_FOLDER, NO_PROGRAMS -> true;
      case LOGIN_REFUSED, NO_DATABASE, TOO_OLD, RIGHTS_MISSING, MIGRATION_FAILED, NEWER_SCHEMA ->
          false;
    };
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
