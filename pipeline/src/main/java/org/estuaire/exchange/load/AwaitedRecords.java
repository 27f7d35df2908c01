package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records in quarantine for whose sake something came: they are taken up again with those about
 * which the identity cell decided. A loader that holds a record back notes here when what it waits
 * for is there.
 */
public final class AwaitedRecords {

  private static final String NOTE =
      """
      INSERT INTO exchange.awaited_record (delivery_id, ordinal)
      SELECT DISTINCT delivery_id, ordinal
        FROM unnest(?::bigint[], ?::integer[]) AS came (delivery_id, ordinal)
      ON CONFLICT DO NOTHING
      """;

  private static final String WAITS_ON =
      "DELETE FROM exchange.awaited_record WHERE delivery_id = ? AND ordinal = ?";

  private final List<Long> deliveries = new ArrayList<>();
  private final List<Integer> ordinals = new ArrayList<>();

  /**
   * A statement that notes many at once.
   *
   * @param select delivery and ordinal of records, each once
   */
  public static String noting(String select) {
    return "INSERT INTO exchange.awaited_record (delivery_id, ordinal)\n"
        + select
        + "ON CONFLICT DO NOTHING\n";
  }

  /** What this record waited for came. */
  public void add(long deliveryId, int ordinal) {
    deliveries.add(deliveryId);
    ordinals.add(ordinal);
  }

  /** Notes what was added. */
  public void note(Connection tx) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = tx.prepareStatement(NOTE)) {
      insert.setArray(1, tx.createArrayOf("bigint", deliveries.toArray()));
      insert.setArray(2, tx.createArrayOf("integer", ordinals.toArray()));
      insert.executeUpdate();
    }
  }

  /** A record was taken up, and waits for something still. */
  public static void waitsOn(Connection tx, long deliveryId, int ordinal) throws SQLException {
    try (PreparedStatement delete = tx.prepareStatement(WAITS_ON)) {
      delete.setLong(1, deliveryId);
      delete.setInt(2, ordinal);
      delete.executeUpdate();
    }
  }
}
