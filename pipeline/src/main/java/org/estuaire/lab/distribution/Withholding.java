package org.estuaire.lab.distribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.lab.distribution.ToldResults.Reader;
import org.estuaire.repository.PlannedAnew;

/**
 * Keeps back what was decided but not delivered yet, where its practice may no longer have it: an
 * order was hidden from it, the patient objects, or it no longer follows the patient; also where an
 * earlier result beside it is hidden now, or was of somebody else. What the practice is taken to
 * know goes back with it, and its dossier is decided again. What a courier is handing over at this
 * moment counts as delivered.
 *
 * <p>Couriers may be at work on the same sendings: the transaction's isolation must be read
 * committed. What is kept back from one practice of one dossier is committed together.
 */
final class Withholding {

  /** The server has room for some thousands of locks, one for each sending. */
  private static final int KEPT_TOGETHER = 100;

  private static final int LOOKED_AT_TOGETHER = 1_000;

  private static final String UNDELIVERED =
      "SELECT DISTINCT s.partner, s.dossier_id, t.report_id FROM distribution.sending s"
          + " JOIN distribution.told_result t ON t.partner = s.partner"
          + " AND t.dossier_id = s.dossier_id AND t.status NOT IN ('D', 'W')"
          + " JOIN lab.report r ON r.id = t.report_id"
          + " WHERE s.state IN ('DUE', 'STUCK') AND (s.entitled OR r.audience <> 'FOLLOWERS')"
          + " ORDER BY s.dossier_id";

  // Which results stand beside those of a version is in its bytes alone: where they may be of an
  // order that is hidden now, or of an identity that has left the person, it is decided again.
  private static final String BESIDE_OTHERS =
      """
      WITH hiding AS (
        SELECT DISTINCT r.source_identity_id FROM distribution.due_dossier u
          JOIN distribution.dossier_order o ON o.dossier_id = u.dossier_id
          JOIN lab.report r ON r.id = o.report_id
        WHERE r.masks <> '' OR r.audience <> 'FOLLOWERS'),
      concerned AS (
        SELECT DISTINCT own.person_id FROM hiding h
          JOIN identity.person_of_source own ON own.source_identity_id = h.source_identity_id)
      SELECT DISTINCT s.partner, s.dossier_id FROM distribution.sending s
        JOIN distribution.dossier d ON d.id = s.dossier_id
        JOIN identity.person_of_source p ON p.source_identity_id = d.source_identity_id
      WHERE s.state IN ('DUE', 'STUCK') AND s.partner = ANY (?)
        AND (p.person_id IN (SELECT person_id FROM concerned) OR EXISTS (
          SELECT FROM identity.belonging l
          WHERE l.person_id = p.person_id AND l.ended_at > s.looked_at))
      """;

  private static final String THESE =
      " unnest(?::text[], ?::bigint[]) AS these (partner, dossier_id) ";

  private static final String WITHHOLD =
      "WITH waiting AS MATERIALIZED (SELECT s.id FROM"
          + THESE
          + "JOIN distribution.sending s USING (partner, dossier_id)"
          + " WHERE s.state IN ('DUE', 'STUCK')),"
          + " kept AS (UPDATE distribution.sending SET state = 'WITHHELD' WHERE id IN ("
          + "SELECT s.id FROM waiting s WHERE "
          + InHand.NOBODY_HAS_IT
          + ") AND state IN ('DUE', 'STUCK') RETURNING id, partner, dossier_id),"
          + " gone AS (DELETE FROM distribution.payload p USING kept"
          + " WHERE p.sending_id = kept.id)"
          + " SELECT DISTINCT partner, dossier_id FROM kept";

  private static final String FORGET =
      "DELETE FROM distribution.told_result t USING"
          + THESE
          + "WHERE t.partner = these.partner AND t.dossier_id = these.dossier_id"
          + " AND NOT EXISTS (SELECT FROM distribution.sending s WHERE s.partner = t.partner"
          + " AND s.dossier_id = t.dossier_id AND s.state <> 'WITHHELD')";

  // What it has of an earlier version is not known any more in every detail.
  private static final String DOUBT =
      "UPDATE distribution.told_result t SET digest = '' FROM"
          + THESE
          + "WHERE t.partner = these.partner AND t.dossier_id = these.dossier_id";

  private static final String AGAIN =
      "INSERT INTO distribution.due_dossier (dossier_id, moved) SELECT DISTINCT dossier_id, false"
          + " FROM"
          + THESE
          + "ON CONFLICT DO NOTHING";

  private final Connection tx;
  private final Entitlements entitlements;
  private final List<String> shownEarlier;

  Withholding(Connection tx, Collection<Subscription> subscriptions, LocalDate today) {
    this.tx = tx;
    this.shownEarlier =
        subscriptions.stream()
            .filter(one -> one.earlierResults() > 0)
            .map(Subscription::partner)
            .toList();
    this.entitlements = new Entitlements(tx, subscriptions, today);
  }

  /** An order in a version that is not delivered. */
  private record Waiting(Reader reader, long report) {}

  /**
   * Looks at everything that waits.
   *
   * @return how many practices a dossier was kept back from
   */
  int keepBack() throws SQLException {
    Set<Reader> lost = besideOthers();
    lost.addAll(noLongerAllowed());
    List<Reader> readers = List.copyOf(lost);
    int kept = 0;
    for (int i = 0; i < readers.size(); i += KEPT_TOGETHER) {
      kept += keepBack(readers.subList(i, Math.min(i + KEPT_TOGETHER, readers.size())));
      tx.commit();
    }
    return kept;
  }

  private int keepBack(List<Reader> lost) throws SQLException {
    List<Reader> kept = withhold(lost);
    if (!kept.isEmpty()) {
      update(FORGET, kept);
      update(DOUBT, kept);
      update(AGAIN, kept);
    }
    return kept.size();
  }

  /** Looks at what waits some dossiers at a time: a practice may be unavailable for weeks. */
  private Set<Reader> noLongerAllowed() throws SQLException {
    Set<Reader> lost = new HashSet<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, UNDELIVERED)) {
      query.setFetchSize(LOOKED_AT_TOGETHER);
      try (ResultSet row = query.executeQuery()) {
        List<Waiting> some = new ArrayList<>();
        while (row.next()) {
          Waiting one = new Waiting(new Reader(row.getString(1), row.getLong(2)), row.getLong(3));
          if (some.size() >= LOOKED_AT_TOGETHER
              && some.get(some.size() - 1).reader().dossierId() != one.reader().dossierId()) {
            lost.addAll(noLongerAllowed(some));
            some.clear();
          }
          some.add(one);
        }
        lost.addAll(noLongerAllowed(some));
      }
    }
    return lost;
  }

  private Set<Reader> noLongerAllowed(List<Waiting> waiting) throws SQLException {
    List<Long> dossiers = waiting.stream().map(one -> one.reader().dossierId()).distinct().toList();
    Set<Waiting> allowed = new HashSet<>();
    for (Entitlement one : entitlements.of(dossiers)) {
      allowed.add(new Waiting(new Reader(one.partner(), one.dossierId()), one.reportId()));
    }
    return waiting.stream()
        .filter(one -> !allowed.contains(one))
        .map(Waiting::reader)
        .collect(Collectors.toSet());
  }

  private Set<Reader> besideOthers() throws SQLException {
    Set<Reader> found = new HashSet<>();
    try (PreparedStatement query = PlannedAnew.prepare(tx, BESIDE_OTHERS)) {
      query.setArray(1, tx.createArrayOf("text", shownEarlier.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(new Reader(row.getString(1), row.getLong(2)));
        }
      }
    }
    return found;
  }

  /** Those of whom something was kept back. */
  private List<Reader> withhold(List<Reader> lost) throws SQLException {
    List<Reader> kept = new ArrayList<>();
    try (PreparedStatement update = prepared(WITHHOLD, lost);
        ResultSet row = update.executeQuery()) {
      while (row.next()) {
        kept.add(new Reader(row.getString(1), row.getLong(2)));
      }
    }
    return kept;
  }

  private void update(String sql, List<Reader> readers) throws SQLException {
    try (PreparedStatement update = prepared(sql, readers)) {
      update.executeUpdate();
    }
  }

  private PreparedStatement prepared(String sql, List<Reader> readers) throws SQLException {
    PreparedStatement statement = PlannedAnew.prepare(tx, sql);
    statement.setArray(
        1, tx.createArrayOf("text", readers.stream().map(Reader::partner).toArray()));
    statement.setArray(
        2, tx.createArrayOf("bigint", readers.stream().map(Reader::dossierId).toArray()));
    return statement;
  }
}
