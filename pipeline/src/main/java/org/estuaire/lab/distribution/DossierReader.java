package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.DocumentContent;
import org.estuaire.lab.LabOrder;
import org.estuaire.lab.LabResult;
import org.estuaire.lab.Renewal;
import org.estuaire.lab.Visibility;

/** Reads dossiers from the repository as they are now. */
final class DossierReader {

  private static final String RESULTS =
      "SELECT "
          + StoredResult.COLUMNS
          + ", d.content FROM distribution.dossier_order o"
          + " JOIN lab.result r ON r.report_id = o.report_id"
          + " LEFT JOIN lab.document d ON r.kind = 'document' AND d.report_id = r.report_id"
          + " AND d.sha256 = r.value_code WHERE o.dossier_id = ANY (?)"
          + " ORDER BY r.report_id, r.isolate, r.code, r.sub_id, r.moment";

  private static final String ORDERS =
      "SELECT d.id AS dossier_id, d.laboratory, d.sender, d.source_identity_id, r.*"
          + " FROM distribution.dossier d JOIN distribution.dossier_order o ON o.dossier_id = d.id"
          + " JOIN lab.report r ON r.id = o.report_id WHERE d.id = ANY (?)"
          + " ORDER BY d.id, r.order_number";

  private final Connection tx;

  DossierReader(Connection tx) {
    this.tx = tx;
  }

  List<Dossier> read(List<Long> ids) throws SQLException {
    Map<Long, List<LabResult>> results = results(ids);
    Map<Long, Dossier> dossiers = new LinkedHashMap<>();
    try (PreparedStatement query = tx.prepareStatement(ORDERS)) {
      query.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          long reportId = row.getLong("id");
          StoredOrder order =
              new StoredOrder(
                  reportId,
                  Visibility.stored(
                      row.getString("confidentiality"),
                      row.getString("masks"),
                      row.getString("recipients")),
                  order(row, results.getOrDefault(reportId, List.of())));
          dossiers.merge(row.getLong("dossier_id"), dossier(row, order), DossierReader::joined);
        }
      }
    }
    return List.copyOf(dossiers.values());
  }

  private Map<Long, List<LabResult>> results(List<Long> ids) throws SQLException {
    Map<Long, List<LabResult>> results = new LinkedHashMap<>();
    try (PreparedStatement query = tx.prepareStatement(RESULTS)) {
      query.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Optional<DocumentContent> content =
              Optional.ofNullable(row.getBytes("content")).map(DocumentContent::of);
          results
              .computeIfAbsent(row.getLong("report_id"), id -> new ArrayList<>())
              .add(StoredResult.read(row, content, false));
        }
      }
    }
    return results;
  }

  private static Dossier dossier(ResultSet row, StoredOrder order) throws SQLException {
    return new Dossier(
        row.getLong("dossier_id"),
        row.getString("laboratory"),
        row.getString("sender"),
        row.getLong("source_identity_id"),
        instant(row, "issued_at").orElseThrow(),
        List.of(order));
  }

  private static Dossier joined(Dossier one, Dossier other) {
    List<StoredOrder> orders = new ArrayList<>(one.orders());
    orders.addAll(other.orders());
    Instant newest = one.issuedAt().isAfter(other.issuedAt()) ? one.issuedAt() : other.issuedAt();
    return new Dossier(
        one.id(), one.laboratory(), one.sender(), one.sourceIdentityId(), newest, orders);
  }

  private static LabOrder order(ResultSet row, List<LabResult> results) throws SQLException {
    return new LabOrder(
        row.getString("order_number"),
        row.getString("placer_number"),
        row.getString("code"),
        row.getString("label"),
        row.getString("status"),
        instant(row, "version_at").orElseThrow(),
        instant(row, "collected_at"),
        instant(row, "received_at"),
        row.getString("prescriber"),
        Renewal.BY_RESULT,
        results);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
