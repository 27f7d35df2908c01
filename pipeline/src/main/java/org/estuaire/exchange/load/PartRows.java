package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LeftOut;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Tally;
import org.estuaire.repository.CopyRows;

/** The second balance of single records, and why parts of them were left out, as rows. */
final class PartRows {

  private static final String COPY_LEFT_OUT =
      "COPY exchange.left_out (delivery_id, ordinal, reason, parts, line, field) FROM STDIN";

  private PartRows() {}

  /** What a verdict makes of the parts of a record; nothing in a lane that counts none. */
  static PartBalance of(LaneName lane, Optional<Tally> tally, Verdict verdict) {
    if (!lane.countsParts()) {
      return PartBalance.NONE;
    }
    if (tally.isEmpty()) {
      return PartBalance.UNCOUNTED;
    }
    return verdict instanceof Verdict.Taken taken
        ? PartBalance.taken(tally.get(), taken.parts())
        : PartBalance.waiting(tally.get());
  }

  /** The balance of a record for its row in the ledger; empty for one that was not counted. */
  static Optional<PartBalance> counted(LaneName lane, Judged one) {
    return lane.countsParts() && one.record().tally().isPresent()
        ? Optional.of(one.parts(lane))
        : Optional.empty();
  }

  /** Parts of one record that were left out. */
  record OfRecord(long deliveryId, int ordinal, List<LeftOut> leftOut) {}

  static void leaveOut(Connection tx, List<OfRecord> records) throws SQLException {
    if (records.isEmpty()) {
      return;
    }
    try (CopyRows rows = new CopyRows(tx, COPY_LEFT_OUT)) {
      for (OfRecord record : records) {
        for (LeftOut one : record.leftOut()) {
          rows.number(record.deliveryId())
              .number(record.ordinal())
              .text(one.reason().code())
              .number(one.parts())
              .number(one.line())
              .text(one.field())
              .endRow();
        }
      }
    }
  }

  /** The balance of a record as the ledger has it. */
  static PartBalance read(ResultSet row, LaneName lane, RecordOutcome outcome) throws SQLException {
    if (!lane.countsParts()) {
      return PartBalance.NONE;
    }
    long read = row.getLong("parts_read");
    if (row.wasNull()) {
      return PartBalance.UNCOUNTED;
    }
    boolean waits = outcome == RecordOutcome.REJECTED || outcome == RecordOutcome.HELD;
    return new PartBalance(
        read,
        row.getLong("parts_loaded"),
        row.getLong("parts_known"),
        row.getLong("parts_superseded"),
        row.getLong("parts_left_out"),
        waits ? read : 0,
        0);
  }

  /** Puts the balance of a record that was replayed in the place of what the ledger had. */
  static void replace(
      Connection tx, OfRecord record, boolean counted, PartBalance before, PartBalance after)
      throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement(
            "DELETE FROM exchange.left_out WHERE delivery_id = ? AND ordinal = ?")) {
      delete.setLong(1, record.deliveryId());
      delete.setInt(2, record.ordinal());
      delete.executeUpdate();
    }
    leaveOut(tx, List.of(record));
    ofRecord(tx, record, counted ? Optional.of(after) : Optional.empty());
    ofDelivery(tx, record.deliveryId(), after.minus(before));
  }

  private static void ofRecord(Connection tx, OfRecord record, Optional<PartBalance> parts)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.record SET parts_read = ?, parts_loaded = ?, parts_known = ?,"
                + " parts_superseded = ?, parts_left_out = ? WHERE delivery_id = ? AND ordinal = ?")) {
      update.setObject(1, parts.map(PartBalance::read).orElse(null), java.sql.Types.INTEGER);
      update.setObject(2, parts.map(PartBalance::loaded).orElse(null), java.sql.Types.INTEGER);
      update.setObject(3, parts.map(PartBalance::known).orElse(null), java.sql.Types.INTEGER);
      update.setObject(4, parts.map(PartBalance::superseded).orElse(null), java.sql.Types.INTEGER);
      update.setObject(5, parts.map(PartBalance::leftOut).orElse(null), java.sql.Types.INTEGER);
      update.setLong(6, record.deliveryId());
      update.setInt(7, record.ordinal());
      update.executeUpdate();
    }
  }

  private static void ofDelivery(Connection tx, long delivery, PartBalance change)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.delivery SET parts_read = parts_read + ?, parts_loaded = parts_loaded + ?,"
                + " parts_known = parts_known + ?, parts_superseded = parts_superseded + ?,"
                + " parts_left_out = parts_left_out + ?, parts_waiting = parts_waiting + ?,"
                + " uncounted = uncounted + ? WHERE id = ?")) {
      update.setLong(1, change.read());
      update.setLong(2, change.loaded());
      update.setLong(3, change.known());
      update.setLong(4, change.superseded());
      update.setLong(5, change.leftOut());
      update.setLong(6, change.waiting());
      update.setLong(7, change.uncounted());
      update.setLong(8, delivery);
      update.executeUpdate();
    }
  }
}
