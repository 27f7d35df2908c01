package org.estuaire.social.evaluation;

import java.util.EnumSet;
import java.util.Set;
import org.estuaire.exchange.Fault;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.FindingRule;
import org.estuaire.exchange.Severity;

/** Rules of evaluations; written for the team that has to mend the row. */
enum EvaluationFinding implements FindingCode {
  EXTRACTED_IN_FUTURE("EVA-001", Severity.ERROR),
  OTHER_DEPARTMENT("EVA-002", Severity.ERROR),
  DOSSIER_NOT_KNOWN("EVA-003", Severity.HOLD),
  NO_VISIT("EVA-004", Severity.WARNING),
  VISIT_AFTER_EXTRACTION("EVA-005", Severity.WARNING),
  LETTER("EVA-006", Severity.WARNING),
  NOT_COMPUTED("EVA-007", Severity.WARNING),
  COMPUTED_OTHERWISE("EVA-008", Severity.WARNING),
  RETAINED_OTHERWISE("EVA-009", Severity.WARNING),
  SAME_DAY("EVA-010", Severity.WARNING),
  RIGHT_SAYS_OTHERWISE("EVA-011", Severity.WARNING),
  TECHNICAL_AID("EVA-012", Severity.WARNING),
  RPPS("EVA-013", Severity.WARNING);

  /** They say where a row belongs. */
  private static final Set<EvaluationFinding> FOR_EVERYBODY =
      EnumSet.of(EXTRACTED_IN_FUTURE, OTHER_DEPARTMENT, DOSSIER_NOT_KNOWN);

  private final FindingRule rule;

  EvaluationFinding(String code, Severity severity) {
    rule = new FindingRule(code, severity, Fault.PARTNER);
  }

  @Override
  public FindingRule rule() {
    return rule;
  }

  /** Whether a council may agree on what becomes of a row that breaks this rule. */
  boolean isAgreeable() {
    return !FOR_EVERYBODY.contains(this);
  }
}
