package org.estuaire.lab.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.lab.reading.Said;

/**
 * Everything that a laboratory has said of who may see an order, in whatever order it arrived. The
 * newest word on each subject holds; silence takes nothing back. A word that loosens must be the
 * newest by the date of the version as well as by that of the message, so that neither an old
 * version sent again nor an old message that comes late unmasks anything.
 */
final class VisibilityHistory {

  private static final Comparator<Said> BY_VERSION =
      Comparator.comparing((Said said) -> said.stamp().versionAt())
          .thenComparing(said -> said.stamp().issuedAt());

  private static final Comparator<Said> BY_ISSUE =
      Comparator.comparing((Said said) -> said.stamp().issuedAt())
          .thenComparing(said -> said.stamp().versionAt());

  private final List<Said> all = new ArrayList<>();

  VisibilityHistory(Collection<Said> said) {
    all.addAll(said);
  }

  /** A statement with its place in time. */
  record Said(Stamp stamp, VisibilityStatement statement) {
    private boolean isAtTheTimeOf(Said other) {
      return stamp.versionAt().equals(other.stamp.versionAt())
          && stamp.issuedAt().equals(other.stamp.issuedAt());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Said[…]";
    }
  }

  /** Whether this was said before, for the same version by a message of the same time. */
  boolean knows(Said said) {
    return all.stream()
        .anyMatch(one -> one.isAtTheTimeOf(said) && one.statement().equals(said.statement()));
  }

  void add(Said said) {
    all.add(said);
  }

  /** What holds now. */
  Visibility current() {
    return latest(BY_VERSION).alone().strictest(latest(BY_ISSUE).alone());
  }

  /** The newest word on each subject; of several said at one time, the strictest. */
  private VisibilityStatement latest(Comparator<Said> order) {
    List<Said> inOrder = new ArrayList<>(all);
    inOrder.sort(order);
    VisibilityStatement latest = VisibilityStatement.SILENT;
    int from = 0;
    while (from < inOrder.size()) {
      VisibilityStatement together = VisibilityStatement.SILENT;
      int to = from;
      while (to < inOrder.size() && inOrder.get(to).isAtTheTimeOf(inOrder.get(from))) {
        together = together.and(inOrder.get(to).statement());
        to++;
      }
      latest = after(latest, together);
      from = to;
    }
    return latest;
  }

  private static VisibilityStatement after(VisibilityStatement known, VisibilityStatement newer) {
    Optional<Confidentiality> level = newer.confidentiality().or(known::confidentiality);
    Map<Mask, Word> masks = new EnumMap<>(Mask.class);
    masks.putAll(known.masks());
    newer
        .masks()
        .forEach(
            (mask, word) -> {
              // That something is missing takes back nothing that was said.
              if (word != Word.MISSING || !masks.containsKey(mask)) {
                masks.put(mask, word);
              }
            });
    Set<String> named = newer.recipients().isEmpty() ? known.recipients() : newer.recipients();
    return new VisibilityStatement(level, masks, named);
  }
}
