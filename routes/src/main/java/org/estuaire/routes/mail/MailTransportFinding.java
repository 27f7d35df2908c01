package org.estuaire.routes.mail;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Why a message did not go out, or was not fetched. */
public enum MailTransportFinding implements FindingCode {
  SERVER_AWAY("MAIL-020", Fault.PARTNER),
  CERTIFICATE("MAIL-021", Fault.CONFIGURATION),
  LOGIN_REFUSED("MAIL-022", Fault.CONFIGURATION),
  REFUSED("MAIL-023", Fault.PARTNER),
  IN_DOUBT("MAIL-024", Fault.PARTNER),
  UNKNOWN_SENDER("MAIL-025", Fault.PARTNER),
  TOO_LARGE("MAIL-026", Fault.PARTNER),
  NOT_PUT_AWAY("MAIL-027", Fault.PARTNER),
  CUT("MAIL-028", Fault.PARTNER),
  TIME_USED_UP("MAIL-029", Fault.PARTNER),
  AUTHORITIES("MAIL-030", Fault.CONFIGURATION);

  private final FindingRule rule;

  MailTransportFinding(String code, Fault fault) {
    rule = new FindingRule(code, Severity.ERROR, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
