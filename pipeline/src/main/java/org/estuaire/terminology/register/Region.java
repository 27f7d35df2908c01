package org.estuaire.terminology.register;

import java.util.Set;

/**
 * The départements whose addresses an installation keeps.
 *
 * @param departements their codes; none: the whole country
 */
public record Region(Set<String> departements) {

  public static final Region WHOLE_COUNTRY = new Region(Set.of());

  private static final String CORSICA = "20";

  public Region {
    departements = Set.copyOf(departements);
  }

  /**
   * Whether a place lies in it; one that neither code places lies nowhere.
   *
   * @param townCode COG, which is surer than a postcode
   */
  boolean holds(String townCode, String postcode) {
    if (departements.isEmpty()) {
      return true;
    }
    String departement = departement(townCode);
    return departements.contains(departement.isEmpty() ? ofPostcode(postcode) : departement);
  }

  private static String departement(String code) {
    if (code.length() != 5) {
      return "";
    }
    return code.startsWith("97") || code.startsWith("98")
        ? code.substring(0, 3)
        : code.substring(0, 2);
  }

  /** South Corsica has the postcodes 200xx and 201xx, the north the others. */
  private static String ofPostcode(String postcode) {
    String departement = departement(postcode);
    if (!departement.equals(CORSICA)) {
      return departement;
    }
    return postcode.charAt(2) <= '1' ? "2A" : "2B";
  }
}
