package org.estuaire.exchange.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Seal;
import org.estuaire.repository.CopyRows;

/** Findings as rows; the sender's own values are sealed. */
final class FindingRows {

  private static final String COPY =
      "COPY exchange.finding (delivery_id, ordinal, code, severity, line, field, arguments, sealed_value) FROM STDIN";

  private final Seal seal;

  FindingRows(Seal seal) {
    this.seal = seal;
  }

  /** Findings of one record. */
  record OfRecord(long deliveryId, int ordinal, List<Finding> findings) {}

  void add(Connection tx, List<OfRecord> records) throws SQLException {
    if (records.stream().allMatch(record -> record.findings().isEmpty())) {
      return;
    }
    try (CopyRows rows = new CopyRows(tx, COPY)) {
      for (OfRecord record : records) {
        for (Finding finding : record.findings()) {
          write(rows, record, finding);
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

  private void write(CopyRows rows, OfRecord record, Finding finding) {
    rows.number(record.deliveryId())
        .number(record.ordinal())
        .text(finding.code().code())
        .text(finding.severity().name())
        .number(finding.line())
        .text(finding.field())
        .texts(finding.arguments())
        .bytes(finding.value().map(v -> seal.seal(v.getBytes(StandardCharsets.UTF_8))).orElse(null))
        .endRow();
  }
}
