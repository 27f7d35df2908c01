package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What becomes of the versions of results, and of the pages, that are sent to practices.
 *
 * @param delivered handed over
 * @param due waiting for the next attempt
 * @param stuck given up: an operator has to look
 * @param refused of those that went by mail, in the last thirty days: their receiver could not take
 *     them, or no server delivered them
 * @param summaries pages of patients that were handed over
 * @param summariesDue pages that wait for the next night
 */
public record SendingCounts(
    long delivered, long due, long stuck, long refused, long summaries, long summariesDue) {

  /** Of a region that sends nothing. */
  public static final SendingCounts NONE = new SendingCounts(0, 0, 0, 0, 0, 0);

  private static final String COUNT =
      "SELECT count(*) FILTER (WHERE delivered_after_run >= ?),"
          + " count(*) FILTER (WHERE state = 'DUE'), count(*) FILTER (WHERE state = 'STUCK'),"
          + " (SELECT count(*) FROM distribution.refused_mail"
          + " WHERE answered_at > now() - interval '30 days')"
          + " FROM distribution.sending_state";

  private static final String COUNT_SUMMARIES =
      "SELECT count(*) FILTER (WHERE delivered_after_run >= ?),"
          + " count(*) FILTER (WHERE state = 'BEGUN') FROM pathway.summary_state";

  /**
   * Counts.
   *
   * @param completed what was delivered before this run had completed is left out
   */
  static SendingCounts read(Connection connection, long completed) throws SQLException {
    long[] summaries =
        new Sql(COUNT_SUMMARIES, completed)
            .list(connection, row -> new long[] {row.getLong(1), row.getLong(2)})
            .get(0);
    return new Sql(COUNT, completed)
        .list(
            connection,
            row ->
                new SendingCounts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    summaries[0],
                    summaries[1]))
        .get(0);
  }
}
