package org.estuaire.lab.rules;

import java.util.Optional;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.terminology.Conversions.Conversion;

/** What becomes of values of one code in one unit. */
sealed interface UnitDecision {

  /** They are converted, or already are as they should be. */
  record Converted(Conversion way, Optional<LabFinding> warning) implements UnitDecision {}

  /**
   * They stay as sent.
   *
   * @param ucum empty when the unit is not known
   */
  record AsSent(String ucum, Optional<LabFinding> warning) implements UnitDecision {}

  /** The unit may mean two things that differ a million times: the report is refused. */
  record Refused(LabFinding why) implements UnitDecision {}
}
