package org.estuaire.lab.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.model.SpecimenWord;
import org.estuaire.lab.store.ResultTable.Key;

/**
 * Finds which result a statement is about, where its order says the code in several specimens:
 * serum and urine of one day, each in a message of its own.
 *
 * <p>As long as an order states one specimen of a code, or none, there is one result, and what
 * states no specimen is about it. Where two are stated, each has a result of its own, with its
 * specimen for a sub-identifier, in whatever order the messages arrived. What states no specimen is
 * then about the one whose value it repeats, else about the only one that had been named by its
 * time. Where that does not say it either, a withdrawal is about all of them, and any other
 * statement stands as a result of its own: one too many can be seen, one that is overwritten can't.
 */
final class SpecimensApart {

  private final ResultLives lives;

  /** Results with sub-identifiers, by the key without it and what it would be as a specimen. */
  private final Map<Key, Map<String, Key>> named = new HashMap<>();

  SpecimensApart(ResultLives lives) {
    this.lives = lives;
  }

  /**
   * What a statement is about.
   *
   * @param unclear it does not say in which of several specimens
   */
  record About(Collection<Key> keys, boolean unclear) {
    static About only(Key key) {
      return new About(List.of(key), false);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "About[…]";
    }
  }

  /** Takes note of a result that is known. */
  void note(Key key) {
    ResultKey result = key.result();
    if (!result.subId().isEmpty() && result.isolate().isEmpty()) {
      named
          .computeIfAbsent(key.atAnyMoment().under(""), bare -> new TreeMap<>())
          .putIfAbsent(SpecimenWord.of(result.subId()), key.atAnyMoment());
    }
  }

  About of(Key said, ResultVersion version, long identity) {
    if (!said.result().subId().isEmpty() || !said.result().isolate().isEmpty()) {
      return About.only(said);
    }
    return version.specimen().isEmpty()
        ? withoutSpecimen(said, version, identity)
        : About.only(inSpecimen(said, version, identity));
  }

  private Key inSpecimen(Key said, ResultVersion version, long identity) {
    String specimen = version.specimen();
    Key bare = said.atAnyMoment();
    Optional<Key> own = Optional.ofNullable(namedAs(bare).get(specimen));
    if (own.isPresent()) {
      return said.under(own.get().result().subId());
    }
    boolean apart =
        !siblings(bare).isEmpty()
            || told(lives.versions(bare)).stream().anyMatch(one -> !one.equals(specimen));
    if (apart) {
      // Also what stands on its own: it may be about the specimen that is stated now.
      part(bare, List.of(version), identity);
    }
    return apart ? said.under(specimen) : said;
  }

  private About withoutSpecimen(Key said, ResultVersion version, long identity) {
    Key bare = said.atAnyMoment();
    Map<String, Key> siblings = siblings(bare);
    if (siblings.isEmpty()) {
      return About.only(said);
    }
    // As a repository from before specimens were kept may have it.
    if (!told(lives.versions(bare)).isEmpty()) {
      part(bare, List.of(), identity);
      siblings = siblings(bare);
    }
    Optional<String> meant = meant(version, versions(siblings));
    if (meant.isPresent()) {
      return About.only(said.under(requireNonNull(siblings.get(meant.get())).result().subId()));
    }
    List<Key> all =
        siblings.values().stream().map(key -> said.under(key.result().subId())).toList();
    return new About(version.isWithdrawal() ? all : List.of(said), true);
  }

  private Map<String, Key> namedAs(Key bare) {
    return named.getOrDefault(bare, Map.of());
  }

  /** The results of one code that bear the names of their specimens. */
  private Map<String, Key> siblings(Key bare) {
    Map<String, Key> siblings = new TreeMap<>();
    namedAs(bare)
        .forEach(
            (word, key) -> {
              if (told(lives.versions(key)).contains(word)) {
                siblings.put(word, key);
              }
            });
    return siblings;
  }

  /** Whether a result bears the name of its specimen. */
  boolean isNamed(Key key) {
    Key any = key.atAnyMoment();
    return any.result().isolate().isEmpty() && siblings(any.under("")).containsValue(any);
  }

  private static Set<String> told(Collection<ResultVersion> versions) {
    return versions.stream()
        .map(ResultVersion::specimen)
        .filter(specimen -> !specimen.isEmpty())
        .collect(Collectors.toSet());
  }

  private Map<String, Collection<ResultVersion>> versions(Map<String, Key> siblings) {
    Map<String, Collection<ResultVersion>> versions = new TreeMap<>();
    siblings.forEach(
        (specimen, key) -> versions.put(specimen, new ArrayList<>(lives.versions(key))));
    return versions;
  }

  /**
   * What was one result turns out to be several.
   *
   * @param arriving what shows that it is
   */
  private void part(Key bare, List<ResultVersion> arriving, long identity) {
    List<ResultVersion> all = lives.versions(bare);
    Set<String> told = told(all);
    Map<String, Collection<ResultVersion>> known = versions(siblings(bare));
    Stream.concat(all.stream(), arriving.stream())
        .filter(version -> !version.specimen().isEmpty())
        .forEach(
            version ->
                known
                    .computeIfAbsent(version.specimen(), specimen -> new ArrayList<>())
                    .add(version));
    for (Key key : lives.atEachMoment(bare)) {
      lives.part(
          key, identity, version -> specimens(version, known).stream().map(key::under).toList());
      told.forEach(specimen -> lives.rename(key, key.under(specimen)));
    }
  }

  private static Collection<String> specimens(
      ResultVersion version, Map<String, Collection<ResultVersion>> known) {
    if (!version.specimen().isEmpty()) {
      return Set.of(version.specimen());
    }
    Optional<String> meant = meant(version, known);
    return meant.isEmpty() && version.isWithdrawal()
        ? known.keySet()
        : meant.map(Set::of).orElse(Set.of());
  }

  /**
   * In which of several specimens a statement is that tells none; empty where that is not clear.
   */
  private static Optional<String> meant(
      ResultVersion version, Map<String, Collection<ResultVersion>> known) {
    List<String> repeated = where(known, one -> one.hasTheValueOf(version));
    if (repeated.size() == 1) {
      return Optional.of(repeated.get(0));
    }
    List<String> before = where(known, one -> isToldBy(one, version.stamp()));
    return before.isEmpty()
        ? toldFirst(known)
        : before.stream().filter(only -> before.size() == 1).findFirst();
  }

  private static Optional<String> toldFirst(Map<String, Collection<ResultVersion>> known) {
    Optional<Stamp> first =
        known.values().stream()
            .flatMap(Collection::stream)
            .filter(version -> !version.specimen().isEmpty())
            .map(ResultVersion::stamp)
            .min(Stamp::compareTo);
    List<String> there =
        first.map(stamp -> where(known, one -> isToldBy(one, stamp))).orElse(List.of());
    return there.stream().filter(only -> there.size() == 1).findFirst();
  }

  private static boolean isToldBy(ResultVersion version, Stamp time) {
    return !version.specimen().isEmpty() && version.stamp().compareTo(time) <= 0;
  }

  private static List<String> where(
      Map<String, Collection<ResultVersion>> known, Predicate<ResultVersion> which) {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(which))
        .map(Map.Entry::getKey)
        .toList();
  }
}
