package org.estuaire.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.lab.ResultTable.Key;
import org.estuaire.lab.ResultTable.Known;

/**
 * The lives of the results that a chunk touches, under their keys.
 *
 * <p>A message that says a code once may mean the only result of that code, whose time it may
 * correct, or one of several moments. Which it is follows from all that was ever said of the code
 * in its order, in whatever order it arrives: there are several moments where one message says two
 * ({@link ResultsApart}), or where two final statements of different values name different times.
 */
final class ResultLives {

  private final Map<Key, Life> lives = new LinkedHashMap<>();
  private final Map<Key, Set<Key>> moments = new HashMap<>();
  private final Map<Key, Set<Key>> ranks = new HashMap<>();
  private final Set<Isolate> described = new HashSet<>();
  private final List<Moved> moved = new ArrayList<>();
  private final WholeVersions wholes;
  private Map<Key, Known> known = Map.of();

  ResultLives(WholeVersions wholes) {
    this.wholes = wholes;
  }

  /** A result, and the identity that its rows carry. */
  record Life(long sourceIdentityId, ResultLife versions) {}

  private record Isolate(long reportId, String subId) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Isolate[…]";
    }
  }

  /** Superseded versions that turned out to be of one moment of several. */
  record Moved(Key from, Instant moment) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Moved[…]";
    }
  }

  void begin(Map<Key, Known> stored) {
    known = stored;
    known.keySet().forEach(this::note);
  }

  private void note(Key key) {
    ranks.computeIfAbsent(NamedResults.first(key), first -> new LinkedHashSet<>(2)).add(key);
    if (!key.result().isolate().isEmpty()) {
      described.add(new Isolate(key.reportId(), key.result().isolate()));
    }
    if (key.result().moment().isPresent()) {
      moments.computeIfAbsent(key.atAnyMoment(), any -> new HashSet<>(4)).add(key);
    }
  }

  boolean isUnknown(Key key) {
    return !lives.containsKey(key) && !known.containsKey(key);
  }

  /** Whether anything is said about the micro-organism that a result names. */
  boolean isDescribed(Key germ) {
    return germ.result().isolate().isEmpty()
        && described.contains(new Isolate(germ.reportId(), germ.result().subId()));
  }

  /** Everything that the repository or this chunk knows. */
  Set<Key> keys() {
    Set<Key> keys = new HashSet<>(known.keySet());
    keys.addAll(lives.keySet());
    return keys;
  }

  Set<Key> touched() {
    return lives.keySet();
  }

  Map<Key, Life> all() {
    return lives;
  }

  List<Moved> moved() {
    return moved;
  }

  /** The results that a statement is about: one, or every moment where it tells no time. */
  Collection<Key> of(long reportId, LabResult result, ResultVersion version, long identity) {
    Key said = new Key(reportId, result.key());
    if (result.isNamedByLabel()) {
      return List.of(named(said, version));
    }
    Key key = inSpecimen(said, result.specimen());
    Key any = key.atAnyMoment();
    if (!key.equals(any)) {
      split(any, identity);
      note(key);
      return List.of(key);
    }
    if (!moments.containsKey(any) && isAnotherMoment(any, version, identity)) {
      split(any, identity);
    }
    Set<Key> several = moments.get(any);
    if (several == null) {
      return List.of(key);
    }
    Optional<Instant> at = result.observedAt().map(ResultContent::stored);
    if (at.isEmpty() && version.isWithdrawal()) {
      return List.copyOf(several);
    }
    Key own = any.at(at);
    note(own);
    return List.of(own);
  }

  private Key named(Key said, ResultVersion version) {
    Map<Key, ResultVersion> siblings = new LinkedHashMap<>();
    for (Key key : ranks.getOrDefault(NamedResults.first(said), Set.of())) {
      current(key).ifPresent(current -> siblings.put(key, current));
    }
    return new NamedResults(siblings).of(said, version);
  }

  private Optional<ResultVersion> current(Key key) {
    Life life = lives.get(key);
    return life == null
        ? Optional.ofNullable(known.get(key)).flatMap(stored -> stored.current)
        : life.versions().current();
  }

  /** A message that says a code once means that of its specimen, where several are known. */
  private Key inSpecimen(Key key, String specimen) {
    if (specimen.isEmpty() || !key.result().subId().isEmpty()) {
      return key;
    }
    Key own = new Key(key.reportId(), key.result().under(specimen));
    return isUnknown(own) && !moments.containsKey(own.atAnyMoment()) ? key : own;
  }

  private boolean isAnotherMoment(Key any, ResultVersion version, long identity) {
    return !isUnknown(any)
        && wholes.newest(any.reportId()).isEmpty()
        && life(any, identity).versions().sent().stream().anyMatch(version::isApartInTimeFrom);
  }

  private void split(Key any, long identity) {
    if (isUnknown(any)) {
      return;
    }
    Known stored = known.get(any);
    if (stored != null) {
      stored.superseded.stream()
          .flatMap(version -> version.content().observedAt().stream())
          .distinct()
          .forEach(at -> moved.add(new Moved(any, at)));
    }
    life(any, identity)
        .versions()
        .byMoment()
        .forEach(
            (at, life) -> {
              Key key = any.at(Optional.of(at));
              lives.put(key, new Life(identity, life));
              note(key);
            });
  }

  Life life(Key key, long identity) {
    return lives.computeIfAbsent(
        key,
        unknown -> {
          note(key);
          boolean whole = wholes.newest(key.reportId()).isPresent();
          Renewal renewal = whole ? Renewal.WHOLE : Renewal.BY_RESULT;
          return new Life(identity, versions(known.get(key), renewal));
        });
  }

  private static ResultLife versions(Known stored, Renewal renewal) {
    return stored == null
        ? new ResultLife(renewal, Optional.empty(), List.of())
        : new ResultLife(renewal, stored.current, stored.superseded);
  }
}
