package org.estuaire.identity.registry;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.decimal;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.uuid;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.identity.registry.Changes.NewLink;
import org.estuaire.identity.registry.Changes.NewPerson;
import org.estuaire.identity.registry.Changes.Replaced;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.repository.Stage;
import org.estuaire.repository.Table;

/** Writes what a chunk changed: a COPY for each table, a merge for changed source identities. */
final class ChangesWriter {

  private static final Table<SourceIdentity> IDENTITY = SourceIdentityRow.TABLE;

  private static final Table<Replaced> HISTORY =
      IDENTITY
          .<Replaced>of("identity.source_identity_history", Replaced::old)
          .rest(
              Replaced::by,
              bigint("replaced_by_delivery_id", Origin::deliveryId),
              integer("replaced_by_ordinal", Origin::ordinal));

  private static final Stage<SourceIdentity> UPDATED = IDENTITY.stage("stage_updated");

  private static final String MERGE_UPDATED =
      "UPDATE identity.source_identity s SET "
          + IDENTITY.replacedFrom("u")
          + " FROM stage_updated u WHERE s.id = u.id";

  private static final Stage<SourceIdentity> STATEMENTS = IDENTITY.stage("stage_statement");

  private static final String OLD = "ROW(" + IDENTITY.content("o") + ")";
  private static final String NEW = "ROW(" + IDENTITY.content("n") + ")";

  /**
   * The same content at another time: the newer of both says all that the older one does. Found by
   * its hash, for there may be thousands of one identity.
   */
  private static final String SAME_CONTENT =
      "o.id = n.id AND hash_record_extended("
          + OLD
          + ", 0) = hash_record_extended("
          + NEW
          + ", 0) AND "
          + OLD
          + " IS NOT DISTINCT FROM "
          + NEW;

  /** Of the same content the newest; what it replaces was forgotten before. */
  private static final String FORGET_REPEATED_HERE =
      "DELETE FROM stage_statement o USING (SELECT id, stated_at, row_number() OVER (PARTITION BY id, "
          + NEW
          + " ORDER BY stated_at DESC) AS age FROM stage_statement n) r"
          + " WHERE o.id = r.id AND o.stated_at = r.stated_at AND r.age > 1";

  private static final String FORGET_REPEATED =
      "DELETE FROM identity.statement o USING stage_statement n WHERE o.stated_at <= n.stated_at AND "
          + SAME_CONTENT;
  private static final String MERGE_STATEMENTS =
      IDENTITY.insertFrom("identity.statement", "stage_statement n")
          + " WHERE NOT EXISTS (SELECT FROM identity.statement o WHERE o.stated_at > n.stated_at AND "
          + SAME_CONTENT
          + ")";
  private static final String FORGET_CORRECTED =
      """
      DELETE FROM identity.statement o USING stage_statement n
      WHERE o.id = n.id AND o.stated_at = n.stated_at
      """;
  private static final Table<NewPerson> PERSON =
      Table.<NewPerson>named("identity.person")
          .key(uuid("id", NewPerson::id))
          .rest(bigint("founder", NewPerson::founder));

  /** Who makes links by rule. */
  private static final String REGISTRY = "registry";

  private static final Table<NewLink> LINK =
      Table.<NewLink>named("identity.link")
          .rest(
              bigint("source_identity_id", NewLink::sourceIdentityId),
              uuid("person_id", NewLink::person))
          .rest(
              NewLink::rule,
              text("rule", LinkRule::code),
              text("reason", LinkRule::reason),
              decimal("score", LinkRule::score),
              text("made_by", rule -> REGISTRY));

  private static final String LEAVE_OWN =
      """
      UPDATE identity.link SET ended_by = ?, ended_reason = ?, ended_at = clock_timestamp()
      WHERE source_identity_id = ANY (?) AND ended_at IS NULL
      """;

  private static final String COMPLETED = "its keeper stated who it is";

  private ChangesWriter() {}

  static void write(Connection tx, Changes changes) throws SQLException {
    writeIdentities(tx, changes);
    writeStatements(tx, changes);
    writePersons(tx, changes);
    ReviewWriter.write(tx, changes);
  }

  private static void writeIdentities(Connection tx, Changes changes) throws SQLException {
    IDENTITY.copy(tx, changes.created.values());
    if (!changes.updated.isEmpty()) {
      UPDATED.fill(tx, changes.updated.values());
      try (Statement statement = tx.createStatement()) {
        statement.execute(MERGE_UPDATED);
      }
    }
    HISTORY.copy(tx, changes.replaced);
  }

  private static void writeStatements(Connection tx, Changes changes) throws SQLException {
    if (changes.statements.isEmpty()) {
      return;
    }
    STATEMENTS.fill(
        tx,
        changes.statements.values().stream().flatMap(each -> each.values().stream()).iterator());
    try (Statement statement = tx.createStatement()) {
      statement.execute(FORGET_CORRECTED);
      statement.execute(FORGET_REPEATED_HERE);
      statement.execute(FORGET_REPEATED);
      statement.execute(MERGE_STATEMENTS);
    }
  }

  private static void writePersons(Connection tx, Changes changes) throws SQLException {
    PERSON.copy(tx, changes.persons);
    LINK.copy(tx, changes.links);
    if (!changes.joins.isEmpty()) {
      leaveOwn(tx, changes);
      LINK.copy(tx, changes.joins);
    }
  }

  private static void leaveOwn(Connection tx, Changes changes) throws SQLException {
    try (PreparedStatement leave = tx.prepareStatement(LEAVE_OWN)) {
      leave.setString(1, REGISTRY);
      leave.setString(2, COMPLETED);
      Object[] joining = changes.joins.stream().map(NewLink::sourceIdentityId).toArray();
      leave.setArray(3, tx.createArrayOf("bigint", joining));
      leave.executeUpdate();
    }
  }
}
