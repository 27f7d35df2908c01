package org.estuaire.identity.feed;

import java.util.Set;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.LocalId;

/**
 * What an event about two identifiers needs (IHE PAM.FR 2.11.1, ITI-30: a merge stays within one
 * domain, a link joins two identities of any).
 */
final class PairRules {

  private static final Set<EventKind> WITHIN_A_DOMAIN =
      Set.of(EventKind.MERGE, EventKind.UNMERGE, EventKind.ID_CHANGE);

  private static final int LONGEST = 250;

  void judge(IdentityStatement statement, Verdict verdict) {
    if (statement.other().isEmpty()) {
      if (statement.event().namesTwo()) {
        verdict.add(IdentityFinding.OTHER_ID_MISSING, IdentityField.OTHER_ID, "");
      }
      return;
    }
    LocalId one = statement.subject();
    LocalId other = statement.other().get();
    if (!statement.event().namesTwo() && statement.event() != EventKind.ID_CHANGE) {
      verdict.add(IdentityFinding.OTHER_ID_SUPERFLUOUS, IdentityField.OTHER_ID, "");
    } else if (one.equals(other)) {
      verdict.add(IdentityFinding.SAME_ID_TWICE, IdentityField.OTHER_ID, "");
    } else if (WITHIN_A_DOMAIN.contains(statement.event())
        && !one.domain().equals(other.domain())) {
      verdict.add(IdentityFinding.MERGE_ACROSS_DOMAINS, IdentityField.OTHER_ID, other.domain());
    }
    if (!fits(one) || !fits(other)) {
      verdict.add(IdentityFinding.EVENT_ID_UNUSABLE, IdentityField.OTHER_ID, "");
    }
  }

  /** As the registry has it for every local identifier. */
  private static boolean fits(LocalId id) {
    return fits(id.domain()) && fits(id.value());
  }

  private static boolean fits(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST
        && text.codePoints().noneMatch(Character::isISOControl);
  }
}
