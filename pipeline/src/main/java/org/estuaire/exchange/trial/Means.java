package org.estuaire.exchange.trial;

import org.estuaire.exchange.Worded;
import org.estuaire.person.Claim;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** By what a record could reach a person that is known elsewhere, judged by the record alone. */
public enum Means implements Worded {
  /** It states nobody. */
  NOBODY_STATED,
  /** A qualified INS. */
  INS,
  /** The five strict traits. */
  TRAITS,
  /** A strict trait is missing: nothing but a known local identifier leads to anybody. */
  LOCAL_IDENTIFIER_ONLY,
  /** Not even a local identifier: it stays alone in any case. */
  NONE;

  static Means of(Claim claim) {
    if (claim.ins().isPresent()) {
      return INS;
    }
    if (hasStrictTraits(claim.traits())) {
      return TRAITS;
    }
    return claim.namesARecord() ? NONE : LOCAL_IDENTIFIER_ONLY;
  }

  private static boolean hasStrictTraits(Traits traits) {
    return !traits.birthName().isEmpty()
        && !traits.firstGivenName().isEmpty()
        && traits.birthDate().isPresent()
        && traits.sex() != Sex.UNKNOWN
        && !traits.birthPlace().isEmpty();
  }

  /** Whether no rule finds a person by what it states. */
  boolean isNotEnough() {
    return this == LOCAL_IDENTIFIER_ONLY || this == NONE;
  }
}
