package org.estuaire.identity.indicators;

import org.estuaire.exchange.Worded;

/**
 * An indicator of a domain in a month. Numerator and denominator are given, since a rate of few
 * identities says little; {@code docs/identity-indicators.md} defines each.
 *
 * @param domain identification domain; {@link #ALL} for the territory
 * @param month {@code YYYY-MM}
 */
public record Indicator(Kind kind, String domain, String month, long numerator, long denominator) {

  /** In place of a domain: all of them together. */
  public static final String ALL = "*";

  /** What is measured. */
  public enum Kind implements Worded {
    FLOW_DUPLICATES("flow-duplicates"),
    STOCK_DUPLICATES("stock-duplicates"),
    INS_DUPLICATES("ins-duplicates"),
    PROVEN_COLLISIONS("proven-collisions"),
    POTENTIAL_COLLISIONS("potential-collisions"),
    QUALIFIED("qualified"),
    BACKLOG_UNDER_7_DAYS("backlog-under-7-days"),
    BACKLOG_7_TO_30_DAYS("backlog-7-to-30-days"),
    BACKLOG_OVER_30_DAYS("backlog-over-30-days"),
    UNDONE_MERGES("undone-merges"),
    FICTIVE("fictive"),
    DOUBTFUL("doubtful"),
    DEFAULT_DATES("default-dates"),
    CROSS_DOMAIN("cross-domain"),
    REPORTS_NO_NUMBER("reports-alone-no-number"),
    REPORTS_NOBODY_ELSE("reports-alone-nobody-else"),
    REPORTS_STATED_TOO_LITTLE("reports-alone-stated-too-little"),
    REPORTS_NOT_IN_FEED("reports-alone-not-in-feed"),
    REPORTS_NO_FEED("reports-alone-no-feed");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** Stable name for scripts and metrics. */
    public String code() {
      return code;
    }

    static Kind of(String code) {
      for (Kind kind : values()) {
        if (kind.code.equals(code)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(code);
    }
  }

  /** Share from 0 to 1; 0 of nothing. */
  public double rate() {
    return denominator == 0 ? 0 : (double) numerator / denominator;
  }
}
