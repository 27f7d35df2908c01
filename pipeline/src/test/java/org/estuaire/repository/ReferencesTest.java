package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** References that are checked for all rows of a statement together hold as foreign keys do. */
class ReferencesTest {

  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String NUMBER = "00000000-0000-8000-8000-000000000001";
  private static final String RENUMBERED = "00000000-0000-8000-8000-000000000002";

  private DataSource database;

  @BeforeEach
  void oneOfEach() throws Exception {
    database = TestDatabase.create();
    change("INSERT INTO exchange.partner VALUES ('cd', 'Council', 'COUNCIL')");
    change(
        "INSERT INTO exchange.delivery (partner, sha256, bytes)"
            + " VALUES ('cd', repeat('a', 64), 1)");
    change(record(1, 1));
    change(
        "INSERT INTO identity.source_identity SELECT (jsonb_populate_record("
            + "NULL::identity.source_identity, '{\"id\": 1, \"partner\": \"cd\", \"domain\": \"cd\","
            + " \"local_id\": \"1\", \"birth_name\": \"\", \"first_given_name\": \"\","
            + " \"given_names\": \"\", \"uncertain_birth_date\": false, \"sex\": \"U\","
            + " \"birth_place\": \"\", \"name_key\": \"\", \"given_key\": \"\","
            + " \"given_names_key\": \"\", \"status\": \"PROVISIONAL\", \"attributes\": [],"
            + " \"used_name\": \"\", \"used_given_name\": \"\", \"nir\": \"\", \"address\": \"\","
            + " \"postcode\": \"\", \"residence\": \"\", \"phone\": \"\", \"version\": 1,"
            + " \"first_delivery_id\": 1, \"first_ordinal\": 1, \"last_delivery_id\": 1,"
            + " \"last_ordinal\": 1, \"names_cut\": false}')).*");
    change("INSERT INTO identity.person (id, founder) VALUES ('" + NUMBER + "', 1)");
    change(link(1, NUMBER));
    change("INSERT INTO social.dossier VALUES ('cd', 'D1', '38', 1, '2026-01-01', 1, 1)");
    change(right("D1"));
  }

  @Test
  void aRowThatPointsToNothingIsRefusedThoughOthersOfItsStatementPointToSomething() {
    refused(record(1, 2) + ", (9, 1, 1, 0, 1, 'social', 'k', 'LOADED')");
    refused("INSERT INTO identity.person (id, founder) VALUES ('" + RENUMBERED + "', 9)");
    refused(link(9, NUMBER));
    refused(link(1, RENUMBERED));
    refused("INSERT INTO social.dossier VALUES ('none', 'D1', '38', 1, '2026-01-01', 1, 1)");
    refused(right("D2"));
  }

  @Test
  void aRowThatPointsToSomethingCanNotBeMadeToPointToNothing() {
    refused("UPDATE exchange.record SET delivery_id = 9");
    refused("UPDATE identity.person SET founder = 9");
    refused("UPDATE identity.link SET source_identity_id = 9");
    refused("UPDATE identity.link SET person_id = '" + RENUMBERED + "'");
    refused("UPDATE social.dossier SET partner = 'none'");
    refused("UPDATE social.entitlement SET dossier = 'D2'");
  }

  @Test
  void whatARowPointsToCanNotBeDeleted() {
    refused("DELETE FROM exchange.delivery");
    refused("DELETE FROM identity.source_identity");
    refused("DELETE FROM identity.person");
    refused("DELETE FROM exchange.partner");
    refused("DELETE FROM social.dossier");
  }

  @Test
  void aLinkFollowsThePersonThatIsNumberedAnew() throws Exception {
    change("UPDATE identity.person SET id = '" + RENUMBERED + "'");

    assertThat(TestQuery.rows(database, "SELECT person_id FROM identity.link"))
        .containsExactly(RENUMBERED);
  }

  private static String record(long delivery, int ordinal) {
    return "INSERT INTO exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane,"
        + " key, outcome) VALUES (%d, %d, 1, 0, 1, 'social', 'k', 'LOADED')"
            .formatted(delivery, ordinal);
  }

  private static String link(long identity, String person) {
    return "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by,"
        + " ended_at, ended_by, ended_reason) VALUES (%d, '%s', 'OWN', '', 1, 'registry', now(),"
            .formatted(identity, person)
        + " 'cell', '')";
  }

  private static String right(String dossier) {
    return "INSERT INTO social.entitlement (partner, dossier, right_key, plan_version,"
        + " source_identity_id, department, home_department, kind, filed_on, request_type,"
        + " decision, content, stated_on, confirmed_on, delivery_id, ordinal) VALUES ('cd', '"
        + dossier
        + "', 'R1', 0, 1, '38', '38', 'D', '2026-01-01', 'P', 'A', '', '2026-01-01',"
        + " '2026-01-01', 1, 1)";
  }

  private void refused(String sql) {
    assertThatThrownBy(() -> change(sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class,
            refusal -> assertThat(refusal.getSQLState()).isEqualTo(FOREIGN_KEY_VIOLATION));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
