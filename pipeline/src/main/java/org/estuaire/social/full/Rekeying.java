package org.estuaire.social.full;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.AuditTrail;

/**
 * Brings the rights of a council under the numbers of its new software. What was stated under the
 * old ones goes to the history; both stay as references, so that files and payments which name
 * either are of the same right. It can be taken back.
 */
public final class Rekeying {

  /**
   * Open rights of the newest full file and those that it does not name, paired where person, kind,
   * day of beginning and GIR are the same and nothing else is.
   */
  private static final String PROPOSE =
      """
      WITH newest AS (
        SELECT delivery_id, extracted_on FROM social.closure
         WHERE partner = ? AND record_type = ? AND state IN ('DONE', 'WAITING', 'DECLINED')
         ORDER BY extracted_on DESC, delivery_id DESC LIMIT 1
      ), named AS (
        SELECT DISTINCT n.named FROM social.named_right n JOIN newest USING (delivery_id)
      ), latest AS (
        SELECT DISTINCT ON (e.dossier, e.right_key)
               e.dossier, e.right_key, e.kind, e.starts_on, e.gir, e.source_identity_id,
               e.dossier || '/' || e.right_key IN (SELECT named FROM named) AS is_named
          FROM {table} e, newest
         WHERE e.partner = ? AND e.decision = 'A' AND e.starts_on <= newest.extracted_on
           AND (e.ends_on IS NULL OR e.ends_on > newest.extracted_on)
         ORDER BY e.dossier, e.right_key, e.plan_version DESC
      ), borne AS (
        SELECT l.*, b.nir, b.birth_name, b.first_given_name, b.birth_date, b.sex
          FROM latest l JOIN social.right_bearer b USING (source_identity_id)
      ), pair AS (
        SELECT o.dossier AS old_dossier, o.right_key AS old_right, n.dossier AS new_dossier,
               n.right_key AS new_right,
               count(*) OVER (PARTITION BY o.dossier, o.right_key) AS of_old,
               count(*) OVER (PARTITION BY n.dossier, n.right_key) AS of_new
          FROM borne o JOIN borne n
            ON o.kind = n.kind AND o.starts_on = n.starts_on AND o.gir IS NOT DISTINCT FROM n.gir
           AND o.birth_date IS NOT DISTINCT FROM n.birth_date
           AND (o.nir <> '' AND o.nir = n.nir
             OR (o.birth_name, o.first_given_name, o.sex) = (n.birth_name, n.first_given_name, n.sex)
               AND (o.nir = '' OR n.nir = ''))
         WHERE NOT o.is_named AND n.is_named
      )
      SELECT old_dossier, new_dossier, old_right, new_right FROM pair
       WHERE of_old = 1 AND of_new = 1 ORDER BY 1, 3
      """;

  private static final String PAIRS =
      """
      CREATE TEMPORARY TABLE rekey_pair ON COMMIT DROP AS
      SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS p (line, old_dossier, new_dossier, old_right, new_right)
      """;

  private static final String TWICE =
      """
      SELECT line FROM (
        SELECT line, count(*) OVER (PARTITION BY old_dossier, old_right) AS olds,
               count(*) OVER (PARTITION BY new_dossier, new_right) AS news
          FROM rekey_pair) p
       WHERE olds > 1 OR news > 1 ORDER BY line
      """;

  private static final String UNKNOWN =
      """
      SELECT line FROM rekey_pair p
       WHERE NOT EXISTS (
         SELECT FROM {table} e
          WHERE e.partner = ? AND (e.dossier, e.right_key) = (p.{which}_dossier, p.{which}_right))
       ORDER BY line
      """;

  private static final String BEGIN =
      "INSERT INTO social.rekeying (partner, rights, made_by, why) VALUES (?, ?, ?, ?) RETURNING id";

  private static final String REFERENCES =
      "INSERT INTO social.former_key (partner, old_dossier, old_right, new_dossier, new_right,"
          + " rekeying_id) SELECT ?, old_dossier, old_right, new_dossier, new_right, ?"
          + " FROM rekey_pair";

  /** An old number of an old number: it leads on to today's. */
  private static final String LEAD_ON =
      "UPDATE social.former_key f SET new_dossier = p.new_dossier, new_right = p.new_right"
          + " FROM rekey_pair p WHERE f.partner = ? AND (f.new_dossier, f.new_right) = (p.old_dossier, p.old_right)";

  private static final String PAYMENTS =
      """
      WITH moved AS (
        UPDATE social.payment y SET right_key = p.new_right
          FROM rekey_pair p
         WHERE y.partner = ? AND y.right_key = p.old_right AND p.old_right <> p.new_right
           AND NOT EXISTS (
             SELECT FROM social.payment x
              WHERE (x.partner, x.right_key, x.month, x.kind)
                    = (y.partner, p.new_right, y.month, y.kind))
        RETURNING y.partner, p.old_right, p.new_right, y.month, y.kind)
      INSERT INTO social.rekeyed_payment (rekeying_id, partner, old_right, new_right, month, kind)
      SELECT ?, partner, old_right, new_right, month, kind FROM moved
      """;

  private static final String UNDONE =
      "UPDATE social.rekeying SET undone_at = clock_timestamp(), undone_by = ?"
          + " WHERE id = ? AND undone_at IS NULL RETURNING partner";

  private static final String RIGHTS_BACK =
      """
      WITH back AS (
        DELETE FROM {table}_history h WHERE h.partner = ? AND h.superseded_ordinal = ?
        RETURNING h.*)
      INSERT INTO {table} ({columns}) SELECT {columns} FROM back
      """;

  private static final String PAYMENTS_BACK =
      """
      UPDATE social.payment y SET right_key = m.old_right
        FROM social.rekeyed_payment m
       WHERE m.rekeying_id = ?
         AND (y.partner, y.right_key, y.month, y.kind) = (m.partner, m.new_right, m.month, m.kind)
      """;

  private static final String FORGET = "DELETE FROM social.former_key WHERE rekeying_id = ?";

  private final DataSource database;
  private final RightsTable rights;
  private final Closures closures;

  public Rekeying(DataSource database, RightsTable rights, Closures closures) {
    this.database = database;
    this.rights = rights;
    this.closures = closures;
  }

  /**
   * What became of a list.
   *
   * @param id under which it can be taken back; 0 where it was not applied
   * @param why it was not applied, with the lines of the list
   */
  public record Applied(long id, int rights, List<Finding> why) {
    public Applied {
      why = List.copyOf(why);
    }
  }

  /** Pairs that somebody has to look at: of most rights there is but one that it can be. */
  public List<NewNumber> propose(String partner) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql(PROPOSE))) {
      select.setString(1, partner);
      select.setString(2, rights.recordType());
      select.setString(3, partner);
      List<NewNumber> pairs = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          pairs.add(
              new NewNumber(
                  0, row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
      }
      return pairs;
    }
  }

  /** Applies a list whole, or nothing of it. */
  public Applied apply(String partner, List<NewNumber> list, String who, String why)
      throws SQLException {
    if (list.isEmpty()) {
      return new Applied(0, 0, List.of(Finding.of(RekeyFinding.NOT_A_LIST)));
    }
    Applied applied;
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new MissingRights(rights).lock(tx, partner);
      pairs(tx, list);
      List<Finding> mistakes = mistakes(tx, partner);
      if (!mistakes.isEmpty()) {
        tx.rollback();
        return new Applied(0, 0, mistakes);
      }
      applied = new Applied(replace(tx, partner, list.size(), who, why), list.size(), List.of());
      AuditTrail.note(tx, who, "rights rekeyed", partner + ", " + list.size() + " rights");
      tx.commit();
    }
    closures.reconsider(partner, rights.recordType());
    return applied;
  }

  private static void pairs(Connection tx, List<NewNumber> list) throws SQLException {
    try (PreparedStatement fill = tx.prepareStatement(PAIRS)) {
      fill.setArray(1, array(tx, "bigint", list, NewNumber::line));
      fill.setArray(2, array(tx, "text", list, NewNumber::oldDossier));
      fill.setArray(3, array(tx, "text", list, NewNumber::newDossier));
      fill.setArray(4, array(tx, "text", list, NewNumber::oldRight));
      fill.setArray(5, array(tx, "text", list, NewNumber::newRight));
      fill.execute();
    }
    // Nobody has looked at it yet: the planner would take it for nearly empty.
    try (PreparedStatement analyse = tx.prepareStatement("ANALYZE rekey_pair")) {
      analyse.execute();
    }
  }

  private static java.sql.Array array(
      Connection tx, String type, List<NewNumber> list, Function<NewNumber, Object> part)
      throws SQLException {
    return tx.createArrayOf(type, list.stream().map(part).toArray());
  }

  private List<Finding> mistakes(Connection tx, String partner) throws SQLException {
    List<Finding> mistakes = new ArrayList<>();
    mistakes.addAll(lines(tx, TWICE, RekeyFinding.NAMED_TWICE));
    mistakes.addAll(
        lines(tx, sql(UNKNOWN).replace("{which}", "old"), RekeyFinding.OLD_NOT_KNOWN, partner));
    mistakes.addAll(
        lines(tx, sql(UNKNOWN).replace("{which}", "new"), RekeyFinding.NEW_NOT_KNOWN, partner));
    return mistakes;
  }

  private static List<Finding> lines(
      Connection tx, String query, RekeyFinding code, String... arguments) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(query)) {
      for (int i = 0; i < arguments.length; i++) {
        select.setString(i + 1, arguments[i]);
      }
      List<Finding> findings = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          findings.add(Finding.of(code).atLine(row.getLong(1)));
        }
      }
      return findings;
    }
  }

  private long replace(Connection tx, String partner, int size, String who, String why)
      throws SQLException {
    long id = begin(tx, partner, size, who, why);
    execute(tx, LEAD_ON, partner);
    execute(tx, REFERENCES, partner, id);
    // By the file that brought the new number; the mark is of this renumbering alone.
    execute(
        tx,
        rights
            .history()
            .retire(
                """
                (SELECT p.old_dossier, p.old_right, min(x.delivery_id) AS by_delivery
                   FROM rekey_pair p
                   JOIN %1$s x ON (x.dossier, x.right_key) = (p.new_dossier, p.new_right)
                  WHERE x.partner = ?
                  GROUP BY p.old_dossier, p.old_right) pair
                WHERE e.partner = ? AND (e.dossier, e.right_key) = (pair.old_dossier, pair.old_right)
                """
                    .formatted(rights.table()),
                "pair.by_delivery",
                Long.toString(-id)),
        partner,
        partner);
    execute(tx, PAYMENTS, partner, id);
    return id;
  }

  private static long begin(Connection tx, String partner, int size, String who, String why)
      throws SQLException {
    try (PreparedStatement insert = tx.prepareStatement(BEGIN)) {
      insert.setString(1, partner);
      insert.setInt(2, size);
      insert.setString(3, who);
      insert.setString(4, why);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * Takes a renumbering back: rights and payments are under their old numbers again.
   *
   * @return whether there was one
   */
  public boolean undo(long id, String who) throws SQLException {
    String partner;
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      partner = undone(tx, id, who);
      if (partner.isEmpty()) {
        return false;
      }
      new MissingRights(rights).lock(tx, partner);
      execute(
          tx,
          sql(RIGHTS_BACK).replace("{columns}", rights.history().columns()),
          partner,
          Math.toIntExact(-id));
      execute(tx, PAYMENTS_BACK, id);
      execute(tx, FORGET, id);
      AuditTrail.note(tx, who, "rights rekeyed back", partner);
      tx.commit();
    }
    closures.reconsider(partner, rights.recordType());
    return true;
  }

  private static String undone(Connection tx, long id, String who) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(UNDONE)) {
      update.setString(1, who);
      update.setLong(2, id);
      try (ResultSet row = update.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private static void execute(Connection tx, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private String sql(String template) {
    return template.replace("{table}", rights.table());
  }
}
