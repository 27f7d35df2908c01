package org.estuaire.installation;

import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** A folder can't be used, for lack of space, of the folder or of the right to write in it. */
public enum FolderFinding implements FindingCode {
  FOLDER_FULL("LND-194", Severity.ERROR),
  FOLDER_READ_ONLY("LND-196", Severity.ERROR),
  FOLDER_MISSING("LND-195", Severity.ERROR),
  FOLDER_FAILS("LND-197", Severity.ERROR);

  private final FindingRule rule;

  FolderFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.INSTALLATION);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }
}
