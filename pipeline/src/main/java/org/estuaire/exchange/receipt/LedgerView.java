package org.estuaire.exchange.receipt;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.load.LoadCount;

/** Reads from the ledger what receipts tell. */
final class LedgerView {

  private static final String AWAITING =
      "SELECT d.id, a.id, d.revision, d.partner, a.file_name, d.sha256, d.bytes, a.arrived_at, d.received_at,"
          + " a.repeated, d.state = 'REFUSED', d.format, d.records, d.loaded, d.rejected, d.held, d.known"
          + " FROM exchange.arrival a JOIN exchange.delivery d ON d.id = a.delivery_id"
          + " WHERE d.state IN ('LOADED', 'REFUSED') AND NOT EXISTS (SELECT FROM exchange.receipt r"
          + " WHERE r.arrival_id = a.id AND (r.revision = d.revision OR a.repeated))"
          + " ORDER BY a.id";
  private static final String FINDINGS =
      "SELECT f.ordinal, f.code, f.line, f.field, f.arguments, f.sealed_value FROM exchange.finding f"
          + " WHERE f.delivery_id = ? AND f.ordinal BETWEEN ? AND ? ORDER BY f.ordinal, f.id";
  private static final String WITH_FINDINGS =
      "SELECT r.ordinal, r.line, r.key, r.outcome FROM exchange.record r WHERE r.delivery_id = ?"
          + " AND (r.outcome IN ('REJECTED', 'HELD')) = ?"
          + " AND EXISTS (SELECT FROM exchange.finding f WHERE f.delivery_id = r.delivery_id AND f.ordinal = r.ordinal)"
          + " ORDER BY r.ordinal LIMIT ?";

  private final FindingCatalog catalog;
  private final Seal seal;
  private final Map<String, Partner> partners = new TreeMap<>();

  LedgerView(FindingCatalog catalog, Seal seal, List<Partner> partners) {
    this.catalog = catalog;
    this.seal = seal;
    partners.forEach(partner -> this.partners.put(partner.code(), partner));
  }

  /** Arrivals of finished deliveries that have not been answered, or not since a replay. */
  List<DeliveryFacts> awaitingReceipt(Connection connection) throws SQLException {
    List<DeliveryFacts> facts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(AWAITING);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Partner partner = partners.get(row.getString(4));
        if (partner != null) {
          facts.add(facts(connection, row, partner));
        }
      }
    }
    return facts;
  }

  /**
   * The first records that have findings, in order.
   *
   * @param refused those in quarantine, else those that were loaded with remarks
   */
  List<RecordFacts> recordsWithFindings(
      Connection connection, long deliveryId, boolean refused, int most) throws SQLException {
    List<RecordFacts> records = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(WITH_FINDINGS)) {
      select.setLong(1, deliveryId);
      select.setBoolean(2, refused);
      select.setInt(3, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int ordinal = row.getInt(1);
          records.add(
              new RecordFacts(
                  ordinal,
                  row.getLong(2),
                  row.getString(3),
                  RecordOutcome.valueOf(row.getString(4)),
                  findings(connection, deliveryId, ordinal, ordinal)
                      .getOrDefault(ordinal, List.of())));
        }
      }
    }
    return records;
  }

  /** Outcomes of a range of records, by ordinal. */
  Map<Integer, RecordOutcome> outcomes(Connection connection, long deliveryId, int from, int to)
      throws SQLException {
    Map<Integer, RecordOutcome> outcomes = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT ordinal, outcome FROM exchange.record WHERE delivery_id = ? AND ordinal BETWEEN ? AND ?")) {
      select.setLong(1, deliveryId);
      select.setInt(2, from);
      select.setInt(3, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          outcomes.put(row.getInt(1), RecordOutcome.valueOf(row.getString(2)));
        }
      }
    }
    return outcomes;
  }

  /** Findings of a range of records, by ordinal. */
  Map<Integer, List<Finding>> findings(Connection connection, long deliveryId, int from, int to)
      throws SQLException {
    Map<Integer, List<Finding>> findings = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(FINDINGS)) {
      select.setLong(1, deliveryId);
      select.setInt(2, from);
      select.setInt(3, to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Optional<Finding> finding = finding(row);
          int ordinal = row.getInt(1);
          finding.ifPresent(f -> findings.computeIfAbsent(ordinal, o -> new ArrayList<>()).add(f));
        }
      }
    }
    return findings;
  }

  private Optional<Finding> finding(ResultSet row) throws SQLException {
    Array arguments = row.getArray(5);
    byte[] sealed = row.getBytes(6);
    long line = row.getLong(3);
    String field = row.getString(4);
    List<String> words = List.of((String[]) arguments.getArray());
    Optional<String> value =
        Optional.ofNullable(sealed).map(s -> new String(seal.open(s), StandardCharsets.UTF_8));
    return catalog.find(row.getString(2)).map(code -> new Finding(code, line, field, words, value));
  }

  private DeliveryFacts facts(Connection connection, ResultSet row, Partner partner)
      throws SQLException {
    long deliveryId = row.getLong(1);
    int records = row.getInt(13);
    boolean unread = row.wasNull();
    return new DeliveryFacts(
        deliveryId,
        row.getLong(2),
        row.getInt(3),
        partner,
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        instant(row, 8),
        instant(row, 9),
        row.getBoolean(10),
        row.getBoolean(11),
        Optional.ofNullable(row.getString(12)),
        unread ? Optional.empty() : Optional.of(records),
        new LoadCount(row.getInt(14), row.getInt(15), row.getInt(16), row.getInt(17)),
        findings(connection, deliveryId, 0, 0).getOrDefault(0, List.of()));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at.toInstant();
  }
}
