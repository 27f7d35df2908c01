package org.estuaire.lab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.estuaire.repository.CopyRows;

/**
 * Files orders in {@code lab.report} and locks their rows: whoever changes the results of an order
 * holds its row, so that two loads of one order come one after the other.
 */
final class ReportTable {

  private static final String CREATE_STAGE =
      "CREATE TEMPORARY TABLE IF NOT EXISTS stage_report ("
          + " position integer, partner text, sender text, order_number text,"
          + " source_identity_id bigint, placer_number text, code text, label text, status text,"
          + " prescriber text, message_id text, collected_at timestamptz, received_at timestamptz,"
          + " version_at timestamptz, issued_at timestamptz, confidentiality text, delivery_id bigint,"
          + " ordinal integer)"
          + " ON COMMIT DELETE ROWS";

  private static final String CLEAR_STAGE = "DELETE FROM stage_report";

  private static final String COPY =
      "COPY stage_report (position, partner, sender, order_number, source_identity_id,"
          + " placer_number, code, label, status, prescriber, message_id, collected_at,"
          + " received_at, version_at, issued_at, confidentiality, delivery_id, ordinal) FROM STDIN";

  private static final String ANALYZE = "ANALYZE stage_report";

  private static final String SAME_KEY =
      " r.partner = s.partner AND r.sender = s.sender AND r.order_number = s.order_number"
          + " AND r.source_identity_id = s.source_identity_id";

  // In the order of the key, so that two loads never wait for each other in a circle.
  private static final String INSERT =
      "WITH made AS (INSERT INTO lab.report (partner, sender, order_number, source_identity_id,"
          + " placer_number, code, label, status, prescriber, message_id, collected_at,"
          + " received_at, version_at, issued_at, confidentiality, delivery_id, ordinal)"
          + " SELECT partner, sender, order_number, source_identity_id, placer_number, code, label,"
          + " status, prescriber, message_id, collected_at, received_at, version_at, issued_at,"
          + " confidentiality, delivery_id, ordinal FROM stage_report"
          + " ORDER BY partner, sender, order_number, source_identity_id"
          + " ON CONFLICT DO NOTHING"
          + " RETURNING id, partner, sender, order_number, source_identity_id)"
          + " SELECT s.position, r.id FROM made r JOIN stage_report s ON"
          + SAME_KEY;

  private static final String LOCK =
      "SELECT s.position, r.id FROM stage_report s JOIN lab.report r ON"
          + SAME_KEY
          + " ORDER BY r.partner, r.sender, r.order_number, r.source_identity_id FOR UPDATE OF r";

  private static final String RENEW =
      "UPDATE lab.report r SET placer_number = s.placer_number, code = s.code, label = s.label,"
          + " status = s.status, prescriber = s.prescriber, message_id = s.message_id,"
          + " collected_at = coalesce(s.collected_at, r.collected_at),"
          + " received_at = coalesce(s.received_at, r.received_at), version_at = s.version_at,"
          + " issued_at = s.issued_at, confidentiality = s.confidentiality, delivery_id = s.delivery_id, ordinal = s.ordinal,"
          + " loaded_at = now() FROM stage_report s WHERE"
          + SAME_KEY
          + " AND (s.version_at, s.issued_at) > (r.version_at, r.issued_at)";

  private final Connection tx;

  ReportTable(Connection tx) {
    this.tx = tx;
  }

  /** The key of an order in the repository. */
  record Key(String partner, String sender, String orderNumber, long sourceIdentityId) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Key[…]";
    }
  }

  /** An order to file, as its newest message in the chunk describes it. */
  record Row(
      Key key, LabOrder order, String messageId, Confidentiality confidentiality, Stamp stamp) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Row[…]";
    }
  }

  /**
   * Where an order is filed.
   *
   * @param fresh it was not in the repository before: it has no results to compare with
   */
  record Filing(long id, boolean fresh) {}

  /**
   * @param rows one per key
   * @return for each row, in the same order, where it is filed
   */
  Filing[] file(List<Row> rows) throws SQLException {
    Filing[] filings = new Filing[rows.size()];
    try (Statement statement = tx.createStatement()) {
      statement.execute(CREATE_STAGE);
      statement.execute(CLEAR_STAGE);
      stage(rows);
      statement.execute(ANALYZE);
      if (collect(statement, INSERT, filings, true) < rows.size()) {
        collect(statement, LOCK, filings, false);
        statement.executeUpdate(RENEW);
      }
    }
    return filings;
  }

  private static int collect(Statement statement, String sql, Filing[] filings, boolean fresh)
      throws SQLException {
    int count = 0;
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int position = rows.getInt(1);
        if (filings[position] == null) {
          filings[position] = new Filing(rows.getLong(2), fresh);
          count++;
        }
      }
    }
    return count;
  }

  private void stage(List<Row> rows) throws SQLException {
    try (CopyRows copy = new CopyRows(tx, COPY)) {
      int position = 0;
      for (Row row : rows) {
        LabOrder order = row.order();
        copy.number(position++).text(row.key().partner()).text(row.key().sender());
        copy.text(row.key().orderNumber()).number(row.key().sourceIdentityId());
        copy.text(order.placerNumber()).text(order.code()).text(order.label());
        copy.text(order.status()).text(order.prescriber()).text(row.messageId());
        copy.time(order.collectedAt()).time(order.receivedAt());
        copy.time(row.stamp().versionAt()).time(row.stamp().issuedAt());
        copy.text(row.confidentiality().code());
        copy.number(row.stamp().deliveryId()).number(row.stamp().ordinal()).endRow();
      }
    }
  }
}
