package org.estuaire.social;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.terminology.LegalFigures;
import org.estuaire.terminology.LegalFigures.Figure;
import org.estuaire.terminology.TableRefused;

/**
 * The law of APA by its day, on the figures of {@code config/parameters/apa.csv}. They are
 * multiples of the MTP (majoration pour aide d'une tierce personne, euros per month) of 1 January
 * of the year in which a plan starts: it moves in April, and APA does not follow before the next
 * year (CASF L232-3-1).
 */
public final class ApaScale {

  /** Where its figures are, in the configuration folder. */
  public static final String FILE = "parameters/apa.csv";

  /** Nothing is known, and nothing is checked. */
  public static final ApaScale NONE = new ApaScale(LegalFigures.NONE);

  static final String MTP = "MTP";
  static final String RESPITE = "REPIT";
  static final String HOSPITAL = "HOSPIT-AIDANT";

  private static final String LOW = "PARTICIPATION-BAS";
  private static final String HIGH = "PARTICIPATION-HAUT";
  private static final String FIRST_SLICE = "PARTICIPATION-TRANCHE-1";
  private static final String SECOND_SLICE = "PARTICIPATION-TRANCHE-2";
  private static final List<String> NAMES =
      List.of(
          MTP,
          "GIR1",
          "GIR2",
          "GIR3",
          "GIR4",
          LOW,
          HIGH,
          FIRST_SLICE,
          SECOND_SLICE,
          RESPITE,
          HOSPITAL);

  private static final int MOST_AUTONOMOUS_GIR = 4;

  private final LegalFigures figures;

  private ApaScale(LegalFigures figures) {
    this.figures = figures;
  }

  /**
   * A bound of the law.
   *
   * @param amount euros
   * @param coefficient of the MTP
   */
  record Bound(BigDecimal amount, Figure coefficient, Figure mtp) {

    /** {@code 2080,33 = 1,615 × 1288,13}, for the sender. */
    String words() {
      return euros(amount) + " = " + euros(coefficient.value()) + " × " + euros(mtp.value());
    }
  }

  /** A period of which no figure is known. */
  sealed interface Gap {

    /** Plans that start before that day. */
    record Before(LocalDate day) implements Gap {}

    /** Plans that start from that day on. */
    record Since(LocalDate day, String figure) implements Gap {}
  }

  /**
   * Reads the figures of a configuration folder; {@link #NONE} where it has no such file.
   *
   * @throws TableRefused with every mistake and its line
   */
  public static ApaScale read(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? new ApaScale(LegalFigures.read(file, NAMES)) : NONE;
  }

  /** The last day of which plans can be checked that start then; empty where no day is. */
  public Optional<LocalDate> lastDay() {
    return NAMES.stream()
        .map(this::lastDay)
        .reduce((one, other) -> one.flatMap(a -> other.map(b -> a.isBefore(b) ? a : b)))
        .orElseThrow();
  }

  private Optional<LocalDate> lastDay(String name) {
    Optional<LocalDate> known = figures.lastKnownBefore(name, LocalDate.MAX);
    if (figures.on(name, LocalDate.MAX).isPresent()) {
      return Optional.of(LocalDate.MAX);
    }
    // The one of 1 January serves the whole year.
    return name.equals(MTP) ? known.map(day -> day.withDayOfYear(day.lengthOfYear())) : known;
  }

  /** Highest plan at home, per month; empty when a figure of that day is not known. */
  Optional<Bound> ceiling(int gir, LocalDate start) {
    return bound("GIR" + gir, start);
  }

  /** A multiple of the MTP; empty when a figure of that day is not known. */
  Optional<Bound> bound(String coefficient, LocalDate start) {
    return figures
        .on(coefficient, start)
        .flatMap(times -> mtp(start).map(mtp -> new Bound(product(times, mtp), times, mtp)));
  }

  /** How much a person contributes; empty when a figure of that day is not known. */
  Optional<Participation> participation(LocalDate start) {
    Optional<Figure> mtp = mtp(start);
    List<Optional<BigDecimal>> multiples =
        List.of(LOW, HIGH, FIRST_SLICE, SECOND_SLICE).stream()
            .map(name -> figures.on(name, start).map(Figure::value))
            .toList();
    if (mtp.isEmpty() || multiples.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<BigDecimal> amounts =
        multiples.stream().map(times -> times.get().multiply(mtp.get().value())).toList();
    return Optional.of(
        new Participation(amounts.get(0), amounts.get(1), amounts.get(2), amounts.get(3)));
  }

  /** What is not known of the day on which a plan starts; empty when it can be checked. */
  Optional<Gap> gap(int gir, LocalDate start) {
    if (gir < 1 || gir > MOST_AUTONOMOUS_GIR) {
      return Optional.empty();
    }
    String coefficient = "GIR" + gir;
    if (ceiling(gir, start).isPresent()) {
      return Optional.empty();
    }
    String missing = mtp(start).isEmpty() ? MTP : coefficient;
    Optional<LocalDate> last = figures.lastKnownBefore(missing, start);
    return Optional.of(
        last.<Gap>map(day -> new Gap.Since(firstUnknown(missing, day), missing))
            .orElseGet(() -> new Gap.Before(firstDay(coefficient))));
  }

  private static LocalDate firstUnknown(String figure, LocalDate lastKnown) {
    LocalDate next = lastKnown.plusDays(1);
    return figure.equals(MTP) ? nextJanuary(next) : next;
  }

  /** From which plans can be checked; for ever in the future where nothing is known. */
  private LocalDate firstDay(String coefficient) {
    return figures.firstDay(coefficient).orElse(LocalDate.MAX);
  }

  private static LocalDate nextJanuary(LocalDate day) {
    return day.getDayOfYear() == 1 ? day : day.plusYears(1).withDayOfYear(1);
  }

  private Optional<Figure> mtp(LocalDate start) {
    return figures.on(MTP, start.withDayOfYear(1));
  }

  private static BigDecimal product(Figure coefficient, Figure mtp) {
    return coefficient.value().multiply(mtp.value()).setScale(2, RoundingMode.HALF_UP);
  }

  static String euros(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',');
  }
}
