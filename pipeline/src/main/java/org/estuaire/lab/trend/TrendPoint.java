package org.estuaire.lab.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One result of a series.
 *
 * @param at observation, else collection of the specimen
 * @param laboratory code of the partner that sent it
 * @param order number of the order under which the laboratory filed it
 * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=} or empty
 * @param value in the unit of the series
 * @param low lower bound of the laboratory's reference range, in the unit of the series; null when
 *     not stated
 * @param high upper bound; null when not stated
 * @param flags as sent (HL7 table 0078)
 * @param status HL7 table 0085
 * @param method as sent; empty when not stated
 * @param note the laboratory's comment
 * @param sent value and unit as the laboratory wrote them
 * @param marks what a reader has to know before comparing
 * @param earlier values that this one replaced, oldest first
 */
public record TrendPoint(
    Instant at,
    String laboratory,
    String order,
    String comparator,
    BigDecimal value,
    BigDecimal low,
    BigDecimal high,
    String flags,
    String status,
    String method,
    String note,
    String sent,
    List<Mark> marks,
    List<Earlier> earlier) {

  /** What sets a point apart from its neighbours. */
  public enum Mark {
    /** It replaced another value. */
    CORRECTED,
    /** It may still change. */
    PRELIMINARY,
    /** Measured by another method than the point before it of the same laboratory. */
    METHOD_CHANGED,
    /** Sent by another laboratory than the point before it: methods may differ. */
    LABORATORY_CHANGED,
    /** The laboratory gave it in two units that do not say the same. */
    UNITS_DISAGREE
  }

  /**
   * A value that was replaced.
   *
   * @param issuedAt when the laboratory stated it
   * @param replacedAt when the repository took its replacement
   */
  public record Earlier(
      String comparator, BigDecimal value, String sent, Instant issuedAt, Instant replacedAt) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Earlier[…]";
    }
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "TrendPoint[…]";
  }
}
