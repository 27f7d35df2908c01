package org.estuaire.lab.trend;

import java.util.List;

/**
 * The series of one analyte of one person, in one unit.
 *
 * @param loinc code under which the values are compared
 * @param label of the analyte, in French
 * @param unit UCUM
 * @param points in the order of time
 * @param apart results of the analyte that can't stand in the series: texts, values whose unit is
 *     unknown or contradicts their code, and those in another specimen than the others of their
 *     laboratory and code
 */
public record Trend(
    String loinc, String label, String unit, List<TrendPoint> points, List<Apart> apart) {

  /** A result that is shown beside the series. */
  public record Apart(java.time.Instant at, String laboratory, String order, String sent) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Apart[…]";
    }
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Trend[…]";
  }
}
