package org.estuaire.identity.reconcile;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.estuaire.repository.AuditTrail;
import org.estuaire.repository.CopyRows;

/**
 * Makes one person of the persons of pairs that may be linked. A link is transitive: where all that
 * would come together bears two INS or two sexes, nothing is linked and the pair becomes a
 * proposal.
 */
final class PersonLinks {

  private static final String PAIRS =
      """
      SELECT p.rank, la.person_id, lb.person_id, p.ground, p.link_score
      FROM stage_pair p
        JOIN identity.link la ON la.source_identity_id = p.a AND la.ended_at IS NULL
        JOIN identity.link lb ON lb.source_identity_id = p.b AND lb.ended_at IS NULL
      WHERE p.ground <> 'LIKENESS' AND la.person_id <> lb.person_id
      ORDER BY p.rank
      """;
  private static final String MEMBERS =
      """
      SELECT l.person_id, s.ins, s.sex
      FROM identity.link l JOIN identity.source_identity s ON s.id = l.source_identity_id
      WHERE l.ended_at IS NULL AND l.person_id IN (
        SELECT m.person_id FROM stage_pair p JOIN identity.link m
          ON m.source_identity_id IN (p.a, p.b) AND m.ended_at IS NULL
        WHERE p.ground <> 'LIKENESS')
      """;
  private static final String STAGE =
      """
      CREATE TEMP TABLE stage_move (
        person_from uuid PRIMARY KEY, person_into uuid, reason text, score numeric(3, 2)
      ) ON COMMIT DROP
      """;
  private static final String COPY =
      "COPY stage_move (person_from, person_into, reason, score) FROM STDIN";
  private static final String MOVING =
      """
      CREATE TEMP TABLE stage_moving ON COMMIT DROP AS
      SELECT l.id, l.source_identity_id, m.person_into, m.reason, m.score
      FROM stage_move m JOIN identity.link l ON l.person_id = m.person_from AND l.ended_at IS NULL
      """;
  private static final String END =
      """
      UPDATE identity.link l
      SET ended_by = 'reconcile', ended_reason = m.reason, ended_at = clock_timestamp()
      FROM stage_moving m WHERE l.id = m.id
      """;
  private static final String BEGIN =
      """
      INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)
      SELECT source_identity_id, person_into, 'RECONCILED', reason, score, 'reconcile'
      FROM stage_moving ORDER BY source_identity_id
      """;
  private static final String MOVED =
      "SELECT source_identity_id, person_into FROM stage_moving ORDER BY source_identity_id";

  /** Lines of the trail that are written together. */
  private static final int TOGETHER = 1_000;

  private static final String HOLD = "UPDATE stage_pair SET ground = 'LIKENESS' WHERE rank = ?";

  /** What the members of a person bear. */
  private record Bearing(Set<String> ins, Set<String> sexes) {

    static Bearing none() {
      return new Bearing(new HashSet<>(), new HashSet<>());
    }

    boolean contradicts(Bearing other) {
      return union(ins, other.ins) > 1 || union(sexes, other.sexes) > 1;
    }

    void take(Bearing other) {
      ins.addAll(other.ins);
      sexes.addAll(other.sexes);
    }

    private static int union(Set<String> one, Set<String> other) {
      Set<String> union = new HashSet<>(one);
      union.addAll(other);
      return union.size();
    }

    /** Without the numbers: they identify a person. */
    @Override
    public String toString() {
      return "Bearing[…]";
    }
  }

  private record Move(String ground, String score) {}

  private final Map<UUID, Move> moves = new HashMap<>();

  /** A shorter way than the moves to where a person comes in the end. */
  private final Map<UUID, UUID> ways = new HashMap<>();

  private final Map<UUID, Bearing> bearings = new HashMap<>();
  private final List<Integer> held = new ArrayList<>();

  private PersonLinks() {}

  /** Links what may be linked; pairs of one person already need nothing. */
  static int write(Connection tx) throws SQLException {
    PersonLinks links = new PersonLinks();
    links.readMembers(tx);
    links.unite(tx);
    links.hold(tx);
    return links.moves.isEmpty() ? 0 : links.move(tx);
  }

  private void readMembers(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(MEMBERS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Bearing bearing =
            bearings.computeIfAbsent(row.getObject(1, UUID.class), person -> Bearing.none());
        if (row.getString(2) != null) {
          bearing.ins().add(row.getString(2));
        }
        if (!row.getString(3).equals("U")) {
          bearing.sexes().add(row.getString(3));
        }
      }
    }
  }

  private void unite(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(PAIRS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        UUID into = root(row.getObject(2, UUID.class));
        UUID from = root(row.getObject(3, UUID.class));
        if (into.equals(from)) {
          continue;
        }
        if (requireNonNull(bearings.get(into)).contradicts(requireNonNull(bearings.get(from)))) {
          held.add(row.getInt(1));
        } else {
          requireNonNull(bearings.get(into)).take(requireNonNull(bearings.get(from)));
          moves.put(from, new Move(row.getString(4), row.getString(5)));
          ways.put(from, into);
        }
      }
    }
  }

  private UUID root(UUID person) {
    UUID root = person;
    while (ways.containsKey(root)) {
      root = ways.get(root);
    }
    UUID at = person;
    while (!at.equals(root)) {
      at = ways.put(at, root);
    }
    return root;
  }

  private void hold(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(HOLD)) {
      for (int rank : held) {
        statement.setInt(1, rank);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private int move(Connection tx) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE);
      try (CopyRows rows = new CopyRows(tx, COPY)) {
        for (Map.Entry<UUID, Move> move : moves.entrySet()) {
          rows.uuid(move.getKey()).uuid(root(move.getKey()));
          rows.text("reconciliation: " + move.getValue().ground());
          rows.text(move.getValue().score()).endRow();
        }
      }
      statement.execute(MOVING);
      statement.execute(END);
      int linked = statement.executeUpdate(BEGIN);
      audit(tx, statement);
      return linked;
    }
  }

  private static void audit(Connection tx, Statement statement) throws SQLException {
    List<AuditTrail.Line> lines = new ArrayList<>();
    try (ResultSet moved = statement.executeQuery(MOVED)) {
      while (moved.next()) {
        String subject = "source identity " + moved.getLong(1) + ", person " + moved.getString(2);
        lines.add(new AuditTrail.Line("reconcile", "identity link", subject));
        if (lines.size() == TOGETHER) {
          AuditTrail.note(tx, lines);
          lines.clear();
        }
      }
    }
    AuditTrail.note(tx, lines);
  }
}
