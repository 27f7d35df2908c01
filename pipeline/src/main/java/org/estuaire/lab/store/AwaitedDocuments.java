package org.estuaire.lab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.load.AwaitedRecords;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.store.VisibilityHistory.Said;

/**
 * Words about documents that have not come yet. They hold from the moment that the document comes,
 * in the same transaction; the records that said them are filed afterwards.
 */
final class AwaitedDocuments {

  private static final String FIND =
      "SELECT r.id FROM lab.report r WHERE r.partner = ? AND r.source_identity_id = ?"
          + " AND (r.order_number = ANY (?) OR r.message_id = ANY (?) OR EXISTS ("
          + "SELECT FROM lab.document_number d WHERE d.report_id = r.id AND d.number = ANY (?)))";

  private static final String NUMBERS =
      "INSERT INTO lab.document_number (report_id, number)"
          + " SELECT * FROM unnest(?::bigint[], ?::text[]) ON CONFLICT DO NOTHING";

  private static final String AWAIT =
      "INSERT INTO lab.awaited_document (delivery_id, ordinal, partner, source_identity_id, number,"
          + " version_at, issued_at, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String CAME =
      "SELECT DISTINCT r.id, w.delivery_id, w.ordinal, w.version_at, w.issued_at,"
          + " w.said FROM lab.report r JOIN lab.awaited_document w"
          + " ON w.source_identity_id = r.source_identity_id AND w.partner = r.partner"
          + " AND (w.number = r.order_number OR w.number = r.message_id OR EXISTS ("
          + "SELECT FROM lab.document_number d WHERE d.report_id = r.id AND d.number = w.number))"
          + " WHERE r.id = ANY (?)";

  private final Connection tx;

  AwaitedDocuments(Connection tx) {
    this.tx = tx;
  }

  /** A word about an order that came. */
  record Arrived(long report, Said said) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Arrived[" + report + "]";
    }
  }

  /** The orders that one or another of some numbers names, of a person and its laboratory. */
  List<Long> find(ReportTable.Key key, Set<String> documents) throws SQLException {
    List<String> numbers = new ArrayList<>(documents);
    numbers.add(key.orderNumber());
    List<Long> found = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(FIND)) {
      select.setString(1, key.partner());
      select.setLong(2, key.sourceIdentityId());
      for (int place = 3; place <= 5; place++) {
        select.setArray(place, tx.createArrayOf("text", numbers.toArray()));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getLong(1));
        }
      }
    }
    return found;
  }

  /** Remembers by which further numbers documents may be named. */
  void keep(List<Long> reports, List<String> numbers) throws SQLException {
    if (reports.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = tx.prepareStatement(NUMBERS)) {
      insert.setArray(1, tx.createArrayOf("bigint", reports.toArray()));
      insert.setArray(2, tx.createArrayOf("text", numbers.toArray()));
      insert.executeUpdate();
    }
  }

  /** Waits for a document. */
  void await(ReportTable.Row order) throws SQLException {
    Stamp stamp = order.stamp();
    List<String> numbers = new ArrayList<>(order.order().documents());
    numbers.add(order.key().orderNumber());
    try (PreparedStatement insert = tx.prepareStatement(AWAIT)) {
      for (String number : numbers) {
        insert.setLong(1, stamp.deliveryId());
        insert.setInt(2, stamp.ordinal());
        insert.setString(3, order.key().partner());
        insert.setLong(4, order.key().sourceIdentityId());
        insert.setString(5, number);
        insert.setObject(6, OffsetDateTime.ofInstant(stamp.versionAt(), ZoneOffset.UTC));
        insert.setObject(7, OffsetDateTime.ofInstant(stamp.issuedAt(), ZoneOffset.UTC));
        insert.setString(8, order.order().visibility().text());
        insert.addBatch();
      }
      insert.executeBatch();
    }
    AwaitedRecords.waitsOn(tx, stamp.deliveryId(), stamp.ordinal());
  }

  /** What was said before of orders that are new. */
  List<Arrived> came(Collection<Long> fresh) throws SQLException {
    List<Arrived> arrived = new ArrayList<>();
    AwaitedRecords awaited = new AwaitedRecords();
    if (fresh.isEmpty() || nobodyWaits()) {
      return arrived;
    }
    try (PreparedStatement select = tx.prepareStatement(CAME)) {
      select.setArray(1, tx.createArrayOf("bigint", fresh.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Stamp stamp =
              new Stamp(
                  row.getObject("version_at", OffsetDateTime.class).toInstant(),
                  row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                  row.getLong("delivery_id"),
                  row.getInt("ordinal"));
          awaited.add(stamp.deliveryId(), stamp.ordinal());
          arrived.add(
              new Arrived(
                  row.getLong("id"),
                  new Said(stamp, VisibilityStatement.parse(row.getString("said")))));
        }
      }
    }
    awaited.note(tx);
    return arrived;
  }

  private boolean nobodyWaits() throws SQLException {
    try (PreparedStatement select =
            tx.prepareStatement("SELECT EXISTS (SELECT FROM lab.awaited_document)");
        ResultSet row = select.executeQuery()) {
      row.next();
      return !row.getBoolean(1);
    }
  }
}
