package org.estuaire.lab.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;

/**
 * The life of one result: from all its versions follows the current one, in whatever order they
 * arrived (HL7 v2.5 chapter 7, table 0085).
 *
 * <ul>
 *   <li>the newest stated version wins: F, C and X replace what was before, D and W withdraw it;
 *   <li>a preliminary version (P, S, R, I) never replaces a final one;
 *   <li>U makes the preliminary values final.
 * </ul>
 *
 * Where versions replace the whole order ({@link Renewal#WHOLE}), the newest stated version wins,
 * preliminary or not: it is what the laboratory stands by.
 *
 * <p>Nothing is lost: a version that is not current is superseded.
 */
final class ResultLife {

  private final Renewal renewal;
  private final Optional<ResultVersion> stored;
  private final List<ResultVersion> storedSuperseded;

  /** Every version as sent; the values that a U confirmed are here, not the confirmed row. */
  private final List<ResultVersion> sent = new ArrayList<>();

  ResultLife(Optional<ResultVersion> stored, List<ResultVersion> storedSuperseded) {
    this(Renewal.BY_RESULT, stored, storedSuperseded);
  }

  ResultLife(
      Renewal renewal, Optional<ResultVersion> stored, List<ResultVersion> storedSuperseded) {
    this.renewal = renewal;
    this.stored = stored;
    this.storedSuperseded = new ArrayList<>(storedSuperseded);
    sent.addAll(storedSuperseded);
    stored.filter(version -> !version.confirmed()).ifPresent(sent::add);
  }

  /**
   * What has to change in the repository; empty components mean that nothing does.
   *
   * @param revived what was history and is current again
   */
  record Change(
      Optional<ResultVersion> removed,
      Optional<ResultVersion> current,
      List<ResultVersion> superseded,
      Optional<ResultVersion> revived) {}

  /** What a version did when it came. */
  enum Arrival {
    /** The current result says something else than before. */
    CURRENT,
    /** It had been said already. */
    KNOWN,
    /** It says something else than the current result, which stands: it is kept as history. */
    SUPERSEDED
  }

  /** Takes a version. */
  Arrival add(ResultVersion version) {
    ResultVersion dated = dated(version);
    Optional<ResultVersion> same = sent.stream().filter(one -> isSame(one, dated)).findFirst();
    if (same.isPresent()) {
      if (!storedSuperseded.contains(same.get())) {
        sent.set(sent.indexOf(same.get()), same.get().inSpecimenOf(dated));
      }
      return Arrival.KNOWN;
    }
    Optional<ResultVersion> before = current();
    if (before.isPresent() && restates(dated, before.get())) {
      sent.remove(before.get());
      sent.add(before.get().restated(dated.stamp()).inSpecimenOf(dated));
      return Arrival.KNOWN;
    }
    sent.add(dated);
    ResultVersion after = current().orElseThrow();
    if (before.isEmpty() || !after.saysTheSameAs(before.get())) {
      return Arrival.CURRENT;
    }
    return dated.saysTheSameAs(after) ? Arrival.KNOWN : Arrival.SUPERSEDED;
  }

  /** Every version as sent. */
  List<ResultVersion> sent() {
    return Collections.unmodifiableList(sent);
  }

  /** Says in which specimen the result is, for the versions that stated none. */
  void tellSpecimen(String kind) {
    UnaryOperator<ResultVersion> told =
        version -> version.specimen().isEmpty() ? version.inSpecimen(kind) : version;
    sent.replaceAll(told);
    storedSuperseded.replaceAll(told);
  }

  /**
   * Gives versions that turn out to be about other results lives of their own.
   *
   * @param results what each version is about; nothing where it stays, and several results for a
   *     withdrawal of all of them
   */
  <K> Map<K, ResultLife> apart(Function<ResultVersion, ? extends Collection<K>> results) {
    Map<K, ResultLife> lives = new LinkedHashMap<>();
    List<ResultVersion> left = new ArrayList<>();
    for (ResultVersion version : sent) {
      List<K> about = List.copyOf(results.apply(version));
      for (K result : about) {
        ResultLife life =
            lives.computeIfAbsent(
                result, none -> new ResultLife(renewal, Optional.empty(), List.of()));
        life.sent.add(version);
        if (storedSuperseded.contains(version) && result.equals(about.get(0))) {
          life.storedSuperseded.add(version);
        }
      }
      if (!about.isEmpty()) {
        left.add(version);
      }
    }
    sent.removeAll(left);
    storedSuperseded.removeAll(left);
    return lives;
  }

  /** Takes the versions of a life that turns out to be this one. */
  void join(ResultLife other) {
    other.sent.stream().filter(version -> !sent.contains(version)).forEach(sent::add);
    storedSuperseded.addAll(other.storedSuperseded);
  }

  /** Versions that are stored as history. */
  List<ResultVersion> storedSuperseded() {
    return Collections.unmodifiableList(storedSuperseded);
  }

  Change change() {
    Optional<ResultVersion> current = current();
    boolean changed = !current.equals(stored);
    List<ResultVersion> superseded = new ArrayList<>(sent);
    current.filter(version -> !version.confirmed()).ifPresent(superseded::remove);
    superseded.removeAll(storedSuperseded);
    return new Change(
        changed ? stored : Optional.empty(),
        changed ? current : Optional.empty(),
        superseded,
        current.filter(storedSuperseded::contains));
  }

  /** What follows from the versions so far. */
  Optional<ResultVersion> current() {
    if (sent.size() == 1) {
      return Optional.of(sent.get(0));
    }
    ResultVersion current = null;
    List<ResultVersion> inOrder = new ArrayList<>(sent);
    inOrder.sort(Comparator.comparing(ResultVersion::stamp));
    for (ResultVersion version : inOrder) {
      current = current == null ? version : next(current, version);
    }
    return Optional.ofNullable(current);
  }

  private ResultVersion next(ResultVersion current, ResultVersion newer) {
    if (newer.status() == ResultStatus.FINAL_WITHOUT_VALUE) {
      return current.isPreliminary() ? current.confirmedBy(newer) : current;
    }
    boolean byResult = renewal == Renewal.BY_RESULT;
    return byResult && newer.isPreliminary() && current.isFinal() ? current : newer;
  }

  /** Without a date of its own it speaks of the specimen we know. */
  private ResultVersion dated(ResultVersion version) {
    return version.content().collectedAt().isPresent()
        ? version
        : version.dated(
            current()
                .flatMap(known -> known.content().collectedAt())
                .orElse(version.stamp().versionAt()));
  }

  /**
   * The same statement again: a repeated message may carry a new date of issue, but that of a whole
   * version tells it from another one.
   */
  private boolean isSame(ResultVersion known, ResultVersion version) {
    boolean sameIssue = known.stamp().issuedAt().equals(version.stamp().issuedAt());
    return known.stamp().versionAt().equals(version.stamp().versionAt())
        && (renewal == Renewal.BY_RESULT || sameIssue)
        && known.saysTheSameAs(version);
  }

  /**
   * A newer message that says again what is already settled: only the date moves on, so that
   * repeated messages leave no history. Not for preliminary versions: what lies between two of them
   * may still matter.
   */
  private static boolean restates(ResultVersion version, ResultVersion current) {
    boolean settled = (current.isFinal() || current.isWithdrawal()) && !current.confirmed();
    return settled
        && version.saysTheSameAs(current)
        && version.stamp().compareTo(current.stamp()) > 0;
  }
}
