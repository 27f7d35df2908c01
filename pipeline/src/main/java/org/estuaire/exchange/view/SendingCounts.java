package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What becomes of the versions of results that are sent to practices.
 *
 * @param delivered handed over
 * @param due waiting for the next attempt
 * @param stuck given up: an operator has to look
 */
public record SendingCounts(long delivered, long due, long stuck) {

  /** Of a region that sends nothing. */
  public static final SendingCounts NONE = new SendingCounts(0, 0, 0);

  private static final String COUNT =
      "SELECT count(*) FILTER (WHERE delivered_after_run >= ?),"
          + " count(*) FILTER (WHERE state = 'DUE'), count(*) FILTER (WHERE state = 'STUCK')"
          + " FROM distribution.sending_state";

  /**
   * Counts.
   *
   * @param completed what was delivered before this run had completed is left out
   */
  static SendingCounts read(Connection connection, long completed) throws SQLException {
    return new Sql(COUNT, completed)
        .list(connection, row -> new SendingCounts(row.getLong(1), row.getLong(2), row.getLong(3)))
        .get(0);
  }
}
