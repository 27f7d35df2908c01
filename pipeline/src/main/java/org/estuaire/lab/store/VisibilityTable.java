package org.estuaire.lab.store;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.store.VisibilityHistory.Said;
import org.estuaire.repository.PlannedAnew;

/**
 * Keeps what was said of who may see orders in {@code lab.visibility_statement}, and with each
 * order what follows from it.
 *
 * <p>A laboratory may send one order under several identities of a person, or correct whose it is:
 * what it hid under one of them it hides under each. Only the identity under which it was hidden
 * opens it again.
 */
final class VisibilityTable {

  private static final String READ =
      "SELECT report_id, version_at, issued_at, delivery_id, ordinal, said"
          + " FROM lab.visibility_statement WHERE report_id = ANY (?)";

  /** Each family of orders of one number once, however many of it are asked for. */
  private static final String KIN =
      """
      WITH number AS MATERIALIZED (
        SELECT r.partner, r.sender, r.order_number, min(r.id) AS family
        FROM lab.report r
        WHERE r.id = ANY (?) AND EXISTS (
          SELECT FROM lab.report k
          WHERE k.partner = r.partner AND k.sender = r.sender AND k.order_number = r.order_number
            AND k.source_identity_id <> r.source_identity_id)
        GROUP BY r.partner, r.sender, r.order_number)
      SELECT n.family, k.id
      FROM number n JOIN lab.report k USING (partner, sender, order_number)
      """;

  private static final int ROWS_AT_A_TIME = 1_000;

  private static final String INSERT =
      "INSERT INTO lab.visibility_statement"
          + " (report_id, version_at, issued_at, delivery_id, ordinal, said)"
          + " SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::bigint[],"
          + " ?::integer[], ?::text[])"
          + " ON CONFLICT (report_id, version_at, issued_at, delivery_id, ordinal)"
          + " DO UPDATE SET said = excluded.said";

  private static final String UPDATE =
      "UPDATE lab.report r SET confidentiality = n.confidentiality, masks = n.masks,"
          + " recipients = n.recipients, audience = n.audience"
          + " FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])"
          + " AS n (id, confidentiality, masks, recipients, audience) WHERE r.id = n.id"
          + " AND (r.confidentiality, r.masks, r.recipients, r.audience)"
          + " IS DISTINCT FROM (n.confidentiality, n.masks, n.recipients, n.audience)"
          + " RETURNING r.id";

  private final Connection tx;

  VisibilityTable(Connection tx) {
    this.tx = tx;
  }

  /**
   * Takes what was said of orders whose rows are locked.
   *
   * @param fresh orders that were not known before: they may be so under another identity
   * @return the orders that somebody else may see now than before
   */
  Set<Long> say(Map<Long, List<Said>> said, Collection<Long> fresh) throws SQLException {
    Set<Long> spoken = new HashSet<>(said.keySet());
    spoken.addAll(fresh);
    Map<Long, Set<Long>> kin = kin(spoken);
    Set<Long> concerned = new HashSet<>(said.keySet());
    kin.values().forEach(concerned::addAll);
    if (concerned.isEmpty()) {
      return Set.of();
    }
    Map<Long, VisibilityHistory> histories = read(concerned);
    Rows rows = new Rows();
    said.forEach(
        (report, words) -> {
          VisibilityHistory history = requireNonNull(histories.get(report));
          for (Said word : words) {
            if (!history.knows(word)) {
              history.add(word);
              rows.add(report, word);
            }
          }
        });
    insert(rows);
    Set<Long> touched = new HashSet<>(kin.keySet());
    touched.addAll(rows.reports);
    return touched.isEmpty() ? Set.of() : update(current(touched, kin, histories));
  }

  /**
   * Those of some orders, and of their kin, that are filed under several identities: each with all
   * of its family. A laboratory that gives all its orders one number has one large family.
   */
  private Map<Long, Set<Long>> kin(Collection<Long> reports) throws SQLException {
    Map<Long, Set<Long>> families = new HashMap<>();
    if (reports.isEmpty()) {
      return families;
    }
    try (PreparedStatement select = PlannedAnew.prepare(tx, KIN)) {
      select.setFetchSize(ROWS_AT_A_TIME);
      select.setArray(1, tx.createArrayOf("bigint", reports.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          families.computeIfAbsent(row.getLong(1), id -> new HashSet<>()).add(row.getLong(2));
        }
      }
    }
    Map<Long, Set<Long>> kin = new HashMap<>();
    families.values().forEach(family -> family.forEach(id -> kin.put(id, family)));
    return kin;
  }

  private static Map<Long, Visibility> current(
      Set<Long> reports, Map<Long, Set<Long>> kin, Map<Long, VisibilityHistory> histories) {
    Map<Set<Long>, Visibility> hidden = new IdentityHashMap<>();
    Map<Long, Visibility> current = new HashMap<>();
    for (long report : reports) {
      Visibility own = requireNonNull(histories.get(report)).current();
      Set<Long> family = kin.get(report);
      current.put(
          report,
          family == null
              ? own
              : own.hiddenLike(hidden.computeIfAbsent(family, all -> strictest(all, histories))));
    }
    return current;
  }

  private static Visibility strictest(Set<Long> family, Map<Long, VisibilityHistory> histories) {
    return family.stream()
        .map(report -> requireNonNull(histories.get(report)).current())
        .reduce(Visibility::hiddenLike)
        .orElseThrow();
  }

  private Map<Long, VisibilityHistory> read(Collection<Long> reports) throws SQLException {
    Map<Long, List<Said>> known = new HashMap<>();
    reports.forEach(report -> known.put(report, new ArrayList<>()));
    try (PreparedStatement select = PlannedAnew.prepare(tx, READ)) {
      select.setArray(1, tx.createArrayOf("bigint", reports.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Stamp stamp =
              new Stamp(
                  row.getObject("version_at", OffsetDateTime.class).toInstant(),
                  row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                  row.getLong("delivery_id"),
                  row.getInt("ordinal"));
          requireNonNull(known.get(row.getLong("report_id")))
              .add(new Said(stamp, VisibilityStatement.parse(row.getString("said"))));
        }
      }
    }
    Map<Long, VisibilityHistory> histories = new HashMap<>();
    known.forEach((report, words) -> histories.put(report, new VisibilityHistory(words)));
    return histories;
  }

  /** Columns of new rows; two words of one record about one order are one. */
  private static final class Rows {
    final List<Long> reports = new ArrayList<>();
    final List<Said> words = new ArrayList<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();

    void add(long report, Said word) {
      Integer place = places.putIfAbsent(List.of(report, word.stamp()), words.size());
      if (place == null) {
        reports.add(report);
        words.add(word);
      } else {
        words.set(
            place, new Said(word.stamp(), words.get(place).statement().and(word.statement())));
      }
    }
  }

  private void insert(Rows rows) throws SQLException {
    if (rows.reports.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
      List<Said> words = rows.words;
      insert.setArray(1, tx.createArrayOf("bigint", rows.reports.toArray()));
      insert.setArray(
          2,
          tx.createArrayOf(
              "timestamptz", words.stream().map(w -> w.stamp().versionAt().toString()).toArray()));
      insert.setArray(
          3,
          tx.createArrayOf(
              "timestamptz", words.stream().map(w -> w.stamp().issuedAt().toString()).toArray()));
      insert.setArray(
          4, tx.createArrayOf("bigint", words.stream().map(w -> w.stamp().deliveryId()).toArray()));
      insert.setArray(
          5, tx.createArrayOf("integer", words.stream().map(w -> w.stamp().ordinal()).toArray()));
      insert.setArray(
          6, tx.createArrayOf("text", words.stream().map(w -> w.statement().text()).toArray()));
      insert.executeUpdate();
    }
  }

  private Set<Long> update(Map<Long, Visibility> visibilities) throws SQLException {
    List<Long> ids = new ArrayList<>(visibilities.keySet());
    List<Visibility> current = ids.stream().map(visibilities::get).toList();
    Set<Long> changed = new HashSet<>();
    try (PreparedStatement update = PlannedAnew.prepare(tx, UPDATE)) {
      update.setArray(1, tx.createArrayOf("bigint", ids.toArray()));
      update.setArray(
          2,
          tx.createArrayOf(
              "text", current.stream().map(v -> v.confidentiality().code()).toArray()));
      update.setArray(
          3, tx.createArrayOf("text", current.stream().map(Visibility::maskCodes).toArray()));
      update.setArray(
          4,
          tx.createArrayOf("text", current.stream().map(Visibility::recipientNumbers).toArray()));
      update.setArray(
          5, tx.createArrayOf("text", current.stream().map(v -> v.audience().name()).toArray()));
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          changed.add(row.getLong(1));
        }
      }
    }
    return changed;
  }
}
