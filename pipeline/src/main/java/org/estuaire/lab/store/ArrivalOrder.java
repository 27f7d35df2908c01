package org.estuaire.lab.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.StatedTime;

/**
 * Places statements whose time is known within bounds only: right behind what is known of their
 * order when they arrive, as far as the bounds allow. So a correction made in the second pass of
 * the hour that clocks repeat follows what it corrects, and a version from a clock that is wrong
 * wins over what was before it and over nothing that comes after.
 */
public final class ArrivalOrder {

  private static final String KNOWN =
      """
      SELECT r.partner, r.sender, r.order_number, r.source_identity_id, r.version_at, r.issued_at
      FROM lab.report r
      JOIN unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
          AS k (partner, sender, order_number, source_identity_id)
        USING (partner, sender, order_number, source_identity_id)
      """;

  private final Map<ReportTable.Key, Newest> known = new HashMap<>();

  /** The newest times that are known of an order. */
  private record Newest(Instant versionAt, Instant issuedAt) {

    Newest and(Newest other) {
      return new Newest(
          versionAt.isAfter(other.versionAt) ? versionAt : other.versionAt,
          issuedAt.isAfter(other.issuedAt) ? issuedAt : other.issuedAt);
    }
  }

  /** Reads what the repository knows of the orders whose times are not exact; mostly none. */
  static ArrivalOrder behind(Connection tx, Collection<ReportTable.Key> orders)
      throws SQLException {
    ArrivalOrder order = new ArrivalOrder();
    if (!orders.isEmpty()) {
      order.read(tx, List.copyOf(orders));
    }
    return order;
  }

  private void read(Connection tx, List<ReportTable.Key> orders) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(KNOWN)) {
      select.setArray(
          1, array(tx, "text", orders.stream().map(ReportTable.Key::partner).toArray()));
      select.setArray(2, array(tx, "text", orders.stream().map(ReportTable.Key::sender).toArray()));
      select.setArray(
          3, array(tx, "text", orders.stream().map(ReportTable.Key::orderNumber).toArray()));
      select.setArray(
          4, array(tx, "bigint", orders.stream().map(ReportTable.Key::sourceIdentityId).toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.put(
              new ReportTable.Key(
                  row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
              new Newest(instant(row, 5), instant(row, 6)));
        }
      }
    }
  }

  private static Array array(Connection tx, String type, Object[] values) throws SQLException {
    return tx.createArrayOf(type, values);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /**
   * The stamp of the next statement of an order, in the order of arrival.
   *
   * @param version when the version was stated
   * @param issued when the report was issued
   */
  Stamp next(
      ReportTable.Key key, StatedTime version, StatedTime issued, long deliveryId, int ordinal) {
    Newest before = known.get(key);
    Instant versionAt = placed(version, before == null ? Instant.MIN : before.versionAt());
    Instant issuedAt = placed(issued, before == null ? Instant.MIN : before.issuedAt());
    Newest now = new Newest(versionAt, issuedAt);
    known.put(key, before == null ? now : before.and(now));
    return new Stamp(versionAt, issuedAt, deliveryId, ordinal);
  }

  private static Instant placed(StatedTime time, Instant before) {
    Instant earliest = ResultContent.stored(time.earliest());
    if (time.isExact() || earliest.isAfter(before)) {
      return earliest;
    }
    Instant behind = before.plus(1, ChronoUnit.MICROS);
    Instant latest = ResultContent.stored(time.latest());
    return behind.isAfter(latest) ? latest : behind;
  }
}
