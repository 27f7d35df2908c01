package org.estuaire.exchange.receipt;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Severity;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.repository.PlannedAnew;

/** Reads deliveries in figures from the ledger, several with one statement. */
final class ReceiptSummaries {

  /** Earlier deliveries that are shown. */
  private static final int BEFORE = 4;

  /** Of a refused record what refused it, of a loaded one what was remarked. */
  private static final String REASONS =
      """
      WITH told AS (
        SELECT f.delivery_id, f.code, f.field, f.severity, f.ordinal,
          r.outcome IN ('REJECTED', 'HELD') AS refused, min(r.line) AS line, min(f.id) AS id
        FROM exchange.finding f
        JOIN exchange.record r ON r.delivery_id = f.delivery_id AND r.ordinal = f.ordinal
        WHERE f.delivery_id = ANY (?)
          AND (r.outcome IN ('REJECTED', 'HELD')) = (f.severity <> 'WARNING')
        GROUP BY f.delivery_id, f.code, f.field, f.severity, f.ordinal, r.outcome),
      reason AS (
        SELECT delivery_id, code, field, severity, refused, count(*)::integer AS records,
          (array_agg(line ORDER BY ordinal))[1:3] AS lines, min(id) AS id
        FROM told GROUP BY delivery_id, code, field, severity, refused)
      SELECT reason.delivery_id, reason.code, reason.field, reason.severity, refused, records,
        lines, f.arguments
      FROM reason JOIN exchange.finding f ON f.id = reason.id
      ORDER BY reason.delivery_id, refused DESC, records DESC, reason.code, reason.field
      """;

  /** Where the kind of a delivery is unknown, those of its partner whatever their kind. */
  private static final String EARLIER =
      """
      SELECT due.id, p.received_at, p.state = 'REFUSED' AND p.loaded + p.rejected + p.held + p.known = 0,
        p.loaded, p.rejected, p.held, p.known
      FROM exchange.delivery due
      CROSS JOIN LATERAL (
        SELECT * FROM exchange.delivery e
        WHERE e.partner = due.partner AND e.id < due.id AND e.state IN ('LOADED', 'REFUSED')
          AND (due.record_type IS NULL OR e.record_type = due.record_type)
        ORDER BY e.id DESC LIMIT ?) AS p
      WHERE due.id = ANY (?) ORDER BY due.id, p.id
      """;

  private final FindingCatalog catalog;

  ReceiptSummaries(FindingCatalog catalog) {
    this.catalog = catalog;
  }

  /** By delivery. */
  Map<Long, ReceiptSummary> read(Connection connection, List<DeliveryFacts> deliveries)
      throws SQLException {
    Map<Long, ReceiptSummary> summaries = new HashMap<>();
    if (deliveries.isEmpty()) {
      return summaries;
    }
    Object[] ids = deliveries.stream().map(DeliveryFacts::deliveryId).distinct().toArray();
    Map<Long, List<ReceiptSummary.Reason>> reasons = reasons(connection, ids);
    Map<Long, List<ReceiptSummary.Past>> before = before(connection, ids);
    for (DeliveryFacts facts : deliveries) {
      long id = facts.deliveryId();
      summaries.put(
          id,
          new ReceiptSummary(
              facts, reasons.getOrDefault(id, List.of()), before.getOrDefault(id, List.of()), ""));
    }
    return summaries;
  }

  private Map<Long, List<ReceiptSummary.Reason>> reasons(Connection connection, Object[] ids)
      throws SQLException {
    Map<Long, List<ReceiptSummary.Reason>> reasons = new HashMap<>();
    try (PreparedStatement select = PlannedAnew.prepare(connection, REASONS)) {
      select.setArray(1, connection.createArrayOf("bigint", ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long delivery = row.getLong(1);
          reason(row)
              .ifPresent(
                  one -> reasons.computeIfAbsent(delivery, id -> new ArrayList<>()).add(one));
        }
      }
    }
    return reasons;
  }

  private Optional<ReceiptSummary.Reason> reason(ResultSet row) throws SQLException {
    List<Long> lines = List.of((Long[]) row.getArray(7).getArray());
    List<String> words = List.of((String[]) row.getArray(8).getArray());
    Severity severity = Severity.valueOf(row.getString(4));
    String field = row.getString(3);
    boolean refused = row.getBoolean(5);
    int records = row.getInt(6);
    return catalog
        .find(row.getString(2))
        .map(code -> new Finding(code, severity, lines.get(0), field, words, Optional.empty()))
        .map(example -> new ReceiptSummary.Reason(example, refused, records, lines));
  }

  private static Map<Long, List<ReceiptSummary.Past>> before(Connection connection, Object[] ids)
      throws SQLException {
    Map<Long, List<ReceiptSummary.Past>> before = new HashMap<>();
    try (PreparedStatement select = PlannedAnew.prepare(connection, EARLIER)) {
      select.setInt(1, BEFORE);
      select.setArray(2, connection.createArrayOf("bigint", ids));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          before
              .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
              .add(
                  new ReceiptSummary.Past(
                      row.getTimestamp(2).toInstant(),
                      row.getBoolean(3),
                      new LoadCount(row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7))));
        }
      }
    }
    return before;
  }
}
