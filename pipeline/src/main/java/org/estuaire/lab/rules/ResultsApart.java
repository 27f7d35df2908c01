package org.estuaire.lab.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultField;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.Spot;

/**
 * Tells the results of a report apart, the same for every format: two results under one key would
 * correct each other in the repository.
 *
 * <ul>
 *   <li>Where an order says a code in several specimens (serum and urine), each is a result under
 *       its specimen.
 *   <li>Where it says it at several moments (a tolerance test), each moment is a result.
 *   <li>Where it says different values of it in panels of different names, each is a result under
 *       its panel.
 *   <li>Where nothing tells two different values apart, both are kept, the second one under a rank,
 *       and the sender is told.
 * </ul>
 */
public final class ResultsApart {

  private final Map<InOrder, Set<Optional<Instant>>> moments = new HashMap<>();
  private final Map<InOrder, Set<String>> specimens = new HashMap<>();
  private final Map<InOrder, Panels> panels = new HashMap<>();
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

  public static List<LabOrder> of(List<LabOrder> orders, Findings findings) {
    if (isEachSaidOnce(orders)) {
      return orders;
    }
    ResultsApart apart = new ResultsApart(findings);
    orders.forEach(apart::collectSpecimens);
    orders.forEach(apart::collectMoments);
    orders.forEach(apart::collectPanels);
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
                    .allMatch(result -> said.add(inAnySpecimen(order, result))));
  }

  private void collectSpecimens(LabOrder order) {
    for (LabResult result : order.results()) {
      if (result.isRow() && isToldBySpecimen(result)) {
        specimens
            .computeIfAbsent(inAnySpecimen(order, result), key -> new HashSet<>(2))
            .add(result.specimen());
      }
    }
  }

  private static boolean isToldBySpecimen(LabResult result) {
    boolean bare = result.subId().isEmpty() && result.isolate().isEmpty();
    return !result.specimen().isEmpty() && (bare || result.isNamedBySpecimen());
  }

  private static InOrder inAnySpecimen(LabOrder order, LabResult result) {
    return new InOrder(
        order.number(), result.isNamedBySpecimen() ? result.key().under("") : result.key());
  }

  private LabResult inSpecimen(LabOrder order, LabResult result) {
    boolean several =
        isToldBySpecimen(result)
            && specimens.getOrDefault(inAnySpecimen(order, result), Set.of()).size() > 1;
    return several ? result.withSubId(result.specimen()) : result;
  }

  private void collectMoments(LabOrder order) {
    for (LabResult result : order.results()) {
      if (result.isRow() && result.observedAt().isPresent()) {
        moments
            .computeIfAbsent(key(order, inSpecimen(order, result)), key -> new HashSet<>(2))
            .add(result.observedAt());
      }
    }
  }

  private void collectPanels(LabOrder order) {
    for (LabResult sent : order.results()) {
      LabResult result = atMoment(order, inSpecimen(order, sent));
      if (result.isRow() && result.subId().isEmpty() && !result.measuredIn().isEmpty()) {
        panels.computeIfAbsent(key(order, result), key -> new Panels()).add(result);
      }
    }
  }

  /** In which panels an order says a code, and what. */
  private static final class Panels {
    private final Set<String> all = new HashSet<>(2);
    private final List<LabResult> values = new ArrayList<>(1);

    void add(LabResult result) {
      all.add(result.measuredIn());
      if (values.stream().noneMatch(value -> saysTheSame(value, result))) {
        values.add(result);
      }
    }

    boolean tellApart() {
      return all.size() > 1 && values.size() > 1;
    }
  }

  private LabResult inPanel(LabOrder order, LabResult result) {
    Panels same = panels.get(key(order, result));
    return same != null && result.subId().isEmpty() && same.tellApart()
        ? result.withSubId(result.measuredIn())
        : result;
  }

  private static InOrder key(LabOrder order, LabResult result) {
    return new InOrder(order.number(), result.key());
  }

  private List<LabResult> of(LabOrder order) {
    List<LabResult> told = new ArrayList<>(order.results().size());
    for (LabResult result : order.results()) {
      told.add(result.isRow() ? apart(order, result) : result);
    }
    return told;
  }

  private LabResult apart(LabOrder order, LabResult result) {
    return ranked(order, inPanel(order, atMoment(order, inSpecimen(order, result))));
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
