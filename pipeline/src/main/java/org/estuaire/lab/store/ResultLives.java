package org.estuaire.lab.store;

import static java.util.Objects.requireNonNull;

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
import java.util.function.Function;
import java.util.stream.Stream;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.SpecimenWord;
import org.estuaire.lab.store.ResultTable.Key;
import org.estuaire.lab.store.ResultTable.Known;
import org.estuaire.lab.store.SpecimensApart.About;
import org.jspecify.annotations.Nullable;

/**
 * The lives of the results that a chunk touches, under their keys.
 *
 * <p>A message that says a code once may mean the only result of that code, whose time it may
 * correct, or one of several moments. Which it is follows from all that was ever said of the code
 * in its order, in whatever order it arrives: there are several moments where one message says two,
 * or where two final statements of different values name different times. Of several specimens each
 * has moments of its own ({@link SpecimensApart}).
 */
final class ResultLives {

  private final Map<Key, Life> lives = new LinkedHashMap<>();
  private final Map<Key, Set<Key>> moments = new HashMap<>();
  private final Map<Key, Set<Key>> ranks = new HashMap<>();
  private final Set<Isolate> described = new HashSet<>();
  private final Map<Long, Set<Key>> byReport = new HashMap<>();
  private final Map<Place, Key> moved = new LinkedHashMap<>();
  private final Map<Key, Key> renamed = new HashMap<>(0);
  private final Set<Long> parted = new HashSet<>(0);
  private final SpecimensApart specimens = new SpecimensApart(this);
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

  /** Where a version belongs, as it was said: its specimen may have become known since. */
  private record Place(Key key, ResultVersion version) {
    Place {
      version = version.inSpecimen("");
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Place[…]";
    }
  }

  /** A superseded version that turned out to be of one result of several. */
  record Moved(Key from, Key to, ResultVersion version) {
    /** The specimen that the result is named by now; empty where that is not why it moved. */
    String specimen() {
      String subId = to.result().subId();
      return subId.equals(from.result().subId()) ? "" : SpecimenWord.of(subId);
    }

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
      moments.computeIfAbsent(key.atAnyMoment(), any -> new LinkedHashSet<>(4)).add(key);
    }
    byReport.computeIfAbsent(key.reportId(), report -> new LinkedHashSet<>()).add(key);
    specimens.note(key);
  }

  boolean isUnknown(Key key) {
    Life life = lives.get(key);
    return life == null ? !known.containsKey(key) : life.versions().sent().isEmpty();
  }

  /** The results of an order. */
  Set<Key> ofReport(long reportId) {
    return byReport.getOrDefault(reportId, Set.of());
  }

  /**
   * A result under the key that it has now, when it turned out to be of one specimen of several.
   */
  Key now(Key key) {
    return renamed.getOrDefault(key, key);
  }

  /** The same result at each moment at which its order says it. */
  List<Key> atEachMoment(Key any) {
    List<Key> keys = new ArrayList<>(moments.getOrDefault(any, Set.of()));
    keys.add(any);
    return keys;
  }

  /** All that was said of a result, at whatever moment. */
  List<ResultVersion> versions(Key any) {
    return atEachMoment(any).stream().flatMap(this::sent).toList();
  }

  /** Whether what is known of a result was measured in another specimen than a statement says. */
  boolean isInAnotherSpecimen(Key key, ResultVersion version) {
    return !version.specimen().isEmpty()
        && sent(key)
            .map(ResultVersion::specimen)
            .anyMatch(known -> !known.isEmpty() && !known.equals(version.specimen()));
  }

  private Stream<ResultVersion> sent(Key key) {
    Life life = lives.get(key);
    if (life != null) {
      return life.versions().sent().stream();
    }
    Known stored = known.get(key);
    return stored == null
        ? Stream.empty()
        : Stream.concat(stored.superseded.stream(), stored.current.stream());
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
    return moved.entrySet().stream()
        .map(one -> new Moved(one.getValue(), one.getKey().key(), one.getKey().version()))
        .toList();
  }

  /**
   * What is said of a result, in its specimen: it is shown under the name of that, also when the
   * newest word on it states none.
   */
  ResultVersion filed(Key key, ResultVersion version) {
    return version.specimen().isEmpty() && specimens.isNamed(key)
        ? version.inSpecimen(SpecimenWord.of(key.result().subId()))
        : version;
  }

  /** The orders in which what was one result turned out to be several. */
  Set<Long> parted() {
    return parted;
  }

  /**
   * The results that a statement is about: one, or every moment or specimen where it states none
   * and withdraws.
   */
  About of(long reportId, LabResult result, ResultVersion version, long identity) {
    Key said = new Key(reportId, result.key());
    if (result.isNamedByLabel()) {
      return About.only(named(said, version));
    }
    Key bare = result.isNamedBySpecimen() ? said.under("") : inPanel(said, result.measuredIn());
    About about = specimens.of(bare, version, identity);
    List<Key> keys = new ArrayList<>(1);
    for (Key key : about.keys()) {
      keys.addAll(atMoments(key, result, version, identity));
    }
    return new About(keys, about.unclear());
  }

  private Collection<Key> atMoments(
      Key key, LabResult result, ResultVersion version, long identity) {
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

  /** A message that says a code once means that of its panel, where several are known. */
  private Key inPanel(Key key, String panel) {
    if (panel.isEmpty() || !key.result().subId().isEmpty()) {
      return key;
    }
    Key own = key.under(panel);
    return isUnknown(own) && !moments.containsKey(own.atAnyMoment()) ? key : own;
  }

  private boolean isAnotherMoment(Key any, ResultVersion version, long identity) {
    return !isUnknown(any)
        && wholes.newest(any.reportId()).isEmpty()
        && life(any, identity).versions().sent().stream().anyMatch(version::isApartInTimeFrom);
  }

  private void split(Key any, long identity) {
    part(
        any,
        identity,
        version ->
            version.content().observedAt().map(at -> any.at(Optional.of(at))).stream().toList());
  }

  /**
   * Gives versions of what turned out to be several results the keys of those that they are about.
   *
   * @param results what each version is about; nothing where it stays
   */
  void part(Key from, long identity, Function<ResultVersion, List<Key>> results) {
    if (isUnknown(from)) {
      return;
    }
    ResultLife versions = life(from, identity).versions();
    versions
        .apart(results)
        .forEach(
            (to, life) -> {
              parted.add(from.reportId());
              life.storedSuperseded().forEach(version -> move(from, to, version));
              if (!to.result().subId().equals(from.result().subId())) {
                life.tellSpecimen(SpecimenWord.of(to.result().subId()));
              }
              life(to, identity).versions().join(life);
            });
    if (versions.sent().isEmpty() && from.result().moment().isPresent()) {
      forgetMoment(from);
    }
  }

  /** A result that stands under another key from now on. */
  void rename(Key from, Key to) {
    renamed.put(from, to);
  }

  private void move(Key from, Key to, ResultVersion version) {
    Key stored = moved.remove(new Place(from, version));
    moved.put(new Place(to, version), stored == null ? from : stored);
  }

  private void forgetMoment(Key key) {
    Set<Key> others = requireNonNull(moments.get(key.atAnyMoment()));
    others.remove(key);
    if (others.isEmpty()) {
      moments.remove(key.atAnyMoment());
    }
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

  private static ResultLife versions(@Nullable Known stored, Renewal renewal) {
    return stored == null
        ? new ResultLife(renewal, Optional.empty(), List.of())
        : new ResultLife(renewal, stored.current, stored.superseded);
  }
}
