package org.estuaire.synthetic;

import java.util.Optional;
import java.util.function.Consumer;
import org.estuaire.identity.matching.MatchEntry;

/**
 * Two identification domains of one territory, with the truth: the key of an entry is the number of
 * the person, the same in both. Each inhabitant is known to either domain at a chance of their own;
 * twins, namesakes and homonyms are often known to one domain only. Nobody is in a domain twice.
 *
 * <p>The territory of the samples has a small town's names and streets; here both are widened by
 * invented ones, so that a million inhabitants meet in them about as often as in life.
 */
public final class TwoDomains {

  private static final int KNOWN = 780;

  private final long seed;
  private final int persons;

  private TwoDomains(long seed, int persons) {
    this.seed = seed;
    this.persons = persons;
  }

  /**
   * @param size about how many identities either domain has
   */
  public static TwoDomains of(long seed, int size) {
    return new TwoDomains(seed, (int) (size * 1000L / KNOWN));
  }

  /**
   * Says every entry, of the left domain and of the right one, in the order of the persons.
   *
   * @return how many persons both domains know: the pairs that there are to find
   */
  public int tell(Consumer<MatchEntry> left, Consumer<MatchEntry> right) {
    Telling telling = new Telling(left, right);
    Territory.generate(new TerritorySpec(seed, persons, SampleNight.NIGHT))
        .persons()
        .forEach(telling::of);
    return telling.common;
  }

  private final class Telling {

    private final Consumer<MatchEntry> left;
    private final Consumer<MatchEntry> right;
    private Optional<Person> before = Optional.empty();
    private int common;

    Telling(Consumer<MatchEntry> left, Consumer<MatchEntry> right) {
      this.left = left;
      this.right = right;
    }

    void of(Person person) {
      boolean sameNameAsTwin = before.filter(elder -> twinOfOneName(elder, person)).isPresent();
      before = Optional.of(person);
      if (!sameNameAsTwin) {
        tell(person);
      }
    }

    /** The draw of the samples lets it happen; parents don't. */
    private boolean twinOfOneName(Person elder, Person person) {
      return elder.household() == person.household()
          && elder.birth().date().equals(person.birth().date())
          && elder.firstGivenName().equals(person.firstGivenName());
    }

    private void tell(Person person) {
      Chance known = Chance.of(seed, "known", person.number());
      boolean toLeft = known.perThousand(KNOWN);
      boolean toRight = known.perThousand(KNOWN);
      Dweller dweller = Dweller.of(seed, person);
      if (toLeft) {
        left.accept(DomainErrors.statement(dweller, Chance.of(seed, "left", person.number())));
      }
      if (toRight) {
        right.accept(DomainErrors.statement(dweller, Chance.of(seed, "right", person.number())));
      }
      common += toLeft && toRight ? 1 : 0;
    }
  }
}
