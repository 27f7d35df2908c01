package org.estuaire.synthetic;

/**
 * An invented commune of the Pays d'Estran.
 *
 * @param code on the pattern of the COG, beyond the last number in use
 * @param postcode on the pattern of the post, beyond the last number in use
 * @param weight share of the inhabitants, in thousandths
 */
public record Commune(String code, String name, String postcode, int weight) {

  /** The department: the first two characters. */
  public String department() {
    return code.substring(0, 2);
  }

  public BirthPlace asBirthPlace() {
    return new BirthPlace(code, name);
  }
}
