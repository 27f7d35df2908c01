package org.estuaire.config;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** What the account of the database lacks for what it was asked. */
public enum AccountCode implements FindingCode {
  ROLES_MISSING("CFG-130"),
  ROLE_NEEDED("CFG-131"),
  NOT_LET_IN("CFG-132");

  private final FindingRule rule;

  AccountCode(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.INSTALLATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
