package org.estuaire.installation;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/**
 * Mistakes in what stands around the configuration: the database, keys and secrets, the rights on
 * files. What the arguments are is said by the sentences.
 */
public enum InstallationCode implements FindingCode {
  EMBEDDED_IN_PRODUCTION("CFG-100"),
  DATABASE_WITHOUT_TLS("CFG-101"),
  SAMPLES_IN_PRODUCTION("CFG-102", Fault.CONFIGURATION),
  COPIED_FOLDER("CFG-103"),
  OTHER_REPOSITORY("CFG-104"),
  OTHER_LANDING_KEY("CFG-105"),
  SHARED_SSH_KEY("CFG-106", Fault.CONFIGURATION),
  NOT_TOLD_APART("CFG-107", Fault.CONFIGURATION),
  SHARED_STUDY_KEY("CFG-108", Fault.CONFIGURATION),
  OPEN_TO_OTHERS("CFG-110"),
  KEY_FILE_MISSING("CFG-111"),
  KEY_FILE_UNREADABLE("CFG-112"),
  NO_LANDING_KEY("CFG-113"),
  KEY_WITH_PASSPHRASE("CFG-114"),
  NO_PRIVATE_KEY("CFG-115"),
  VARIABLE_UNSET("CFG-116"),
  HOST_NOT_ON_RECORD("CFG-117", Fault.CONFIGURATION),
  TLS_UNREADABLE("CFG-118"),
  WRITABLE_BY_ALL("CFG-119"),
  OTHER_LANDING_ZONE("CFG-125");

  private final FindingRule rule;

  InstallationCode(String code) {
    this(code, Fault.INSTALLATION);
  }

  InstallationCode(String code, Fault fault) {
    rule = new FindingRule(code, Severity.ERROR, fault);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
