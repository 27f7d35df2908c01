package org.estuaire.lab.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Tally;
import org.estuaire.lab.model.LeavingOut;

/**
 * Everything in a report that is a result or a document by its form, noted before any of it is
 * read. Whatever reads it says so; what nobody has read is known by name in the end. For formats in
 * which results may stand anywhere.
 *
 * @param <E> an element of the format; told apart by identity
 */
public final class Census<E> {

  private record Item<E>(E element, long line, String place, FindingCode reason) {
    /** Without the element: it concerns a patient. */
    @Override
    public String toString() {
      return "Item[" + place + "]";
    }
  }

  private final List<Item<E>> items = new ArrayList<>();
  private final Map<E, FindingCode> others = new IdentityHashMap<>(0);
  private final Set<E> taken = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Notes a result or document.
   *
   * @param reason why it was left out, if nobody reads it
   */
  public void add(E element, long line, String place, FindingCode reason) {
    items.add(new Item<>(element, line, place, reason));
  }

  /** Says that a result of the report was made of an element. */
  public void taken(E element) {
    taken.add(element);
  }

  /** Leaves an element out for a reason of its own, instead of the one that it was noted with. */
  public void leave(E element, FindingCode reason) {
    others.put(element, reason);
  }

  /** What was noted, and what of it nobody has read so far. */
  public Tally tally() {
    LeavingOut leavingOut = new LeavingOut();
    for (Item<E> item : items) {
      if (!taken.contains(item.element())) {
        FindingCode reason = others.getOrDefault(item.element(), item.reason());
        leavingOut.add(reason, 1, item.line(), item.place());
      }
    }
    return new Tally(items.size(), leavingOut.all());
  }
}
