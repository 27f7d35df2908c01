package org.estuaire.terminology;

import java.util.Optional;

/** Whether results in a unit can be those of a LOINC code. */
public final class UnitAgreement {

  private UnitAgreement() {}

  /**
   * False only where both are known and contradict each other.
   *
   * @param unit as a laboratory writes it; may be empty
   */
  public static boolean holds(Analytes analytes, String loinc, String unit) {
    Optional<Dimension> measured = analytes.dimension(loinc);
    if (unit.isBlank() || measured.isEmpty()) {
      return true;
    }
    FrenchUnits.Meaning meaning = FrenchUnits.read(unit, measured);
    return !(meaning instanceof FrenchUnits.Meaning.Known known)
        || known.unit().dimension() == measured.get()
        || known.unit().dimension() == Dimension.CHARGE;
  }
}
