package org.estuaire.pathway.summary;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What practices were sent: schema {@code pathway}. */
final class Summaries {

  private static final String NUMBER =
      "WITH asked AS (SELECT DISTINCT unnest(?::uuid[]) AS person_id)"
          + " INSERT INTO pathway.summary (partner, person_id) SELECT ?, person_id FROM asked"
          + " WHERE NOT EXISTS (SELECT FROM pathway.summary s WHERE s.partner = ?"
          + " AND s.person_id = asked.person_id) ORDER BY person_id";

  private static final String LAST =
      "SELECT s.id, s.person_id, v.version, v.digest, v.as_of, v.file_name, v.state"
          + " FROM pathway.summary s LEFT JOIN LATERAL (SELECT * FROM pathway.summary_version l"
          + " WHERE l.summary_id = s.id ORDER BY l.version DESC LIMIT 1) v ON true"
          + " WHERE s.partner = ?";

  private static final String BEGIN =
      "INSERT INTO pathway.summary_version (summary_id, version, digest, as_of, file_name)"
          + " VALUES (?, ?, ?, ?, ?)";

  private static final String DELIVERED =
      "UPDATE pathway.summary_version SET state = 'DELIVERED', attempts = attempts + 1,"
          + " last_error = NULL, delivered_after_run = exchange.last_completed_run()"
          + " WHERE summary_id = ? AND version = ?";

  private static final String FAILED =
      "UPDATE pathway.summary_version SET attempts = attempts + 1, last_error = ?"
          + " WHERE summary_id = ? AND version = ?";

  private static final String WITHDRAWN =
      "UPDATE pathway.summary_version SET state = 'WITHDRAWN' WHERE summary_id = ?"
          + " AND version = ?";

  private final Connection tx;

  Summaries(Connection tx) {
    this.tx = tx;
  }

  /**
   * The newest version of a page.
   *
   * @param version 0 where there is none yet
   * @param state empty where there is none yet
   */
  record Last(
      long summary,
      UUID person,
      int version,
      byte[] digest,
      LocalDate asOf,
      String fileName,
      String state) {

    boolean isOut() {
      return state.equals("BEGUN") || state.equals("DELIVERED");
    }

    boolean isDelivered() {
      return state.equals("DELIVERED");
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Last[" + summary + "]";
    }
  }

  /** Gives pages numbers where they have none. */
  void number(String practice, List<UUID> persons) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NUMBER)) {
      insert.setArray(1, tx.createArrayOf("uuid", persons.toArray()));
      insert.setString(2, practice);
      insert.setString(3, practice);
      insert.executeUpdate();
    }
  }

  /** By person. */
  Map<UUID, Last> last(String practice) throws SQLException {
    Map<UUID, Last> all = new HashMap<>();
    try (PreparedStatement query = tx.prepareStatement(LAST)) {
      query.setString(1, practice);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Last last = last(row);
          all.put(last.person(), last);
        }
      }
    }
    return all;
  }

  private static Last last(ResultSet row) throws SQLException {
    boolean none = row.getString("state") == null;
    return new Last(
        row.getLong("id"),
        row.getObject("person_id", UUID.class),
        row.getInt("version"),
        none ? new byte[0] : row.getBytes("digest"),
        none ? LocalDate.MIN : row.getObject("as_of", LocalDate.class),
        none ? "" : row.getString("file_name"),
        none ? "" : row.getString("state"));
  }

  void begin(List<SummaryRound.Draft> drafts) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(BEGIN)) {
      for (SummaryRound.Draft draft : drafts) {
        insert.setLong(1, draft.issue().summary());
        insert.setInt(2, draft.issue().version());
        insert.setBytes(3, draft.digest());
        insert.setObject(4, draft.issue().asOf());
        insert.setString(5, draft.fileName());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  void delivered(Issue issue) throws SQLException {
    update(DELIVERED, issue.summary(), issue.version());
  }

  void withdrawn(Last last) throws SQLException {
    update(WITHDRAWN, last.summary(), last.version());
  }

  void failed(Issue issue, String why) throws SQLException {
    update(FAILED, why, issue.summary(), issue.version());
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(sql)) {
      List<Object> all = new ArrayList<>(List.of(values));
      for (int i = 0; i < all.size(); i++) {
        update.setObject(i + 1, all.get(i));
      }
      update.executeUpdate();
    }
  }
}
