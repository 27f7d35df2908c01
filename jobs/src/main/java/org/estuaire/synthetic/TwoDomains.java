package org.estuaire.synthetic;

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

  /** Says every entry, of the left domain and of the right one, in the order of the persons. */
  public void tell(Consumer<MatchEntry> left, Consumer<MatchEntry> right) {
    Territory.generate(new TerritorySpec(seed, persons, SampleNight.NIGHT))
        .persons()
        .forEach(person -> tell(person, left, right));
  }

  private void tell(Person person, Consumer<MatchEntry> left, Consumer<MatchEntry> right) {
    Chance known = Chance.of(seed, "known", person.number());
    Dweller dweller = Dweller.of(seed, person);
    boolean toLeft = known.perThousand(KNOWN);
    boolean toRight = known.perThousand(KNOWN);
    if (toLeft) {
      left.accept(DomainErrors.statement(dweller, Chance.of(seed, "left", person.number())));
    }
    if (toRight) {
      right.accept(DomainErrors.statement(dweller, Chance.of(seed, "right", person.number())));
    }
  }

  /** How many persons both domains know: the pairs that there are to find. */
  public int common() {
    int common = 0;
    for (int number = 1; number <= persons; number++) {
      Chance known = Chance.of(seed, "known", number);
      boolean toLeft = known.perThousand(KNOWN);
      common += known.perThousand(KNOWN) && toLeft ? 1 : 0;
    }
    return common;
  }
}
