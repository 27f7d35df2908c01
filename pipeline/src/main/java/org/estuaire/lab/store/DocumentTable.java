package org.estuaire.lab.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.lab.model.DocumentContent;

/** Keeps the bytes of documents in {@code lab.document}: once per order and content. */
final class DocumentTable {

  private static final String INSERT =
      "INSERT INTO lab.document (report_id, sha256, media_type, content) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private final Connection tx;

  DocumentTable(Connection tx) {
    this.tx = tx;
  }

  /** A document of an order. */
  record Row(long reportId, String mediaType, DocumentContent content) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Row[" + reportId + "]";
    }
  }

  void insert(List<Row> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
      for (Row row : rows) {
        insert.setLong(1, row.reportId());
        insert.setString(2, row.content().sha256());
        insert.setString(3, row.mediaType());
        insert.setBytes(4, row.content().bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
