package org.estuaire.synthetic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The inhabitants of an invented territory, household after household. They are drawn as they are
 * asked for: memory does not grow with their number.
 */
public final class Territory {

  private final TerritorySpec spec;

  private Territory(TerritorySpec spec) {
    this.spec = spec;
  }

  /** The territory of a seed; always the same one. */
  public static Territory generate(TerritorySpec spec) {
    return new Territory(spec);
  }

  public TerritorySpec spec() {
    return spec;
  }

  /** All inhabitants, in the order of their numbers; each call starts again. */
  public Stream<Person> persons() {
    Iterator<Person> source = new Census(new Households(spec));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(source, Spliterator.ORDERED), false)
        .limit(spec.persons());
  }

  /** Knocks at one door after the other. */
  private static final class Census implements Iterator<Person> {

    private final Households households;
    private final Deque<Person> atHome = new ArrayDeque<>();

    Census(Households households) {
      this.households = households;
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Person next() {
      while (atHome.isEmpty()) {
        atHome.addAll(households.next());
      }
      return atHome.poll();
    }
  }
}
