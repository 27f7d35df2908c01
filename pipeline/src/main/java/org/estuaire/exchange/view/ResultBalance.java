package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estuaire.exchange.PartBalance;

/**
 * The second balance, of the results in records: it must always close, and the reasons must account
 * for all that was left out.
 *
 * @param read results that were sent, counted from the bytes
 * @param superseded kept as history only: a newer or a final version was known already
 * @param waiting in records in quarantine
 * @param uncounted records whose results are in none of these figures
 * @param leftOutByReason how many were left out for each rule
 */
public record ResultBalance(
    long read,
    long loaded,
    long known,
    long superseded,
    long leftOut,
    long waiting,
    long uncounted,
    Map<String, Long> leftOutByReason) {

  /** Of nothing. */
  static final ResultBalance NONE = new ResultBalance(0, 0, 0, 0, 0, 0, 0, Map.of());

  static final String SUMS =
      "coalesce(sum(d.parts_read), 0), coalesce(sum(d.parts_loaded), 0), coalesce(sum(d.parts_known), 0),"
          + " coalesce(sum(d.parts_superseded), 0), coalesce(sum(d.parts_left_out), 0),"
          + " coalesce(sum(d.parts_waiting), 0), coalesce(sum(d.uncounted), 0)";

  public boolean closes() {
    boolean adds = read == loaded + known + superseded + leftOut + waiting;
    return adds && leftOut == leftOutByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of everything that was ever received. */
  public static ResultBalance read(Connection connection) throws SQLException {
    return read(connection, "exchange.delivery d");
  }

  /**
   * Of some deliveries.
   *
   * @param deliveries a constant FROM item under the name {@code d}
   */
  static ResultBalance read(Connection connection, String deliveries, Object... parameters)
      throws SQLException {
    PartBalance sums =
        new Sql("SELECT " + SUMS + " FROM " + deliveries, parameters)
            .list(connection, row -> parts(row, 1))
            .get(0);
    Map<String, Long> reasons = new LinkedHashMap<>();
    if (sums.leftOut() > 0) {
      new Sql(
              "SELECT l.reason, sum(l.parts) FROM "
                  + deliveries
                  + " JOIN exchange.left_out l ON l.delivery_id = d.id GROUP BY l.reason"
                  + " ORDER BY sum(l.parts) DESC, l.reason",
              parameters)
          .list(connection, row -> reasons.put(row.getString(1), row.getLong(2)));
    }
    return new ResultBalance(
        sums.read(),
        sums.loaded(),
        sums.known(),
        sums.superseded(),
        sums.leftOut(),
        sums.waiting(),
        sums.uncounted(),
        reasons);
  }

  private static PartBalance parts(ResultSet row, int from) throws SQLException {
    return new PartBalance(
        row.getLong(from),
        row.getLong(from + 1),
        row.getLong(from + 2),
        row.getLong(from + 3),
        row.getLong(from + 4),
        row.getLong(from + 5),
        row.getLong(from + 6));
  }
}
