package org.estuaire.terminology;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.estuaire.exchange.Finding;

/**
 * Figures that the law changes, from a file under {@code config/parameters/} with the columns
 * {@code figure;from;until;value;source}. A figure holds on the days of its row and on no other:
 * one that ran out is not known, never the one before.
 */
public final class LegalFigures {

  /** Where no figure is known. */
  public static final LegalFigures NONE = new LegalFigures(Map.of());

  private final Map<String, List<Figure>> figures;

  private LegalFigures(Map<String, List<Figure>> figures) {
    this.figures = figures;
  }

  /**
   * A value in force.
   *
   * @param until last day; {@link LocalDate#MAX} while no end is known
   * @param source where it was read
   */
  public record Figure(
      String name, LocalDate from, LocalDate until, BigDecimal value, String source) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(until);
    }
  }

  /**
   * Reads a file.
   *
   * @param names of the figures that may stand there
   * @throws TableRefused with every mistake and its line
   */
  public static LegalFigures read(Path file, Collection<String> names) {
    Map<String, List<Figure>> figures = new TreeMap<>();
    CsvTable.read(
        file,
        List.of("figure", "from", "until", "value", "source"),
        row -> figure(row, names).ifPresent(figure -> add(figure, figures, row)));
    return new LegalFigures(figures);
  }

  /** The figure of a day; empty when it is not known. */
  public Optional<Figure> on(String name, LocalDate day) {
    return figures.getOrDefault(name, List.of()).stream()
        .filter(figure -> figure.holdsOn(day))
        .findFirst();
  }

  /** The last day before a day on which the figure is known; empty where there is none. */
  public Optional<LocalDate> lastKnownBefore(String name, LocalDate day) {
    return figures.getOrDefault(name, List.of()).stream()
        .map(Figure::until)
        .filter(until -> until.isBefore(day))
        .max(Comparator.naturalOrder());
  }

  /** The first day on which the figure is known; empty where there is none. */
  public Optional<LocalDate> firstDay(String name) {
    return figures.getOrDefault(name, List.of()).stream()
        .map(Figure::from)
        .min(Comparator.naturalOrder());
  }

  private static void add(Figure figure, Map<String, List<Figure>> figures, CsvTable.Row row) {
    List<Figure> others = figures.computeIfAbsent(figure.name(), name -> new ArrayList<>());
    if (others.stream()
        .anyMatch(
            other ->
                !figure.from().isAfter(other.until()) && !figure.until().isBefore(other.from()))) {
      row.refuse(Finding.of(TerminologyFinding.REPEATED_CODE, "figure").inField("figure"));
    }
    others.add(figure);
  }

  private static Optional<Figure> figure(CsvTable.Row row, Collection<String> names) {
    String name = row.get("figure");
    if (!names.contains(name)) {
      row.refuse(
          Finding.of(TerminologyFinding.UNKNOWN_FIGURE, String.join(", ", names))
              .inField("figure"));
      return Optional.empty();
    }
    if (row.get("source").isEmpty()) {
      row.refuse(Finding.of(TerminologyFinding.EMPTY_CODE, "source").inField("source"));
    }
    if (row.get("from").isEmpty()) {
      row.refuse(Finding.of(TerminologyFinding.EMPTY_CODE, "from").inField("from"));
    }
    Optional<BigDecimal> value = value(row);
    return Validity.between(row, "from", "until")
        .flatMap(
            period ->
                value.map(
                    known ->
                        new Figure(name, period.from(), period.to(), known, row.get("source"))));
  }

  private static Optional<BigDecimal> value(CsvTable.Row row) {
    try {
      return Optional.of(new BigDecimal(row.get("value").replace(',', '.')));
    } catch (NumberFormatException e) {
      row.refuse(Finding.of(TerminologyFinding.BAD_NUMBER, "value").inField("value"));
      return Optional.empty();
    }
  }
}
