package org.estuaire.identity.registry;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.estuaire.person.Sex;

/**
 * Which of all statements about one identity decide what they come to, when each replaces what the
 * one before stated: the newest of all, and of every trait the newest that states it. Each of the
 * others is only looked at, and not put together: somebody may have said thousands of one identity.
 *
 * <p>A word for no name gives way to a name, whichever is newer; where there are such words alone,
 * the oldest stays.
 */
final class Counting {

  private static final List<Predicate<Profile>> NEWEST =
      List.of(
          profile -> true,
          profile -> !profile.strict().name().key().isEmpty(),
          profile -> !profile.strict().given().key().isEmpty(),
          profile -> !profile.strict().givenList().key().isEmpty(),
          profile -> profile.strict().name().telling() && profile.strict().given().telling(),
          profile -> profile.strict().perhapsCut(),
          profile -> profile.traits().birthDate().isPresent(),
          profile -> profile.traits().sex() != Sex.UNKNOWN,
          profile -> !profile.traits().birthPlace().isEmpty(),
          profile -> !profile.traits().usedName().isEmpty(),
          profile -> !profile.traits().usedGivenName().isEmpty(),
          profile -> !profile.traits().nir().isEmpty(),
          profile -> !profile.traits().address().isEmpty(),
          profile -> !profile.traits().postcode().isEmpty(),
          profile -> !profile.traits().residence().isEmpty(),
          profile -> !profile.traits().phone().isEmpty());

  private static final List<Predicate<Profile>> OLDEST =
      List.of(
          profile -> !profile.traits().birthName().isEmpty(),
          profile -> !profile.traits().firstGivenName().isEmpty(),
          profile -> !profile.traits().givenNames().isEmpty());

  private Counting() {}

  /**
   * @param statements the oldest first
   */
  static List<Profile> of(List<Profile> statements) {
    SortedSet<Integer> counting = new TreeSet<>();
    for (Predicate<Profile> states : NEWEST) {
      int at = statements.size() - 1;
      while (at >= 0 && !states.test(statements.get(at))) {
        at--;
      }
      counting.add(at);
    }
    for (Predicate<Profile> states : OLDEST) {
      int at = 0;
      while (at < statements.size() && !states.test(statements.get(at))) {
        at++;
      }
      counting.add(at);
    }
    return counting.stream()
        .filter(at -> at >= 0 && at < statements.size())
        .map(statements::get)
        .toList();
  }
}
