package org.estuaire.lab.codes;

import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Places;
import org.estuaire.person.Claim;

/**
 * What a laboratory says that one of its codes means. It states nobody.
 *
 * @param unit as the laboratory writes it; may be empty
 * @param loinc empty where the laboratory has not filled it in
 * @param inUse whether the table in use says so already
 */
record LocalCode(
    String code, String label, String unit, String loinc, boolean inUse, Places<String> places)
    implements LaneRecord {

  @Override
  public String key() {
    return code;
  }

  LocalCode usedAlready() {
    return new LocalCode(code, label, unit, loinc, true, places);
  }

  @Override
  public boolean statesAPerson() {
    return false;
  }

  @Override
  public Claim claim() {
    throw new IllegalStateException("a code states nobody");
  }

  /** Without the content: a sender may have put anything there. */
  @Override
  public String toString() {
    return "LocalCode[…]";
  }
}
