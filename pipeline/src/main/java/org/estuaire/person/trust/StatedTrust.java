package org.estuaire.person.trust;

import java.util.List;
import org.estuaire.person.Sex;

/**
 * What a source states of an identity that trust depends on.
 *
 * @param codes statuses and attributes, in any order; empty when the format has none
 * @param matricules all that are stated as INS in force
 */
public record StatedTrust(List<StatedCode> codes, List<StatedIns> matricules, Sex sex) {

  public StatedTrust {
    codes = List.copyOf(codes);
    matricules = List.copyOf(matricules);
  }

  /** Says nothing: the number identifies a person. */
  @Override
  public String toString() {
    return "StatedTrust[…]";
  }
}
