package org.estuaire.identity.registry;

import java.util.Set;
import org.estuaire.person.PersonName;
import org.estuaire.person.StrictTraits.Trait;

/**
 * Compares what two sources say of one identifier where one of them may not tell the birth name
 * from the name used: HPRIM Médecins has one line for both, and invoices name the insured as the
 * fund knows them. RNIV 1 lets names be compared crosswise.
 */
final class UsedNames {

  private UsedNames() {}

  /** The strict traits on which both can't be one person, whichever name was meant. */
  static Set<Trait> contradictions(Profile one, Profile other) {
    Set<Trait> found = one.strict().contradictions(other.strict());
    if (crosswise(
        one.traits().birthName(), other.traits().usedName(),
        other.traits().birthName(), one.traits().usedName())) {
      found.remove(Trait.NAME);
    }
    if (crosswise(
        one.traits().firstGivenName(), other.traits().usedGivenName(),
        other.traits().firstGivenName(), one.traits().usedGivenName())) {
      found.remove(Trait.GIVEN_NAME);
    }
    return found;
  }

  /** Whether the name at birth of one is the name used of the other. */
  private static boolean crosswise(
      String oneBirth, String otherUsed, String otherBirth, String oneUsed) {
    return same(oneBirth, otherUsed) || same(otherBirth, oneUsed);
  }

  private static boolean same(String birth, String used) {
    return PersonName.of(birth).same(PersonName.of(used));
  }
}
