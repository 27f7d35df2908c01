package org.estuaire.lab.trend;

/**
 * A row of the repository on its way into a series.
 *
 * @param code as sent: two codes at one time in one order are one measure in two units
 * @param specimen in which it was measured; empty where its laboratory did not say
 */
record MeasuredRow(long report, String code, String specimen, TrendPoint point) {
  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "MeasuredRow[…]";
  }
}
