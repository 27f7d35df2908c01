package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.lab.ResultKey;
import org.estuaire.lab.ResultStatus;

/** Remembers what practices were told. */
final class ToldResults {

  private static final String READ =
      "SELECT partner, dossier_id, report_id, code, sub_id, isolate, moment, status, digest"
          + " FROM distribution.told_result WHERE dossier_id = ANY (?)";

  private static final String WRITE =
      "INSERT INTO distribution.told_result"
          + " (partner, dossier_id, report_id, code, sub_id, isolate, moment, status, digest)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (partner, dossier_id, report_id, code, sub_id, isolate, moment)"
          + " DO UPDATE SET status = excluded.status, digest = excluded.digest";

  private final Connection tx;

  ToldResults(Connection tx) {
    this.tx = tx;
  }

  /** A practice and a dossier. */
  record Reader(String partner, long dossierId) {}

  Map<Reader, Map<Told.Key, Told>> read(List<Long> dossiers) throws SQLException {
    Map<Reader, Map<Told.Key, Told>> told = new HashMap<>();
    try (PreparedStatement query = tx.prepareStatement(READ)) {
      query.setArray(1, tx.createArrayOf("bigint", dossiers.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Reader reader = new Reader(row.getString(1), row.getLong(2));
          ResultKey result =
              new ResultKey(
                  row.getString(4),
                  row.getString(5),
                  row.getString(6),
                  ResultKey.moment(row.getString(7)));
          Told.Key key = new Told.Key(row.getLong(3), result);
          ResultStatus status = ResultStatus.ofCode(row.getString(8)).orElseThrow();
          told.computeIfAbsent(reader, r -> new HashMap<>())
              .put(key, new Told(key, status, row.getString(9)));
        }
      }
    }
    return told;
  }

  void write(Reader reader, Collection<Told> told) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(WRITE)) {
      for (Told one : told) {
        insert.setString(1, reader.partner());
        insert.setLong(2, reader.dossierId());
        insert.setLong(3, one.key().reportId());
        insert.setString(4, one.key().result().code());
        insert.setString(5, one.key().result().subId());
        insert.setString(6, one.key().result().isolate());
        insert.setString(7, one.key().result().storedMoment());
        insert.setString(8, one.status().code());
        insert.setString(9, one.digest());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
