package org.estuaire.lab.distribution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultKey;

/**
 * What a practice was told of results that turned out to be one of several, and stand under other
 * keys now: one of two specimens, one of several moments. It is told that what it has is withdrawn,
 * and has it again under the new key, so that software which adds results shows it once.
 *
 * @param gone what it was told, and has, of results that are there no more
 */
record Renamed(List<Told> gone, List<LabResult> results) {

  static Renamed of(StoredOrder stored, Map<Told.Key, Told> before) {
    List<LabResult> results = stored.order().results();
    Set<ResultKey> there = results.stream().map(LabResult::key).collect(Collectors.toSet());
    List<Told> gone =
        before.values().stream()
            .filter(told -> told.key().reportId() == stored.reportId() && !told.isWithdrawn())
            .filter(told -> !there.contains(told.key().result()))
            .toList();
    return new Renamed(gone, results);
  }

  /** What it was told of a result under its former key: exactly that, so that nothing is let in. */
  Optional<Told> told(LabResult result) {
    return gone.stream()
        .filter(told -> heir(told).filter(heir -> heir.key().equals(result.key())).isPresent())
        .findFirst();
  }

  private Optional<LabResult> heir(Told told) {
    return results.stream()
        .filter(result -> isOfOneTest(told, result))
        .filter(result -> NextVersion.isReleasable(result) && NextVersion.isAsTold(result, told))
        .findFirst();
  }

  /**
   * The last word on what it was told under a former key. Where the order is hidden from it now, it
   * is not told where a result stands.
   */
  Optional<LabResult> last(Told told, NextVersion.Scope scope) {
    boolean stays = scope == NextVersion.Scope.HIDDEN && heir(told).isPresent();
    return results.stream()
        .filter(result -> !stays && isOfOneTest(told, result))
        .findFirst()
        .map(result -> NextVersion.withdrawn(under(told, result)));
  }

  private static LabResult under(Told told, LabResult result) {
    ResultKey key = told.key().result();
    return result.withSubId(key.subId()).atMoment(key.moment());
  }

  private static boolean isOfOneTest(Told told, LabResult result) {
    ResultKey key = told.key().result();
    return key.code().equals(result.keyCode()) && key.isolate().equals(result.isolate());
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Renamed[…]";
  }
}
