package org.estuaire.terminology.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A facility, or the legal entity that runs some.
 *
 * @param number FINESS
 * @param legalNumber FINESS of the legal entity of a facility; empty for an entity
 * @param category code of the kind of facility, for example {@code 611} for a laboratory
 * @param siret may be empty
 * @param ended the day since which it is closed or absent from the register
 */
public record Establishment(
    String number,
    Kind kind,
    String legalNumber,
    String name,
    String category,
    String categoryLabel,
    String siret,
    PostalAddress address,
    String phone,
    Optional<LocalDate> ended) {

  /** Which of the two a number is: it does not say so itself. */
  public enum Kind {
    /** Établissement: a place. */
    ET,
    /** Entité juridique: who runs it. */
    EJ
  }
}
