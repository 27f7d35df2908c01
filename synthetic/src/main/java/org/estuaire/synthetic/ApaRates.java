package org.estuaire.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Legal figures of the APA by date: ceiling of a plan at home (code de l'action sociale et des
 * familles, coefficients × MTP) and the participation of the person (formula in force since March
 * 2016).
 */
final class ApaRates {

  private static final TreeMap<LocalDate, BigDecimal> MTP =
      new TreeMap<>(
          Map.of(
              LocalDate.of(2018, 4, 1), new BigDecimal("1118.57"),
              LocalDate.of(2019, 4, 1), new BigDecimal("1121.92"),
              LocalDate.of(2020, 4, 1), new BigDecimal("1125.29"),
              LocalDate.of(2021, 4, 1), new BigDecimal("1126.41"),
              LocalDate.of(2022, 4, 1), new BigDecimal("1146.69"),
              LocalDate.of(2022, 7, 1), new BigDecimal("1192.55"),
              LocalDate.of(2023, 4, 1), new BigDecimal("1210.90"),
              LocalDate.of(2024, 4, 1), new BigDecimal("1266.60"),
              LocalDate.of(2025, 4, 1), new BigDecimal("1288.13")));

  private static final TreeMap<LocalDate, List<BigDecimal>> COEFFICIENTS =
      new TreeMap<>(
          Map.of(
              LocalDate.of(2016, 3, 1), decimals("1.553", "1.247", "0.901", "0.601"),
              LocalDate.of(2022, 1, 1), decimals("1.605", "1.298", "0.938", "0.626"),
              LocalDate.of(2024, 1, 1), decimals("1.615", "1.306", "0.944", "0.630")));

  private ApaRates() {}

  /** That of 1 January: it moves in April, and APA follows in the next year. */
  static BigDecimal mtp(LocalDate on) {
    return MTP.floorEntry(on.withDayOfYear(1)).getValue();
  }

  /** The highest monthly plan at home for that GIR (1 to 4). */
  static BigDecimal ceiling(int gir, LocalDate on) {
    BigDecimal coefficient = COEFFICIENTS.floorEntry(on).getValue().get(gir - 1);
    return coefficient.multiply(mtp(on)).setScale(2, RoundingMode.DOWN);
  }

  /**
   * What the person pays of a plan each month.
   *
   * @param resources monthly, of a couple divided by 1.7 beforehand
   */
  static double participation(double plan, double resources, LocalDate on) {
    double mtp = mtp(on).doubleValue();
    double free = 0.725 * mtp;
    double full = 2.67 * mtp;
    double span = full - free;
    double first = Math.min(plan, 0.317 * mtp);
    double second = Math.max(0, Math.min(plan, 0.498 * mtp) - 0.317 * mtp);
    double third = Math.max(0, plan - 0.498 * mtp);
    double slices =
        first
            + second * (0.6 * resources + 0.4 * full - free) / span
            + third * (0.8 * resources + 0.2 * full - free) / span;
    return Math.min(0.9 * plan, 0.9 * Math.max(0, resources - free) / span * slices);
  }

  private static List<BigDecimal> decimals(String... values) {
    return Arrays.stream(values).map(BigDecimal::new).toList();
  }
}
