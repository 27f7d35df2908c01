package org.estuaire.social.pch;

import java.util.EnumSet;
import java.util.Set;
import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of PCH; written for the clerk who has to mend the row. */
enum PchFinding implements FindingCode {
  ELEMENT_NOT_KNOWN("PCH-001", Severity.WARNING),
  NOT_OF_PCH("PCH-002", Severity.WARNING),
  TYPE_SHAPE("PCH-003", Severity.WARNING),
  CONDITION("PCH-004", Severity.WARNING),
  AMOUNT("PCH-005", Severity.WARNING),
  HOURS("PCH-006", Severity.WARNING),
  TARIFF("PCH-007", Severity.WARNING),
  FLAT_RATE("PCH-008", Severity.WARNING),
  TARIFF_NOT_CHECKED("PCH-009", Severity.WARNING),
  MONTH("PCH-010", Severity.WARNING),
  DOUBLE_BENEFIT("PCH-011", Severity.WARNING),
  FACILITY("PCH-012", Severity.WARNING);

  private static final Set<PchFinding> OF_THE_LOAD = EnumSet.of(TARIFF_NOT_CHECKED, DOUBLE_BENEFIT);

  private final FindingRule rule;

  PchFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }

  /** Whether a row that breaks this rule is loaded by the time that anybody sees it. */
  boolean isOfTheLoad() {
    return OF_THE_LOAD.contains(this);
  }
}
