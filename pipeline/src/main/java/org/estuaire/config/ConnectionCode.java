package org.estuaire.config;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what an operator writes about connections: MLLP and servers to fetch from. {@code
 * {0}} is the key; what the other arguments are is said by the sentences.
 */
public enum ConnectionCode implements FindingCode {
  MLLP_PORT_TAKEN("CFG-080"),
  BAD_SENDER("CFG-081"),
  BAD_NETWORK("CFG-082"),
  BAD_FINGERPRINT("CFG-083"),
  NO_PROOF("CFG-084"),
  NO_LISTENER("CFG-085"),
  NO_CLIENT_AUTHORITIES("CFG-086"),
  SHARED_SENDER("CFG-087"),
  BAD_VARIABLE("CFG-088"),
  BAD_PATTERN("CFG-089"),
  ONE_CREDENTIAL("CFG-090"),
  BAD_MAIL_ADDRESS("CFG-091"),
  MAIL_WITHOUT_SERVER("CFG-092"),
  TWO_WAYS_OUT("CFG-093"),
  SHARED_MAILBOX("CFG-094"),
  MAIL_NOT_PUT_AWAY("CFG-095"),
  MAIL_WITHOUT_ANSWERS("CFG-096");

  private final FindingRule rule;

  ConnectionCode(String code) {
    rule = new FindingRule(code, Severity.ERROR, Fault.CONFIGURATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
