package org.estuaire.lab.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.lab.model.Renewal;

/**
 * The newest version of each order that replaces it whole ({@link Renewal#WHOLE}), kept in {@code
 * lab.whole_version}. Orders of other formats have none, and cost nothing here.
 */
final class WholeVersions {

  private static final String READ =
      "SELECT report_id, version_at, issued_at, delivery_id, ordinal FROM lab.whole_version"
          + " WHERE report_id = ANY (?)";

  private static final String WRITE =
      "INSERT INTO lab.whole_version (report_id, version_at, issued_at, delivery_id, ordinal)"
          + " SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[],"
          + " ?::integer[])"
          + " ON CONFLICT (report_id) DO UPDATE SET version_at = excluded.version_at,"
          + " issued_at = excluded.issued_at, delivery_id = excluded.delivery_id,"
          + " ordinal = excluded.ordinal";

  private final Connection tx;
  private final Map<Long, Stamp> newest = new HashMap<>();
  private final Map<Long, Stamp> changed = new HashMap<>();

  WholeVersions(Connection tx) {
    this.tx = tx;
  }

  /** Reads what is known of orders whose rows are locked. */
  void read(Collection<Long> reportIds) throws SQLException {
    if (reportIds.isEmpty()) {
      return;
    }
    try (PreparedStatement select = tx.prepareStatement(READ)) {
      select.setArray(1, tx.createArrayOf("bigint", reportIds.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Stamp stamp =
              new Stamp(
                  rows.getObject("version_at", OffsetDateTime.class).toInstant(),
                  rows.getObject("issued_at", OffsetDateTime.class).toInstant(),
                  rows.getLong("delivery_id"),
                  rows.getInt("ordinal"));
          newest.put(rows.getLong("report_id"), stamp);
        }
      }
    }
  }

  Optional<Stamp> newest(long reportId) {
    return Optional.ofNullable(newest.get(reportId));
  }

  /**
   * Takes a version.
   *
   * @return whether no newer one is known
   */
  boolean offer(long reportId, Stamp stamp) {
    Stamp known = newest.get(reportId);
    if (known != null && stamp.compareTo(known) < 0) {
      return false;
    }
    newest.put(reportId, stamp);
    changed.put(reportId, stamp);
    return true;
  }

  void write() throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = tx.prepareStatement(WRITE)) {
      insert.setArray(1, tx.createArrayOf("bigint", changed.keySet().toArray()));
      insert.setArray(2, column("timestamptz", stamp -> stamp.versionAt().toString()));
      insert.setArray(3, column("timestamptz", stamp -> stamp.issuedAt().toString()));
      insert.setArray(4, column("bigint", Stamp::deliveryId));
      insert.setArray(5, column("integer", Stamp::ordinal));
      insert.executeUpdate();
    }
  }

  private Array column(String type, Function<Stamp, Object> part) throws SQLException {
    return tx.createArrayOf(type, changed.values().stream().map(part).toArray());
  }
}
