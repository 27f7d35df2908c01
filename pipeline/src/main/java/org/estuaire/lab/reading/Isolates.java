package org.estuaire.lab.reading;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Susceptibility;

/**
 * The micro-organisms of an order, each with what is said about it: its count, its
 * susceptibilities.
 *
 * <p>What is about an isolate says so ({@link LabResult#isolate()}), or shares its sub-identifier:
 * {@code 1} names the micro-organism, {@code 1}, {@code 1.1}, {@code 1.2} are about it. The second
 * is how orders of other kinds number their results, too: it counts only where a susceptibility is
 * among them.
 */
public final class Isolates {

  /** Stands for the only micro-organism of a culture, where its result has no sub-identifier. */
  public static final String ONLY = "0";

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final List<Isolate> all = new ArrayList<>(0);
  private final Map<LabResult, Isolate> byResult = new IdentityHashMap<>();

  private Isolates() {}

  /**
   * One of them.
   *
   * @param germ the result that names it, or did before it was withdrawn; empty when the order does
   *     not (yet) hold it
   * @param about in their order
   */
  public record Isolate(String subId, Optional<LabResult> germ, List<LabResult> about) {

    /** What it is called, as sent; empty when that is not known. */
    public String name() {
      return germ.map(Isolates::words).orElse("");
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Isolate[…]";
    }
  }

  public static Isolates of(LabOrder order) {
    Isolates isolates = new Isolates();
    Rows rows = new Rows();
    order.results().stream().filter(LabResult::isRow).forEach(rows::add);
    Set<String> subIds = new LinkedHashSet<>(rows.told);
    for (String root : rows.susceptible) {
      if (!root.isEmpty() && rows.named(root).isPresent()) {
        subIds.add(root);
      }
    }
    subIds.forEach(subId -> isolates.add(rows, subId));
    return isolates;
  }

  // Two results may say the same: each stands for itself.
  @SuppressWarnings("ReferenceEquality")
  private void add(Rows rows, String subId) {
    Optional<LabResult> germ = subId.startsWith(ONLY) ? rows.only(subId) : rows.named(subId);
    List<LabResult> about =
        rows.grouped.getOrDefault(subId, List.of()).stream()
            .filter(row -> germ.filter(named -> named == row).isEmpty())
            .toList();
    Isolate isolate = new Isolate(subId, germ, about);
    all.add(isolate);
    germ.ifPresent(row -> byResult.put(row, isolate));
    about.forEach(row -> byResult.put(row, isolate));
  }

  /** The rows of an order by their sub-identifiers, so that many isolates cost no more than few. */
  private static final class Rows {
    private final Set<String> told = new LinkedHashSet<>();
    private final Set<String> susceptible = new LinkedHashSet<>();
    private final Map<String, List<LabResult>> grouped = new HashMap<>();
    private final Map<String, List<LabResult>> bySubId = new HashMap<>();
    private final List<LabResult> coded = new ArrayList<>(0);

    void add(LabResult row) {
      if (!row.isolate().isEmpty()) {
        told.add(row.isolate());
        grouped.computeIfAbsent(row.isolate(), unknown -> new ArrayList<>()).add(row);
        return;
      }
      String root = root(row.subId());
      grouped.computeIfAbsent(root, unknown -> new ArrayList<>()).add(row);
      bySubId.computeIfAbsent(row.subId(), unknown -> new ArrayList<>()).add(row);
      if (Susceptibility.isSaidBy(row)) {
        susceptible.add(root);
      } else if (row.value() instanceof ResultValue.Coded) {
        coded.add(row);
      }
    }

    /** The result that names the isolate of a sub-identifier, or did before it was withdrawn. */
    Optional<LabResult> named(String subId) {
      List<LabResult> rows = bySubId.getOrDefault(subId, List.of());
      List<LabResult> names = rows.stream().filter(Isolates::isName).toList();
      return names.stream()
          .filter(row -> row.value() instanceof ResultValue.Coded)
          .findFirst()
          .or(() -> names.stream().findFirst())
          .or(() -> rows.stream().filter(Isolates::isWithdrawn).findFirst());
    }

    /** The one result without sub-identifier that names something. */
    Optional<LabResult> only(String subId) {
      return named(subId)
          .or(() -> coded.size() == 1 ? Optional.of(coded.get(0)) : Optional.empty());
    }
  }

  /** A sub-identifier up to its first full stop. */
  private static String root(String subId) {
    int stop = subId.indexOf('.');
    return stop < 0 ? subId : subId.substring(0, stop);
  }

  private static boolean isWithdrawn(LabResult row) {
    return row.status() == ResultStatus.DELETED || row.status() == ResultStatus.WRONG;
  }

  private static boolean isName(LabResult row) {
    boolean words =
        row.value() instanceof ResultValue.Coded || row.value() instanceof ResultValue.Text;
    return words && !Susceptibility.isSaidBy(row);
  }

  private static String words(LabResult germ) {
    ResultValue value = germ.value();
    if (value instanceof ResultValue.Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    return value instanceof ResultValue.Text text ? text.text() : germ.original();
  }

  /** Whether a sub-identifier tells on its own which isolate a result is about. */
  public static boolean isToldBy(String subId, String isolate) {
    return root(subId).equals(isolate);
  }

  /**
   * The label of a result for formats that know no isolates: with the micro-organism that it is
   * about, and the hour where its order says the code at several moments.
   *
   * @param zone in which the hour is stated
   */
  public String label(LabResult result, ZoneId zone) {
    Optional<String> germ = about(result).map(Isolates::called);
    if (germ.isEmpty() && result.moment().isEmpty()) {
      return result.coding().label();
    }
    String label = result.coding().label().isEmpty() ? result.keyCode() : result.coding().label();
    String named = germ.map(name -> label + " (" + name + ")").orElse(label);
    return result.moment().map(at -> named + " à " + HOUR.format(at.atZone(zone))).orElse(named);
  }

  private static String called(Isolate isolate) {
    if (isolate.germ().isEmpty()) {
      return "germe inconnu, isolat " + isolate.subId();
    }
    return isolate.name().isEmpty()
        ? "germe annulé, isolat " + isolate.subId()
        : isolate.name().replace('\n', ' ');
  }

  public List<Isolate> all() {
    return all;
  }

  /** The isolate that a result names or is about. */
  public Optional<Isolate> of(LabResult result) {
    return Optional.ofNullable(byResult.get(result));
  }

  /** The isolate that a result is about, without being its name. */
  @SuppressWarnings("ReferenceEquality")
  public Optional<Isolate> about(LabResult result) {
    return of(result).filter(isolate -> isolate.germ().filter(germ -> germ == result).isEmpty());
  }
}
