package org.estuaire.exchange.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.repository.CopyRows;

/** Findings as rows; the sender's own values are sealed. */
final class FindingRows {

  private static final String COPY =
      "COPY exchange.finding (id, delivery_id, ordinal, code, severity, line, field, arguments, sealed_value) FROM STDIN";

  /** A value is sealed for its row, so the number of the row is known before. */
  private static final String NEW_IDS =
      "SELECT nextval('exchange.finding_id_seq') FROM generate_series(1, ?) ORDER BY 1";

  private static final String WHY_REFUSED =
      "DELETE FROM exchange.finding f USING exchange.delivery d WHERE d.id = f.delivery_id"
          + " AND d.id = ? AND f.ordinal = 0 AND (d.reading IS NULL OR f.severity = 'ERROR')";

  private final Seal seal;

  FindingRows(Seal seal) {
    this.seal = seal;
  }

  /** Findings of one record. */
  record OfRecord(long deliveryId, int ordinal, String partner, List<Finding> findings) {}

  void add(Connection tx, List<OfRecord> records) throws SQLException {
    int count = records.stream().mapToInt(record -> record.findings().size()).sum();
    if (count == 0) {
      return;
    }
    Iterator<Long> ids = newIds(tx, count).iterator();
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (OfRecord record : records) {
        for (Finding finding : record.findings()) {
          write(rows, ids.next(), record, finding);
        }
      }
    }
  }

  void removeOf(Connection tx, long deliveryId, int ordinal) throws SQLException {
    try (PreparedStatement delete =
        tx.prepareStatement("DELETE FROM exchange.finding WHERE delivery_id = ? AND ordinal = ?")) {
      delete.setLong(1, deliveryId);
      delete.setInt(2, ordinal);
      delete.executeUpdate();
    }
  }

  /**
   * Removes why a delivery was refused. What inspection remarked stays where the delivery is not
   * inspected again.
   */
  void removeWhyRefused(Connection tx, long deliveryId) throws SQLException {
    try (PreparedStatement delete = tx.prepareStatement(WHY_REFUSED)) {
      delete.setLong(1, deliveryId);
      delete.executeUpdate();
    }
  }

  private static List<Long> newIds(Connection tx, int count) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(NEW_IDS)) {
      select.setInt(1, count);
      try (ResultSet row = select.executeQuery()) {
        List<Long> ids = new ArrayList<>(count);
        while (row.next()) {
          ids.add(row.getLong(1));
        }
        return ids;
      }
    }
  }

  private void write(CopyRows rows, long id, OfRecord record, Finding finding) {
    SealedPlace place =
        SealedPlace.value(id, record.deliveryId(), record.ordinal(), record.partner());
    rows.number(id)
        .number(record.deliveryId())
        .number(record.ordinal())
        .text(finding.code().code())
        .text(finding.severity().name())
        .number(finding.line())
        .text(finding.field())
        .texts(finding.arguments())
        .bytes(
            finding
                .value()
                .map(v -> seal.seal(v.getBytes(StandardCharsets.UTF_8), place))
                .orElse(null))
        .endRow();
  }
}
