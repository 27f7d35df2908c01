package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.ResultKey;
import org.estuaire.lab.remap.ReadingChange;

/**
 * Keeps what practices were told in step with how results are read: a result that a practice has as
 * the laboratory said it, it still has when only our reading of it changed. Nothing is sent for
 * that, and the next version of its dossier does not call it a correction.
 */
public final class ToldReadings implements ReadingChange {

  private static final String TOLD =
      "SELECT t.partner, t.dossier_id, t.digest, d.content, "
          + StoredResult.COLUMNS
          + " FROM distribution.dossier_order o"
          + " JOIN distribution.told_result t ON t.dossier_id = o.dossier_id"
          + " AND t.report_id = o.report_id"
          + " JOIN lab.result r ON r.report_id = t.report_id AND r.code = t.code"
          + " AND r.sub_id = t.sub_id AND r.isolate = t.isolate AND r.moment = t.moment"
          + " LEFT JOIN lab.document d ON r.kind = 'document' AND d.report_id = r.report_id"
          + " AND d.sha256 = r.value_code WHERE o.report_id = ANY (?)";

  private static final String UPDATE =
      "UPDATE distribution.told_result SET digest = ? WHERE partner = ? AND dossier_id = ?"
          + " AND report_id = ? AND code = ? AND sub_id = ? AND isolate = ? AND moment = ?";

  /** A result as a practice has it. */
  private record Copy(ToldResults.Reader reader, Told.Key key) {}

  /** What a practice was told of a result, and what it would be told of it now. */
  private record Digests(String told, String now) {
    /** Without the digests: few values are possible, so they would tell. */
    @Override
    public String toString() {
      return "Digests[…]";
    }
  }

  @Override
  public void around(Connection tx, Collection<Long> reports, Change change) throws SQLException {
    // A distribution that runs meanwhile would note how results were read before.
    DistributionLock.takeFor(tx);
    Map<Copy, Digests> before = read(tx, reports);
    before.values().removeIf(digests -> !digests.told().equals(digests.now()));
    change.make();
    if (!before.isEmpty()) {
      Map<Copy, Digests> after = read(tx, reports);
      after.keySet().retainAll(before.keySet());
      write(tx, after);
    }
  }

  private static Map<Copy, Digests> read(Connection tx, Collection<Long> reports)
      throws SQLException {
    Map<Copy, Digests> copies = new HashMap<>();
    try (PreparedStatement query = tx.prepareStatement(TOLD)) {
      query.setArray(1, tx.createArrayOf("bigint", reports.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Told.Key key =
              new Told.Key(
                  row.getLong("report_id"),
                  new ResultKey(
                      row.getString("code"),
                      row.getString("sub_id"),
                      row.getString("isolate"),
                      ResultKey.moment(row.getString("moment"))));
          copies.put(
              new Copy(
                  new ToldResults.Reader(row.getString("partner"), row.getLong("dossier_id")), key),
              new Digests(row.getString("digest"), digest(row)));
        }
      }
    }
    return copies;
  }

  private static String digest(ResultSet row) throws SQLException {
    Optional<DocumentContent> content =
        Optional.ofNullable(row.getBytes("content")).map(DocumentContent::of);
    return ResultDigest.of(StoredResult.read(row, content, false));
  }

  private static void write(Connection tx, Map<Copy, Digests> copies) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(UPDATE)) {
      for (Map.Entry<Copy, Digests> copy : copies.entrySet()) {
        update.setString(1, copy.getValue().now());
        update.setString(2, copy.getKey().reader().partner());
        update.setLong(3, copy.getKey().reader().dossierId());
        update.setLong(4, copy.getKey().key().reportId());
        ResultKey result = copy.getKey().key().result();
        update.setString(5, result.code());
        update.setString(6, result.subId());
        update.setString(7, result.isolate());
        update.setString(8, result.storedMoment());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
