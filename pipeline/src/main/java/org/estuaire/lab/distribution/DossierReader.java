package org.estuaire.lab.distribution;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.Visibility;
import org.estuaire.repository.PlannedAnew;

/** Reads dossiers from the repository as they are now. */
final class DossierReader {

  /** Bytes of results that are held together; one dossier alone may have more. */
  private static final long TOGETHER = 8 << 20;

  /** Of a result without its words and its document. */
  private static final int RESULT_BYTES = 1000;

  /** Rows fetched at a time. */
  private static final int FETCHED = 100;

  private static final String RESULTS =
      "SELECT o.dossier_id, "
          + StoredResult.COLUMNS
          + " FROM distribution.dossier_order o"
          + " JOIN lab.result r ON r.report_id = o.report_id WHERE o.dossier_id = ANY (?)"
          + " ORDER BY o.dossier_id, r.report_id, r.isolate, r.code, r.sub_id, r.moment";

  // One at a time: each may be as large as a record.
  private static final String DOCUMENT =
      "SELECT content FROM lab.document WHERE report_id = ? AND sha256 = ?";

  private static final String ORDERS =
      "SELECT d.id AS dossier_id, d.laboratory, d.sender, d.source_identity_id, r.*"
          + " FROM distribution.dossier d JOIN distribution.dossier_order o ON o.dossier_id = d.id"
          + " JOIN lab.report r ON r.id = o.report_id WHERE d.id = ANY (?)"
          + " ORDER BY d.id, r.order_number";

  private final Connection tx;

  DossierReader(Connection tx) {
    this.tx = tx;
  }

  /** Reads dossiers some at a time, in the order of their numbers, until {@code next} is empty. */
  Portions open(List<Long> ids) throws SQLException {
    return new Portions(ids);
  }

  /** Dossiers with their results, as many at a time as there is room for. */
  final class Portions implements AutoCloseable {

    private final Map<Long, Dossier> waiting;
    private final PreparedStatement query;
    private final PreparedStatement document;
    private final ResultSet row;
    private boolean more;

    private Portions(List<Long> ids) throws SQLException {
      waiting = orders(ids);
      document = tx.prepareStatement(DOCUMENT);
      query = PlannedAnew.prepare(tx, RESULTS);
      query.setFetchSize(FETCHED);
      query.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      row = query.executeQuery();
      more = row.next();
    }

    /** Whole dossiers; empty when all were read. */
    List<Dossier> next() throws SQLException {
      List<Dossier> portion = new ArrayList<>();
      long bytes = 0;
      while (more && bytes < TOGETHER) {
        long dossier = row.getLong("dossier_id");
        Map<Long, List<LabResult>> results = new HashMap<>();
        do {
          LabResult result = StoredResult.read(row, content(), false);
          results.computeIfAbsent(row.getLong("report_id"), r -> new ArrayList<>()).add(result);
          bytes += bytes(result);
          more = row.next();
        } while (more && row.getLong("dossier_id") == dossier);
        portion.add(requireNonNull(waiting.remove(dossier)).withResults(results));
      }
      return portion;
    }

    private Optional<DocumentContent> content() throws SQLException {
      if (!"document".equals(row.getString("kind"))) {
        return Optional.empty();
      }
      document.setLong(1, row.getLong("report_id"));
      document.setString(2, row.getString("value_code"));
      try (ResultSet found = document.executeQuery()) {
        return found.next() ? Optional.of(DocumentContent.of(found.getBytes(1))) : Optional.empty();
      }
    }

    @Override
    public void close() throws SQLException {
      query.close();
      document.close();
    }
  }

  /** What results take in memory, roughly. */
  static long bytes(List<LabResult> results) {
    return results.stream().mapToLong(DossierReader::bytes).sum();
  }

  private static long bytes(LabResult result) {
    long document =
        result.value() instanceof ResultValue.Document is ? is.content().bytes().length : 0;
    return RESULT_BYTES + result.comment().length() + result.original().length() + document;
  }

  /** The dossiers without their results. */
  private Map<Long, Dossier> orders(List<Long> ids) throws SQLException {
    Map<Long, Dossier> dossiers = new LinkedHashMap<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, ORDERS)) {
      query.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          StoredOrder order =
              new StoredOrder(
                  row.getLong("id"),
                  Visibility.stored(
                      row.getString("confidentiality"),
                      row.getString("masks"),
                      row.getString("recipients")),
                  order(row));
          dossiers.merge(row.getLong("dossier_id"), dossier(row, order), DossierReader::joined);
        }
      }
    }
    return dossiers;
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

  private static LabOrder order(ResultSet row) throws SQLException {
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
        List.of());
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
