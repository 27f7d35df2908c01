package org.estuaire.person;

import java.util.List;
import java.util.stream.Stream;
import org.estuaire.bytes.NameText;

/**
 * Names that lost letters before they arrived: filed as they are, they would be another person's.
 */
public final class DamagedNames {

  private DamagedNames() {}

  /** Those among the names of a person, as stated. */
  public static List<String> of(Traits traits) {
    return Stream.of(
            traits.birthName(),
            traits.firstGivenName(),
            traits.givenNames(),
            traits.usedName(),
            traits.usedGivenName())
        .filter(NameText::isDamaged)
        .distinct()
        .toList();
  }
}
