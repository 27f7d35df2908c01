package org.estuaire.social;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How much social data is past the day until which it may be kept under a person's name: six years
 * after the right has ended or the decision has become final (CASF R232-46). The rule stands in
 * {@code social.retention_until}; each row has its day in {@code social.row_retention}. Counts
 * only: nothing is deleted.
 */
public final class Retention {

  private static final String COUNTS =
      """
      SELECT partner,
             CASE WHEN retention_until < ? THEN 'PAST'
                  WHEN retention_until IS NULL THEN 'OPEN' ELSE 'LATER' END AS state,
             CASE WHEN retention_until < ? THEN extract(year FROM retention_until)::integer
                  ELSE 0 END AS year,
             count(*) FILTER (WHERE kind = 'dossier') AS dossiers,
             count(*) FILTER (WHERE kind = 'right') AS plans,
             count(*) FILTER (WHERE kind = 'payment') AS payments,
             count(*) FILTER (WHERE kind IN ('earlier right', 'earlier payment')) AS earlier
        FROM social.row_retention
       WHERE ? = '' OR partner = ?
       GROUP BY 1, 2, 3
       ORDER BY 1, 2 DESC, 3
      """;

  private Retention() {}

  /** Whether rows may still be kept. */
  public enum State {
    /** Their day is over. */
    PAST,
    /** Their right is open, or nothing is decided. */
    OPEN,
    /** Their day is to come. */
    LATER
  }

  /**
   * Rows of one council.
   *
   * @param year in which their day was; zero where it is not over
   * @param plans versions of plans of rights, as they hold
   * @param earlier what was stated of rights and payments before
   */
  public record Line(
      String partner,
      State state,
      int year,
      long dossiers,
      long plans,
      long payments,
      long earlier) {

    public long rows() {
      return dossiers + plans + payments + earlier;
    }
  }

  /**
   * Counts by council and year.
   *
   * @param partner one council; empty for all
   * @param today the first day on which a row is past its last is the one after it
   */
  public static List<Line> count(Connection connection, String partner, LocalDate today)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
      query.setObject(1, today);
      query.setObject(2, today);
      query.setString(3, partner);
      query.setString(4, partner);
      List<Line> lines = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lines.add(
              new Line(
                  row.getString("partner"),
                  State.valueOf(row.getString("state")),
                  row.getInt("year"),
                  row.getLong("dossiers"),
                  row.getLong("plans"),
                  row.getLong("payments"),
                  row.getLong("earlier")));
        }
      }
      return lines;
    }
  }
}
