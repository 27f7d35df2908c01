package org.estuaire.identity.indicators;

/**
 * An indicator of a domain in a month. Numerator and denominator are told, since a rate of few
 * identities says little; {@code docs/identity-indicators.md} defines each.
 *
 * @param domain identification domain; {@link #ALL} for the territory
 * @param month {@code YYYY-MM}
 */
public record Indicator(Kind kind, String domain, String month, long numerator, long denominator) {

  /** In place of a domain: all of them together. */
  public static final String ALL = "*";

  /** What is measured. */
  public enum Kind {
    FLOW_DUPLICATES("flow-duplicates", "doublons de flux", "duplicates found in the month"),
    STOCK_DUPLICATES("stock-duplicates", "doublons de stock", "duplicates in the base"),
    INS_DUPLICATES("ins-duplicates", "doublons d'INS", "INS carried twice in a domain"),
    PROVEN_COLLISIONS("proven-collisions", "collisions avérées", "proven collisions"),
    POTENTIAL_COLLISIONS("potential-collisions", "collisions potentielles", "potential collisions"),
    QUALIFIED("qualified", "identités qualifiées", "qualified identities"),
    BACKLOG_UNDER_7_DAYS(
        "backlog-under-7-days", "à décider depuis moins de 7 jours", "undecided, under 7 days"),
    BACKLOG_7_TO_30_DAYS(
        "backlog-7-to-30-days", "à décider depuis 7 à 30 jours", "undecided, 7 to 30 days"),
    BACKLOG_OVER_30_DAYS(
        "backlog-over-30-days", "à décider depuis plus de 30 jours", "undecided, over 30 days"),
    UNDONE_MERGES("undone-merges", "fusions défaites", "undone merges"),
    FICTIVE("fictive", "identités fictives", "fictive identities"),
    DOUBTFUL("doubtful", "identités douteuses", "doubtful identities"),
    DEFAULT_DATES("default-dates", "dates par défaut", "default birth dates"),
    CROSS_DOMAIN("cross-domain", "dans un autre domaine", "known in another domain");

    private final String code;
    private final String french;
    private final String english;

    Kind(String code, String french, String english) {
      this.code = code;
      this.french = french;
      this.english = english;
    }

    /** Stable name for scripts and metrics. */
    public String code() {
      return code;
    }

    public String french() {
      return french;
    }

    public String english() {
      return english;
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
