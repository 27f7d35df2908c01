package org.estuaire.exchange.view;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.PartBalance;
import org.jspecify.annotations.Nullable;

/** Lists deliveries. */
public final class Deliveries {

  private static final String SELECT =
      "SELECT d.*, a.files, a.arrivals, ARRAY(SELECT unnest(r.file_names) FROM exchange.receipt r"
          + " JOIN exchange.arrival ra ON ra.id = r.arrival_id WHERE ra.delivery_id = d.id ORDER BY 1) AS receipts"
          + " FROM exchange.delivery d CROSS JOIN LATERAL (SELECT array_agg(%s ORDER BY id) AS files,"
          + " count(*)::int AS arrivals FROM exchange.arrival WHERE delivery_id = d.id) a";

  private Deliveries() {}

  /**
   * The newest deliveries, newest first.
   *
   * @param partner code of a partner, or empty for all
   */
  public static List<DeliveryLine> newest(Connection connection, String partner, int most)
      throws SQLException {
    return new Sql(
            select(connection) + " WHERE (? = '' OR d.partner = ?) ORDER BY d.id DESC LIMIT ?",
            partner,
            partner,
            most)
        .list(connection, Deliveries::read);
  }

  /** Of one delivery: {@code RECEIVED}, {@code LOADING}, {@code LOADED} or {@code REFUSED}. */
  public static Optional<String> state(Connection connection, long id) throws SQLException {
    return new Sql("SELECT state FROM exchange.delivery WHERE id = ?", id)
        .list(connection, row -> row.getString(1)).stream().findFirst();
  }

  static List<DeliveryLine> byIds(Connection connection, List<Long> ids) throws SQLException {
    Array array = connection.createArrayOf("bigint", ids.toArray());
    return new Sql(select(connection) + " WHERE d.id = ANY (?) ORDER BY d.id", array)
        .list(connection, Deliveries::read);
  }

  private static String select(Connection connection) throws SQLException {
    return SELECT.formatted(Sight.of(connection).file());
  }

  private static PartBalance parts(ResultSet row) throws SQLException {
    return new PartBalance(
        row.getLong("parts_read"),
        row.getLong("parts_loaded"),
        row.getLong("parts_known"),
        row.getLong("parts_superseded"),
        row.getLong("parts_left_out"),
        row.getLong("parts_waiting"),
        row.getLong("uncounted"));
  }

  private static DeliveryLine read(ResultSet row) throws SQLException {
    int records = row.getInt("records");
    @Nullable Integer known = row.wasNull() ? null : records;
    return new DeliveryLine(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("state"),
        row.getString("lane"),
        row.getString("format"),
        List.of((String[]) row.getArray("files").getArray()),
        row.getInt("arrivals"),
        Sql.instant(row, "received_at"),
        Sql.instantOrNull(row, "finished_at"),
        row.getLong("bytes"),
        known,
        row.getInt("loaded"),
        row.getInt("rejected"),
        row.getInt("held"),
        row.getInt("known"),
        parts(row),
        List.of((String[]) row.getArray("receipts").getArray()));
  }
}
