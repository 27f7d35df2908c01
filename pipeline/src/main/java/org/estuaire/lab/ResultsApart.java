package org.estuaire.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the results of a report apart, the same for every format: two results under one key would
 * correct each other in the repository.
 *
 * <ul>
 *   <li>Where an order says a code at several moments (a tolerance test), each moment is a result.
 *   <li>Where it says a code of one moment in several specimens (serum and urine), or in panels of
 *       different names, each is a result under its specimen.
 *   <li>Where nothing tells two different values apart, both are kept, the second one under a rank,
 *       and the sender is told.
 * </ul>
 */
final class ResultsApart {

  private final Map<InOrder, Set<Optional<Instant>>> moments = new HashMap<>();
  private final Map<InOrder, Specimens> specimens = new HashMap<>();
  private final Map<InOrder, List<LabResult>> finals = new HashMap<>();
  private final Findings findings;

  private ResultsApart(Findings findings) {
    this.findings = findings;
  }

  private record InOrder(String number, ResultKey key) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "InOrder[…]";
    }
  }

  static List<LabOrder> of(List<LabOrder> orders, Findings findings) {
    if (isEachSaidOnce(orders)) {
      return orders;
    }
    ResultsApart apart = new ResultsApart(findings);
    orders.forEach(apart::collect);
    orders.forEach(apart::collectSpecimens);
    List<LabOrder> told = new ArrayList<>(orders.size());
    for (LabOrder order : orders) {
      told.add(order.withResults(apart.of(order)));
    }
    return told;
  }

  /** As in most reports: then there is nothing to tell apart. */
  private static boolean isEachSaidOnce(List<LabOrder> orders) {
    Set<InOrder> said = new HashSet<>();
    return orders.stream()
        .allMatch(
            order ->
                order.results().stream()
                    .filter(LabResult::isRow)
                    .allMatch(result -> said.add(key(order, result))));
  }

  private void collect(LabOrder order) {
    for (LabResult result : order.results()) {
      if (result.isRow() && result.observedAt().isPresent()) {
        moments
            .computeIfAbsent(key(order, result), key -> new HashSet<>(2))
            .add(result.observedAt());
      }
    }
  }

  private void collectSpecimens(LabOrder order) {
    for (LabResult result : order.results()) {
      if (result.isRow() && result.subId().isEmpty() && !result.specimen().isEmpty()) {
        specimens
            .computeIfAbsent(key(order, atMoment(order, result)), key -> new Specimens())
            .add(result);
      }
    }
  }

  /** In which specimens an order says a code, and what. */
  private static final class Specimens {
    private final Set<String> all = new HashSet<>(2);
    private final List<LabResult> values = new ArrayList<>(1);

    void add(LabResult result) {
      all.add(result.specimen());
      if (values.stream().noneMatch(value -> saysTheSame(value, result))) {
        values.add(result);
      }
    }

    boolean tellApart() {
      return all.size() > 1 && values.size() > 1;
    }
  }

  private LabResult inSpecimen(LabOrder order, LabResult result) {
    Specimens same = specimens.get(key(order, result));
    return same != null && result.subId().isEmpty() && same.tellApart()
        ? result.withSubId(result.specimen())
        : result;
  }

  private static InOrder key(LabOrder order, LabResult result) {
    return new InOrder(order.number(), result.key());
  }

  private List<LabResult> of(LabOrder order) {
    List<LabResult> told = new ArrayList<>(order.results().size());
    for (LabResult result : order.results()) {
      told.add(result.isRow() ? ranked(order, inSpecimen(order, atMoment(order, result))) : result);
    }
    return told;
  }

  private LabResult atMoment(LabOrder order, LabResult result) {
    boolean several = moments.getOrDefault(key(order, result), Set.of()).size() > 1;
    return several ? result.atMoment(result.observedAt()) : result;
  }

  /**
   * Statements of other kinds (a correction beside what it corrects) are versions of one result.
   */
  private LabResult ranked(LabOrder order, LabResult result) {
    if (result.status() != ResultStatus.FINAL) {
      return result;
    }
    List<LabResult> same = finals.computeIfAbsent(key(order, result), k -> new ArrayList<>(1));
    int rank = 0;
    while (rank < same.size() && !saysTheSame(same.get(rank), result)) {
      rank++;
    }
    if (rank == same.size()) {
      same.add(result);
    }
    if (rank == 0) {
      return result;
    }
    findings.add(LabFinding.TWICE_IN_ORDER, Spot.of(result, ResultField.CODE), order.number());
    return result.withSubId(result.subId() + "#" + (rank + 1));
  }

  private static boolean saysTheSame(LabResult one, LabResult other) {
    return one.original().equals(other.original())
        && one.unit().equals(other.unit())
        && one.value().equals(other.value());
  }
}
