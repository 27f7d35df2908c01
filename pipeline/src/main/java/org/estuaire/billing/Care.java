package org.estuaire.billing;

import java.time.LocalDate;

/**
 * What was done on a line B or C.
 *
 * @param mode treatment mode (MDTRT)
 * @param discipline service discipline (DISPRES)
 * @param exemption reason of the exemption from co-payment (EXOTM)
 * @param specialty of the performer (SPECEX)
 * @param date of the care (DATSOINS)
 * @param code of the act or service (CODACT)
 */
public record Care(
    String mode,
    String discipline,
    String exemption,
    String specialty,
    LocalDate date,
    String code) {

  @Override
  public String toString() {
    return "Care[…]";
  }
}
