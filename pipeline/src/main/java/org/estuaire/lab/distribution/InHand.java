package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Sendings that a courier is handing over. No row is locked and no transaction is open while a
 * practice's server takes its time; that they are in progress ends with the connection, also when
 * the process dies.
 */
final class InHand implements AutoCloseable {

  /** Any constant, and the sending. */
  private static final String KEY = "(43368491, hashint8(";

  /**
   * A condition for a statement that changes a sending {@code s}: nobody is handing it over, nor
   * will before the end of the transaction.
   */
  static final String NOBODY_HAS_IT = "pg_try_advisory_xact_lock" + KEY + "s.id))";

  private static final String TAKE =
      "SELECT s.id FROM unnest(?::bigint[]) WITH ORDINALITY AS s (id, place)"
          + " WHERE pg_try_advisory_lock"
          + KEY
          + "s.id)) ORDER BY s.place";

  private static final String PUT_DOWN =
      "SELECT count(pg_advisory_unlock" + KEY + "s.id))) FROM unnest(?::bigint[]) AS s (id)";

  private final Connection connection;
  private final List<Long> taken;

  private InHand(Connection connection, List<Long> taken) {
    this.connection = connection;
    this.taken = taken;
  }

  /** Takes charge of sendings, but for those that somebody else has. */
  static InHand take(Connection connection, Collection<Long> sendings) throws SQLException {
    List<Long> taken = new ArrayList<>();
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setArray(1, connection.createArrayOf("bigint", sendings.toArray()));
      try (ResultSet row = take.executeQuery()) {
        while (row.next()) {
          taken.add(row.getLong(1));
        }
      }
    }
    return new InHand(connection, taken);
  }

  /** Those that are ours, in the order in which they were asked for. */
  List<Long> taken() {
    return taken;
  }

  @Override
  public void close() throws SQLException {
    if (taken.isEmpty()) {
      return;
    }
    try (PreparedStatement putDown = connection.prepareStatement(PUT_DOWN)) {
      putDown.setArray(1, connection.createArrayOf("bigint", taken.toArray()));
      putDown.execute();
    }
  }
}
