package org.estuaire.exchange;

import java.util.Optional;

/**
 * What stands at the head of a laboratory's reports (code de la santé publique, D. 6211-3, and the
 * header of CR-BIO): where it is and who answers for its results.
 *
 * @param director empty when not known
 * @param biologist who is responsible for the results; the director where nobody else is named
 * @param inHospital whether it is the laboratory of a hospital, not one of the town
 */
public record Letterhead(
    Address address,
    Optional<Professional> director,
    Optional<Professional> biologist,
    boolean inHospital) {

  /** Nothing is known. */
  public static final Letterhead UNKNOWN =
      new Letterhead(Address.UNKNOWN, Optional.empty(), Optional.empty(), false);

  /** Who is responsible for the results. */
  public Optional<Professional> responsible() {
    return biologist.or(() -> director);
  }

  /** Whether all is said that a header has to name. */
  public boolean isComplete() {
    return address.isKnown() && !address.phone().isEmpty() && director.isPresent();
  }

  /**
   * Where somebody is reached; a missing text is empty.
   *
   * @param street number and way
   * @param phone as it is dialled
   */
  public record Address(String street, String postcode, String town, String phone) {

    public static final Address UNKNOWN = new Address("", "", "", "");

    /** Whether anything is known but the telephone. */
    public boolean isKnown() {
      return !street.isEmpty() || !postcode.isEmpty() || !town.isEmpty();
    }

    /** Without the content: it may be somebody's. */
    @Override
    public String toString() {
      return "Address[…]";
    }
  }

  /** Without the content: it names somebody. */
  @Override
  public String toString() {
    return "Letterhead[…]";
  }
}
