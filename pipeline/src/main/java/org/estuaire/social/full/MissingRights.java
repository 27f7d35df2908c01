package org.estuaire.social.full;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.estuaire.repository.StatementHistory;

/**
 * The rights of a kind of benefit that a full file does not name though they were open at its day:
 * granted, begun, and not confirmed on that day or later by another delivery.
 */
final class MissingRights {

  private static final String COUNT =
      """
      SELECT count(*) AS open, count(*) FILTER (WHERE named IS NULL AND confirmed_on < ?) AS missing,
             count(*) FILTER (WHERE named IS NOT NULL) AS named,
             count(*) FILTER (WHERE named IS NOT NULL AND first = ?) AS new
        FROM (
          SELECT e.dossier, e.right_key, max(e.confirmed_on) AS confirmed_on, min(n.named) AS named,
                 min(least(e.delivery_id, h.first)) AS first
            FROM {table} e
            LEFT JOIN (SELECT DISTINCT named FROM social.named_right WHERE delivery_id = ?) n
              ON n.named = e.dossier || '/' || e.right_key
            LEFT JOIN (SELECT dossier, right_key, min(delivery_id) AS first
                         FROM {table}_history WHERE partner = ? GROUP BY dossier, right_key) h
              ON (h.dossier, h.right_key) = (e.dossier, e.right_key)
           WHERE e.partner = ? AND e.decision = 'A' AND e.starts_on <= ?
             AND (e.ends_on IS NULL OR e.ends_on > ?)
           GROUP BY e.dossier, e.right_key) r
      """;

  private static final String ARE_MISSING =
      """
      e.partner = ? AND e.decision = 'A' AND e.starts_on <= ?
        AND (e.ends_on IS NULL OR e.ends_on > ?)
        AND (e.dossier, e.right_key) IN (
          SELECT m.dossier, m.right_key FROM {table} m
           WHERE m.partner = ?
           GROUP BY m.dossier, m.right_key
          HAVING max(m.confirmed_on) < ?
             AND m.dossier || '/' || m.right_key NOT IN (
               SELECT named FROM social.named_right WHERE delivery_id = ?))
      """;

  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('{table}/' || ?))";

  private final String table;
  private final StatementHistory<?> history;

  MissingRights(RightsTable rights) {
    this.table = rights.table();
    this.history = rights.history();
  }

  /**
   * What a full file says of the rights that were open at its day.
   *
   * @param open rights, also those that came with it
   * @param missing those that it does not name
   * @param named those that it names, and {@code fresh} those of them that nobody knew before
   */
  record Count(int open, int missing, int named, int fresh) {

    /** Most numbers are new and most known ones are gone: the council's software changed. */
    boolean isRenumbered() {
      return missing > 0 && fresh * 2 > named && missing * 2 > open - fresh;
    }
  }

  /** Loads of this council wait from now on until the transaction ends. */
  void lock(Connection tx, String partner) throws SQLException {
    try (PreparedStatement lock = tx.prepareStatement(sql(LOCK))) {
      lock.setString(1, partner);
      lock.execute();
    }
  }

  Count count(Connection tx, FullFile file) throws SQLException {
    Date day = Date.valueOf(file.extractedOn());
    try (PreparedStatement count = tx.prepareStatement(sql(COUNT))) {
      count.setDate(1, day);
      count.setLong(2, file.delivery());
      count.setLong(3, file.delivery());
      count.setString(4, file.partner());
      count.setString(5, file.partner());
      count.setDate(6, day);
      count.setDate(7, day);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return new Count(
            row.getInt("open"), row.getInt("missing"), row.getInt("named"), row.getInt("new"));
      }
    }
  }

  /** Closes them at the day of the file, all versions of their plans; nothing is deleted. */
  void close(Connection tx, FullFile file) throws SQLException {
    String day = "DATE '" + file.extractedOn() + "'";
    String sql =
        history.restate(
            sql(ARE_MISSING),
            "ends_on = " + day + ", end_reason = 'ABSENT'",
            day,
            Long.toString(file.delivery()));
    try (PreparedStatement close = tx.prepareStatement(sql)) {
      int place = 0;
      // The condition stands twice: for what goes to the history and for what changes.
      for (int times = 0; times < 2; times++) {
        close.setString(++place, file.partner());
        close.setDate(++place, Date.valueOf(file.extractedOn()));
        close.setDate(++place, Date.valueOf(file.extractedOn()));
        close.setString(++place, file.partner());
        close.setDate(++place, Date.valueOf(file.extractedOn()));
        close.setLong(++place, file.delivery());
      }
      close.executeUpdate();
    }
  }

  private String sql(String template) {
    return template.replace("{table}", table);
  }
}
