package org.estuaire.person.trust;

import java.util.Arrays;
import java.util.Optional;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule.Authority;

/**
 * A matricule INS as a source states it.
 *
 * @param numberAndKey 15 characters when it is right
 * @param authority OID of who assigned it
 */
public record StatedIns(String numberAndKey, String authority) {

  private static final int NUMBER = 13;

  /**
   * @param numberAndKey as sent: some set the number in groups
   */
  public StatedIns {
    numberAndKey = InsKey.compact(numberAndKey);
  }

  Optional<Authority> issuer() {
    return Arrays.stream(Authority.values())
        .filter(known -> known.oid().equals(authority))
        .findFirst();
  }

  boolean keyMatches() {
    return InsKey.matches(numberAndKey);
  }

  String number() {
    return numberAndKey.substring(0, NUMBER);
  }

  /** Says nothing: the number identifies a person. */
  @Override
  public String toString() {
    return "StatedIns[…]";
  }
}
