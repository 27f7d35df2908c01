package org.estuaire.terminology.register;

import java.util.List;
import java.util.stream.Stream;

/**
 * A postal address as a register has it; every part may be empty.
 *
 * @param complement building, floor, "chez"
 * @param street number, kind and name of the street
 * @param distribution post box, locality
 * @param townCode code of the commune (COG)
 */
public record PostalAddress(
    String complement,
    String street,
    String distribution,
    String postcode,
    String town,
    String townCode) {

  /** A register that gives no address, or that of another region. */
  public static final PostalAddress NONE = new PostalAddress("", "", "", "", "", "");

  public boolean isKnown() {
    return !postcode.isEmpty() || !town.isEmpty();
  }

  /** Its lines as they stand on an envelope, the empty ones left out. */
  public List<String> lines() {
    return Stream.of(complement, street, distribution, (postcode + " " + town).strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
