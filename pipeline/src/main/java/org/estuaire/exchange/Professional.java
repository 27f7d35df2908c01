package org.estuaire.exchange;

import java.util.Optional;

/**
 * Somebody who practises, as a header names them.
 *
 * @param rpps eleven digits; empty when not known
 * @param family name under which they practise
 * @param given may be empty
 * @param profession empty when not known
 */
public record Professional(
    String rpps, String family, String given, Optional<Profession> profession) {

  /**
   * A profession with its speciality.
   *
   * @param code of the value set JDV_J01 of ANS (1.2.250.1.213.1.1.4.5)
   * @param label as the value set words it
   */
  public record Profession(String code, String label) {

    public static final Profession PHYSICIAN_BIOLOGIST =
        new Profession("G15_10/SM03", "Médecin - Biologie médicale (SM)");

    public static final Profession PHARMACIST_BIOLOGIST =
        new Profession("G15_21/G", "Pharmacien biologiste");

    /** Without the content: it tells of somebody. */
    @Override
    public String toString() {
      return "Profession[…]";
    }
  }

  /** Without the content: it names somebody. */
  @Override
  public String toString() {
    return "Professional[…]";
  }
}
