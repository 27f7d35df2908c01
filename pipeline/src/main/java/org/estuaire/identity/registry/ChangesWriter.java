package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.estuaire.identity.registry.Changes.NewLink;
import org.estuaire.identity.registry.Changes.NewPerson;
import org.estuaire.identity.registry.Changes.Replaced;
import org.estuaire.person.Traits;
import org.estuaire.repository.CopyRows;

/** Writes what a chunk changed: a COPY for each table, a merge for changed source identities. */
final class ChangesWriter {

  private static final String COPY_IDENTITY =
      """
      COPY identity.source_identity (id, partner, domain, local_id, birth_name, first_given_name,
        given_names, birth_date, uncertain_birth_date, sex, birth_place, name_key, given_key,
        given_names_key, ins, ins_authority, status, attributes, used_name, used_given_name, nir,
        address, postcode, residence, phone, death_date, stated_at, version, first_delivery_id,
        first_ordinal, last_delivery_id, last_ordinal, names_cut)
      FROM STDIN
      """;
  private static final String COPY_HISTORY =
      """
      COPY identity.source_identity_history (id, partner, domain, local_id, birth_name,
        first_given_name, given_names, birth_date, uncertain_birth_date, sex, birth_place, name_key,
        given_key, given_names_key, ins, ins_authority, status, attributes, used_name,
        used_given_name, nir, address, postcode, residence, phone, death_date, stated_at, version,
        first_delivery_id, first_ordinal, last_delivery_id, last_ordinal, names_cut,
        replaced_by_delivery_id, replaced_by_ordinal)
      FROM STDIN
      """;
  private static final String STAGE_UPDATED =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_updated (LIKE identity.source_identity)
      ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STAGE = "TRUNCATE stage_updated";
  private static final String COPY_UPDATED =
      """
      COPY stage_updated (id, partner, domain, local_id, birth_name, first_given_name,
        given_names, birth_date, uncertain_birth_date, sex, birth_place, name_key, given_key,
        given_names_key, ins, ins_authority, status, attributes, used_name, used_given_name, nir,
        address, postcode, residence, phone, death_date, stated_at, version, first_delivery_id,
        first_ordinal, last_delivery_id, last_ordinal, names_cut)
      FROM STDIN
      """;
  private static final String MERGE_UPDATED =
      """
      UPDATE identity.source_identity s SET
        birth_name = u.birth_name, first_given_name = u.first_given_name,
        given_names = u.given_names, birth_date = u.birth_date,
        uncertain_birth_date = u.uncertain_birth_date, sex = u.sex, birth_place = u.birth_place,
        name_key = u.name_key, given_key = u.given_key, given_names_key = u.given_names_key,
        names_cut = u.names_cut,
        ins = u.ins, ins_authority = u.ins_authority, status = u.status,
        attributes = u.attributes, used_name = u.used_name, used_given_name = u.used_given_name,
        nir = u.nir, address = u.address, postcode = u.postcode, residence = u.residence,
        phone = u.phone, death_date = u.death_date, stated_at = u.stated_at,
        version = u.version, last_delivery_id = u.last_delivery_id, last_ordinal = u.last_ordinal
      FROM stage_updated u WHERE s.id = u.id
      """;
  private static final String STAGE_STATEMENT =
      """
      CREATE TEMP TABLE IF NOT EXISTS stage_statement (LIKE identity.statement)
      ON COMMIT DELETE ROWS
      """;
  private static final String EMPTY_STATEMENTS = "TRUNCATE stage_statement";
  private static final String COPY_STATEMENT =
      COPY_UPDATED.replace("COPY stage_updated", "COPY stage_statement");

  private static final String CONTENT =
      """
      ROW(%1$s.birth_name, %1$s.first_given_name, %1$s.given_names, %1$s.birth_date,
        %1$s.uncertain_birth_date, %1$s.sex, %1$s.birth_place, %1$s.ins, %1$s.ins_authority,
        %1$s.status, %1$s.attributes, %1$s.used_name, %1$s.used_given_name, %1$s.nir, %1$s.address,
        %1$s.postcode, %1$s.residence, %1$s.phone, %1$s.death_date)
      """;
  private static final String OLD = CONTENT.formatted("o");
  private static final String NEW = CONTENT.formatted("n");

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
      "INSERT INTO identity.statement SELECT n.* FROM stage_statement n"
          + " WHERE NOT EXISTS (SELECT FROM identity.statement o WHERE o.stated_at > n.stated_at AND "
          + SAME_CONTENT
          + ")";
  private static final String FORGET_CORRECTED =
      """
      DELETE FROM identity.statement o USING stage_statement n
      WHERE o.id = n.id AND o.stated_at = n.stated_at
      """;
  private static final String COPY_PERSON = "COPY identity.person (id, founder) FROM STDIN";
  private static final String COPY_LINK =
      """
      COPY identity.link (source_identity_id, person_id, rule, reason, score, made_by) FROM STDIN
      """;

  /** Who makes links by rule. */
  private static final String REGISTRY = "registry";

  private ChangesWriter() {}

  static void write(Connection tx, Changes changes) throws SQLException {
    writeIdentities(tx, changes);
    writeStatements(tx, changes);
    writePersons(tx, changes);
    ReviewWriter.write(tx, changes);
  }

  private static void writeIdentities(Connection tx, Changes changes) throws SQLException {
    copy(tx, COPY_IDENTITY, changes.created.values());
    if (!changes.updated.isEmpty()) {
      try (Statement statement = tx.createStatement()) {
        statement.execute(STAGE_UPDATED);
        statement.execute(EMPTY_STAGE);
        copy(tx, COPY_UPDATED, changes.updated.values());
        statement.execute(MERGE_UPDATED);
      }
    }
    if (!changes.replaced.isEmpty()) {
      try (CopyRows rows = new CopyRows(tx, COPY_HISTORY)) {
        for (Replaced replaced : changes.replaced) {
          identity(rows, replaced.old());
          rows.number(replaced.by().deliveryId()).number(replaced.by().ordinal()).endRow();
        }
      }
    }
  }

  private static void writeStatements(Connection tx, Changes changes) throws SQLException {
    if (changes.statements.isEmpty()) {
      return;
    }
    try (Statement statement = tx.createStatement()) {
      statement.execute(STAGE_STATEMENT);
      statement.execute(EMPTY_STATEMENTS);
      copy(
          tx,
          COPY_STATEMENT,
          changes.statements.values().stream().flatMap(each -> each.values().stream()).toList());
      statement.execute(FORGET_CORRECTED);
      statement.execute(FORGET_REPEATED_HERE);
      statement.execute(FORGET_REPEATED);
      statement.execute(MERGE_STATEMENTS);
    }
  }

  private static void writePersons(Connection tx, Changes changes) throws SQLException {
    if (!changes.persons.isEmpty()) {
      try (CopyRows rows = new CopyRows(tx, COPY_PERSON)) {
        for (NewPerson person : changes.persons) {
          rows.uuid(person.id()).number(person.founder()).endRow();
        }
      }
    }
    if (!changes.links.isEmpty()) {
      try (CopyRows rows = new CopyRows(tx, COPY_LINK)) {
        for (NewLink link : changes.links) {
          rows.number(link.sourceIdentityId()).uuid(link.person()).text(link.rule().code());
          rows.text(link.rule().reason()).decimal(link.rule().score()).text(REGISTRY).endRow();
        }
      }
    }
  }

  private static void copy(Connection tx, String statement, Collection<SourceIdentity> identities)
      throws SQLException {
    if (identities.isEmpty()) {
      return;
    }
    try (CopyRows rows = new CopyRows(tx, statement)) {
      for (SourceIdentity identity : identities) {
        identity(rows, identity);
        rows.endRow();
      }
    }
  }

  private static void identity(CopyRows rows, SourceIdentity identity) {
    rows.number(identity.id()).text(identity.partner());
    rows.text(identity.key().domain()).text(identity.key().localId());
    strict(rows, identity.profile());
    trust(rows, identity.profile());
    complementary(rows, identity.profile().traits());
    rows.time(identity.statedAt()).number(identity.version());
    rows.number(identity.first().deliveryId()).number(identity.first().ordinal());
    rows.number(identity.last().deliveryId()).number(identity.last().ordinal());
    rows.bool(identity.profile().strict().perhapsCut());
  }

  private static void strict(CopyRows rows, Profile profile) {
    Traits traits = profile.traits();
    rows.text(traits.birthName()).text(traits.firstGivenName()).text(traits.givenNames());
    rows.time(traits.birthDate()).bool(traits.uncertainBirthDate());
    rows.text(traits.sex().code()).text(traits.birthPlace());
    rows.text(profile.strict().name().key());
    rows.text(profile.strict().given().key()).text(profile.strict().givenList().key());
  }

  private static void trust(CopyRows rows, Profile profile) {
    rows.text(profile.insNumber().orElse(null));
    rows.text(profile.ins().map(ins -> ins.authority().name()).orElse(null));
    rows.text(profile.status().name()).texts(profile.attributes().stream().sorted().toList());
  }

  private static void complementary(CopyRows rows, Traits traits) {
    rows.text(traits.usedName()).text(traits.usedGivenName()).text(traits.nir());
    rows.text(traits.address()).text(traits.postcode()).text(traits.residence());
    rows.text(traits.phone()).time(traits.deathDate());
  }
}
