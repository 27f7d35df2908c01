package org.estuaire.social.full;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was decided about the rights that deliveries do not name, in {@code social.closure}. */
final class ClosureRegister {

  private static final String UNEXAMINED =
      """
      SELECT f.delivery_id, f.partner, f.record_type, f.extracted_on, f.taken
        FROM social.loaded_file f
       WHERE f.record_type = ANY (?)
         AND NOT EXISTS (SELECT FROM social.closure c WHERE c.delivery_id = f.delivery_id)
       ORDER BY f.extracted_on NULLS LAST, f.delivery_id
      """;

  private static final String NOTE =
      "INSERT INTO social.closure (delivery_id, partner, record_type, extracted_on, state)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /** Of which day the full file is that holds: unsure ones and older ones close nothing. */
  private static final String NEWEST =
      """
      SELECT delivery_id, partner, record_type, extracted_on, state, closed
        FROM social.closure
       WHERE partner = ? AND record_type = ? AND state IN ('DONE', 'WAITING', 'DECLINED')
       ORDER BY extracted_on DESC, delivery_id DESC
       LIMIT 1
      """;

  private static final String COUNTED =
      "UPDATE social.closure SET state = ?, open_rights = ?, missing = ?, closed = closed + ?,"
          + " renumbered = ? WHERE delivery_id = ?";

  private static final String OVERTAKEN =
      "UPDATE social.closure SET state = 'OLDER' WHERE partner = ? AND record_type = ?"
          + " AND state = 'WAITING' AND delivery_id <> ?";

  private static final String DECIDED =
      "UPDATE social.closure SET decided_at = clock_timestamp(), decided_by = ?, decided_why = ?,"
          + " state = ? WHERE delivery_id = ? AND state = 'WAITING'";

  private static final String WAITING =
      "SELECT delivery_id, partner, record_type, extracted_on, open_rights, missing, renumbered,"
          + " made_at FROM social.closure WHERE state = 'WAITING' ORDER BY made_at, delivery_id";

  private static final String UNREADABLE =
      "SELECT count(*) FROM social.named_right WHERE delivery_id = ? AND named = ''";

  private final Connection tx;

  ClosureRegister(Connection tx) {
    this.tx = tx;
  }

  /**
   * A delivery about which nothing was decided yet.
   *
   * @param extractedOn empty where no row of it was read
   * @param taken rows that were loaded, known or held
   */
  record Unexamined(
      long delivery,
      String partner,
      String recordType,
      Optional<LocalDate> extractedOn,
      int taken) {}

  List<Unexamined> unexamined(List<String> recordTypes) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(UNEXAMINED)) {
      select.setArray(1, tx.createArrayOf("text", recordTypes.toArray()));
      List<Unexamined> all = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          all.add(
              new Unexamined(
                  row.getLong("delivery_id"),
                  row.getString("partner"),
                  row.getString("record_type"),
                  Optional.ofNullable(row.getObject("extracted_on", LocalDate.class)),
                  row.getInt("taken")));
        }
      }
      return all;
    }
  }

  void note(Unexamined file, ClosureState state) throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(NOTE)) {
      insert.setLong(1, file.delivery());
      insert.setString(2, file.partner());
      insert.setString(3, file.recordType());
      insert.setObject(4, file.extractedOn().orElse(null));
      insert.setString(5, state.name());
      insert.executeUpdate();
    }
  }

  /**
   * The full file that holds.
   *
   * @param closed rights that were closed because of it
   */
  record Holding(FullFile file, ClosureState state, int closed) {}

  Optional<Holding> newest(String partner, String recordType) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(NEWEST)) {
      select.setString(1, partner);
      select.setString(2, recordType);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Holding(
                    file(row), ClosureState.valueOf(row.getString("state")), row.getInt("closed")))
            : Optional.empty();
      }
    }
  }

  private static FullFile file(ResultSet row) throws SQLException {
    return new FullFile(
        row.getLong("delivery_id"),
        row.getString("partner"),
        row.getString("record_type"),
        row.getObject("extracted_on", LocalDate.class));
  }

  void counted(FullFile file, ClosureState state, MissingRights.Count count, int closed)
      throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(COUNTED)) {
      update.setString(1, state.name());
      update.setInt(2, count.open());
      update.setInt(3, count.missing());
      update.setInt(4, closed);
      update.setBoolean(5, count.isRenumbered());
      update.setLong(6, file.delivery());
      update.executeUpdate();
    }
  }

  /** A later file came before anybody decided about an earlier one. */
  void overtaken(FullFile by) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(OVERTAKEN)) {
      update.setString(1, by.partner());
      update.setString(2, by.recordType());
      update.setLong(3, by.delivery());
      update.executeUpdate();
    }
  }

  /** Whether it waited until now. */
  boolean decided(long delivery, ClosureState state, String who, String why) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(DECIDED)) {
      update.setString(1, who);
      update.setString(2, why);
      update.setString(3, state.name());
      update.setLong(4, delivery);
      return update.executeUpdate() > 0;
    }
  }

  /** Rows of which it can't be told what they name. */
  int unreadable(long delivery) throws SQLException {
    try (PreparedStatement count = tx.prepareStatement(UNREADABLE)) {
      count.setLong(1, delivery);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  List<Closures.Waiting> waiting() throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(WAITING);
        ResultSet row = select.executeQuery()) {
      List<Closures.Waiting> all = new ArrayList<>();
      while (row.next()) {
        all.add(
            new Closures.Waiting(
                row.getLong("delivery_id"),
                row.getString("partner"),
                row.getString("record_type"),
                row.getObject("extracted_on", LocalDate.class),
                row.getInt("open_rights"),
                row.getInt("missing"),
                row.getBoolean("renumbered"),
                row.getTimestamp("made_at").toInstant()));
      }
      return all;
    }
  }
}
