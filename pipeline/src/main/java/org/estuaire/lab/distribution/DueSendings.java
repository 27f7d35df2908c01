package org.estuaire.lab.distribution;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.repository.PlannedAnew;

/** What waits to be handed over, in {@code distribution.sending}. */
final class DueSendings {

  /** Sendings of a practice that are looked up together. */
  private static final int LISTED = 1000;

  /** Bytes that are handed over together; one sending alone may be larger. */
  private static final long TOGETHER = 4 << 20;

  // The first attempt waits for no time: the clock may have been put back since it was decided.
  private static final String IS_DUE =
      " s.state = 'DUE' AND (s.attempts = 0 OR s.next_attempt_at <= clock_timestamp())";

  private static final String PRACTICES =
      "SELECT DISTINCT s.partner FROM distribution.sending s WHERE" + IS_DUE + " ORDER BY 1";

  // A version waits for the earlier ones of its dossier; those that are stuck hold nothing up. The
  // states are asked of rows that were found by their key: the planner takes the index of what is
  // due, which it knows as empty from the end of the last night, for a way that costs nothing, and
  // reads all of it for each sending.
  private static final String IS_NEXT =
      IS_DUE
          + " AND (SELECT bool_or(e.state = 'DUE') FROM distribution.sending e"
          + " WHERE e.partner = s.partner AND e.dossier_id = s.dossier_id"
          + " AND e.version < s.version) IS NOT TRUE";

  private static final String LIST =
      "SELECT s.id, (SELECT octet_length(p.sealed) FROM distribution.payload p"
          + " WHERE p.sending_id = s.id) AS bytes"
          + " FROM distribution.sending s WHERE s.partner = ? AND (s.attempts = 0) = ?"
          + " AND s.id <> ALL (?) AND"
          + IS_NEXT
          + " ORDER BY s.attempts, s.id LIMIT "
          + LISTED;

  private static final String FIND =
      "SELECT s.id, s.partner, s.dossier_id, s.version, s.file_name, p.sealed,"
          + IS_NEXT
          + " AS is_next"
          + " FROM unnest(?::bigint[]) WITH ORDINALITY AS w (id, place)"
          + " JOIN distribution.sending s ON s.id = w.id"
          + " JOIN distribution.payload p ON p.sending_id = s.id ORDER BY w.place";

  private static final String STILL_DUE =
      "SELECT count(*) FROM distribution.sending WHERE partner = ? AND state = 'DUE'";

  private static final String DELIVERED =
      "WITH done AS (UPDATE distribution.sending SET state = 'DELIVERED', last_error = NULL,"
          + " attempts = attempts + 1, delivered_at = clock_timestamp(),"
          + " delivered_after_run = (SELECT exchange.last_completed_run()) WHERE id = ANY (?))"
          + " DELETE FROM distribution.payload WHERE sending_id = ANY (?)";

  private static final String FAILED =
      "UPDATE distribution.sending SET attempts = attempts + 1, last_error = ?,"
          + " state = CASE WHEN attempts + 1 >= ? THEN 'STUCK' ELSE 'DUE' END,"
          + " next_attempt_at = clock_timestamp()"
          + " + least(interval '6 hours', interval '1 minute' * (2 ^ least(attempts, 10)))"
          + " WHERE id = ?";

  private static final String BROKEN =
      "WITH stuck AS (UPDATE distribution.sending SET attempts = attempts + 1, last_error = ?,"
          + " state = 'STUCK' WHERE id = ? RETURNING id)"
          + " UPDATE distribution.payload p SET seal_broken_at = clock_timestamp() FROM stuck"
          + " WHERE p.sending_id = stuck.id";

  private static final String WAITING =
      "SELECT FROM distribution.sending WHERE id = ? AND state = 'DUE'";

  private static final String DEADLY =
      "UPDATE distribution.sending SET last_error = ?, state = 'STUCK' WHERE id = ?"
          + " AND state = 'DUE'";

  private static final String LATE =
      "UPDATE distribution.sending SET last_error = ? WHERE id = (SELECT s.id"
          + " FROM distribution.sending s WHERE s.partner = ? AND"
          + IS_DUE
          + " ORDER BY s.attempts, s.id LIMIT 1)";

  private static final String RETRY =
      "UPDATE distribution.sending SET state = 'DUE', attempts = 0,"
          + " next_attempt_at = clock_timestamp() WHERE id = ?"
          + " AND state IN ('DUE', 'STUCK')";

  private final DataSource database;

  DueSendings(DataSource database) {
    this.database = database;
  }

  /** A sending with its sealed bytes. */
  record Waiting(
      long id, String partner, long dossierId, int version, String fileName, byte[] sealed) {

    SealedPlace place() {
      return SealedPlace.payload(partner, dossierId, version, fileName);
    }

    @Override
    public String toString() {
      return "Waiting[" + id + "]";
    }
  }

  /** Practices that something is due for. */
  List<String> practices() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(PRACTICES);
        ResultSet row = query.executeQuery()) {
      List<String> practices = new ArrayList<>();
      while (row.next()) {
        practices.add(row.getString(1));
      }
      return practices;
    }
  }

  /**
   * What failed before comes last: one file that is never taken keeps no other waiting.
   *
   * @param but sendings that are left out
   * @param atOnce how many are handed over together
   * @return what is due next, in portions that are handed over one after another
   */
  List<List<Long>> next(String practice, Collection<Long> but, int atOnce) throws SQLException {
    List<List<Long>> fresh = list(practice, true, but, atOnce);
    return fresh.isEmpty() ? list(practice, false, but, atOnce) : fresh;
  }

  private List<List<Long>> list(String practice, boolean fresh, Collection<Long> but, int atOnce)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = PlannedAnew.prepare(connection, LIST)) {
      query.setString(1, practice);
      query.setBoolean(2, fresh);
      query.setArray(3, connection.createArrayOf("bigint", but.toArray()));
      try (ResultSet row = query.executeQuery()) {
        return portions(row, atOnce);
      }
    }
  }

  private static List<List<Long>> portions(ResultSet row, int atOnce) throws SQLException {
    List<List<Long>> portions = new ArrayList<>();
    List<Long> portion = new ArrayList<>();
    long bytes = 0;
    while (row.next()) {
      long more = row.getLong("bytes");
      if (portion.size() == atOnce || !portion.isEmpty() && bytes + more > TOGETHER) {
        portions.add(portion);
        portion = new ArrayList<>();
        bytes = 0;
      }
      portion.add(row.getLong("id"));
      bytes += more;
    }
    if (!portion.isEmpty()) {
      portions.add(portion);
    }
    return portions;
  }

  /** What is to be handed over of these: others are due no longer, or wait for an earlier one. */
  static List<Waiting> find(Connection connection, List<Long> ids) throws SQLException {
    List<Waiting> waiting = new ArrayList<>();
    try (PreparedStatement query = PlannedAnew.prepare(connection, FIND)) {
      query.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (row.getBoolean("is_next")) {
            waiting.add(
                new Waiting(
                    row.getLong("id"),
                    row.getString("partner"),
                    row.getLong("dossier_id"),
                    row.getInt("version"),
                    row.getString("file_name"),
                    row.getBytes("sealed")));
          }
        }
      }
    }
    return waiting;
  }

  static void delivered(Connection tx, List<Long> sendings) throws SQLException {
    try (PreparedStatement done = PlannedAnew.prepare(tx, DELIVERED)) {
      Array these = tx.createArrayOf("bigint", sendings.toArray());
      done.setArray(1, these);
      done.setArray(2, these);
      done.executeUpdate();
    }
  }

  /** How much its practice still waits for. */
  static long due(Connection tx, Waiting sending) throws SQLException {
    try (PreparedStatement count = tx.prepareStatement(STILL_DUE)) {
      count.setString(1, sending.partner());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** An operator has to look: no other attempt makes it whole. */
  static void broken(Connection tx, Waiting sending) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(BROKEN)) {
      update.setString(1, DeliveryFinding.SEAL_BROKEN.code());
      update.setLong(2, sending.id());
      update.executeUpdate();
    }
  }

  static void failed(Connection tx, Waiting sending, String why) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(FAILED)) {
      update.setString(1, why);
      update.setInt(2, Courier.MOST_ATTEMPTS);
      update.setLong(3, sending.id());
      update.executeUpdate();
    }
  }

  /** Whether a sending is still to be handed over, now or later. */
  boolean isWaiting(long sending) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(WAITING)) {
      query.setLong(1, sending);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** An operator has to look: it ended the process too often. */
  void deadly(long sending) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(DEADLY)) {
      update.setString(1, DeliveryFinding.DEADLY.code());
      update.setLong(2, sending);
      update.executeUpdate();
    }
  }

  /** Says of a practice why what is due for it was not begun; that is no attempt. */
  void late(String practice, String why) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(LATE)) {
      update.setString(1, why);
      update.setString(2, practice);
      update.executeUpdate();
    }
  }

  /** Makes a sending due at once; false when there is none to try. */
  boolean retry(long sending) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(RETRY)) {
      update.setLong(1, sending);
      return update.executeUpdate() == 1;
    }
  }
}
