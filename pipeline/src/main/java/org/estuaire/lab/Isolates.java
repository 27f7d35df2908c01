package org.estuaire.lab;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    List<LabResult> rows = order.results().stream().filter(LabResult::isRow).toList();
    Map<String, List<LabResult>> about = new LinkedHashMap<>();
    for (LabResult row : rows) {
      if (!row.isolate().isEmpty()) {
        about.computeIfAbsent(row.isolate(), isolate -> new ArrayList<>()).add(row);
      }
    }
    rows.stream()
        .filter(row -> row.isolate().isEmpty() && Susceptibility.isSaidBy(row))
        .map(row -> root(row.subId()))
        .filter(root -> !root.isEmpty() && named(rows, root).isPresent())
        .forEach(root -> about.putIfAbsent(root, new ArrayList<>()));
    about.forEach((subId, members) -> isolates.add(rows, subId, members));
    return isolates;
  }

  private void add(List<LabResult> rows, String subId, List<LabResult> members) {
    Optional<LabResult> germ = subId.startsWith(ONLY) ? only(rows, subId) : named(rows, subId);
    List<LabResult> about = new ArrayList<>();
    for (LabResult row : rows) {
      boolean shares = row.isolate().isEmpty() && root(row.subId()).equals(subId);
      boolean isGerm = germ.filter(named -> named == row).isPresent();
      if (!isGerm && (shares || row.isolate().equals(subId))) {
        about.add(row);
      }
    }
    Isolate isolate = new Isolate(subId, germ, List.copyOf(about));
    all.add(isolate);
    germ.ifPresent(row -> byResult.put(row, isolate));
    about.forEach(row -> byResult.put(row, isolate));
  }

  /** A sub-identifier up to its first full stop. */
  private static String root(String subId) {
    int stop = subId.indexOf('.');
    return stop < 0 ? subId : subId.substring(0, stop);
  }

  private static Optional<LabResult> named(List<LabResult> rows, String subId) {
    List<LabResult> candidates =
        rows.stream().filter(row -> isOf(row, subId) && isName(row)).toList();
    return candidates.stream()
        .filter(row -> row.value() instanceof ResultValue.Coded)
        .findFirst()
        .or(() -> candidates.stream().findFirst())
        .or(() -> rows.stream().filter(row -> isWithdrawn(row) && isOf(row, subId)).findFirst());
  }

  private static boolean isOf(LabResult row, String subId) {
    return row.isolate().isEmpty() && row.subId().equals(subId);
  }

  private static boolean isWithdrawn(LabResult row) {
    return row.status() == ResultStatus.DELETED || row.status() == ResultStatus.WRONG;
  }

  /** The one result without sub-identifier that names something. */
  private static Optional<LabResult> only(List<LabResult> rows, String subId) {
    Optional<LabResult> numbered = named(rows, subId);
    List<LabResult> coded =
        rows.stream()
            .filter(row -> row.isolate().isEmpty() && isName(row))
            .filter(row -> row.value() instanceof ResultValue.Coded)
            .toList();
    return numbered.or(() -> coded.size() == 1 ? Optional.of(coded.get(0)) : Optional.empty());
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

  /** Whether a sub-identifier tells by itself which isolate a result is about. */
  public static boolean isToldBy(String subId, String isolate) {
    return root(subId).equals(isolate);
  }

  /**
   * The label of a result for formats that know no isolates: with the micro-organism that it is
   * about, and the hour where its order says the code at several moments.
   *
   * @param zone in which the hour is told
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
  public Optional<Isolate> about(LabResult result) {
    return of(result).filter(isolate -> isolate.germ().filter(germ -> germ == result).isEmpty());
  }
}
