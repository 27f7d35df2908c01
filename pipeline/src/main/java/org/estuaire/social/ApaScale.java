package org.estuaire.social;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The legal figures of APA, by date: the MTP (majoration pour aide d'une tierce personne, euros per
 * month) and, for each GIR, by how much it is multiplied to give the ceiling of a plan at home.
 */
final class ApaScale {

  private static final String RESOURCE = "apa-scale.csv";
  private static final String MTP = "MTP";
  private static final int COLUMNS = 3;

  private final Map<String, NavigableMap<LocalDate, Optional<BigDecimal>>> figures =
      new TreeMap<>();

  /** The figures that come with the program. */
  ApaScale() {
    try (InputStream file = ApaScale.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).skip(1).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The MTP of 1 January of that day's year: it moves in April, and what hangs on it does not
   * follow before the next year (CASF L232-3-1). Empty when it is not known.
   */
  Optional<BigDecimal> mtp(LocalDate on) {
    return figure(MTP, on.withDayOfYear(1));
  }

  /** Highest plan at home, in euros per month; empty when a figure of that day is not known. */
  Optional<BigDecimal> ceiling(int gir, LocalDate on) {
    return figure("GIR" + gir, on)
        .flatMap(
            coefficient ->
                mtp(on).map(m -> coefficient.multiply(m).setScale(2, RoundingMode.HALF_UP)));
  }

  private Optional<BigDecimal> figure(String name, LocalDate on) {
    Map.Entry<LocalDate, Optional<BigDecimal>> step =
        figures.getOrDefault(name, new TreeMap<>()).floorEntry(on);
    return step == null ? Optional.empty() : step.getValue();
  }

  private void add(String line) {
    String[] cells = line.split(";", COLUMNS);
    figures
        .computeIfAbsent(cells[0], name -> new TreeMap<>())
        .put(
            LocalDate.parse(cells[1]),
            cells[2].isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(cells[2])));
  }
}
