package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A repository that was filled when the identity cell read the whole quarantine, the program's
 * account inherited the roles of studies, and files of link news were counted from their rows:
 * everybody's rights are narrower afterwards, and no row is another one.
 */
class NarrowerRightsTest {

  /** The last one before. */
  private static final String BEFORE = "264";

  private static final List<String> TABLES =
      List.of(
          "exchange.delivery",
          "exchange.arrival",
          "exchange.record",
          "exchange.reject",
          "identity.review_item",
          "identity.review_record",
          "identity.notification",
          "extract.study");

  private static final String COLUMNS =
      "SELECT format('SELECT concat_ws(''|'', %%L, %%s) FROM %%s ORDER BY 1', c, (SELECT"
          + " string_agg(format('%%I', attname), ', ' ORDER BY attnum) FROM pg_attribute"
          + " WHERE attrelid = c AND attnum > 0 AND NOT attisdropped), c)"
          + " FROM unnest(ARRAY['%s']::regclass[]) c";

  private Connection connection;
  private RoleNames roles;
  private List<String> columns;
  private List<String> rows;

  @BeforeEach
  void aFilledRepository() throws SQLException {
    var database = EarlierRepository.of(BEFORE);
    connection = database.getConnection();
    roles = RoleNames.of(connection);
    run(
        "INSERT INTO exchange.partner VALUES ('labo', 'Labo', 'LABORATORY')",
        "INSERT INTO exchange.delivery (partner, sha256, bytes, state) VALUES ('labo',"
            + " repeat('0', 64), 1, 'RECEIVED')",
        "INSERT INTO exchange.arrival (delivery_id, file_name, repeated, channel) VALUES (1,"
            + " 'MARTIN Jeanne.hl7', false, 'SFTP')",
        "INSERT INTO exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane,"
            + " key, outcome) SELECT 1, n, n, 0, 1, 'lab', 'dossier ' || n, 'REJECTED'"
            + " FROM generate_series(1, 3) AS n",
        "INSERT INTO exchange.reject (delivery_id, ordinal, state, sealed_fragment) VALUES"
            + " (1, 1, 'REJECTED', '\\x01'), (1, 2, 'HELD', '\\x02'), (1, 3, 'HELD', '\\x03')",
        "INSERT INTO identity.review_item (kind, domain, local_id) VALUES"
            + " ('TRAITS_DISAGREE', '1.2', 'a')",
        "INSERT INTO identity.review_record (review_item_id, delivery_id, ordinal, held) VALUES"
            + " (1, 1, 2, true)",
        "INSERT INTO identity.notification (partner, number, file_name, linked, unlinked)"
            + " SELECT 'labo', n, 'liens', 1, 0 FROM generate_series(1, 7) AS n");
    columns = ask(COLUMNS.formatted(String.join("', '", TABLES)));
    rows = rows();
    assertThat(asRole(DatabaseRole.IDENTITY_CELL, "SELECT ordinal FROM exchange.reject ORDER BY 1"))
        .as("what was too much")
        .containsExactly("1", "2", "3");
    assertThat(mayAct(DatabaseRole.EXTRACTOR)).containsExactly("t");

    assertThat(Migrations.apply(database).before()).contains(BEFORE);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void noRowIsAnotherOne() throws SQLException {
    assertThat(rows()).isEqualTo(rows);
  }

  @Test
  void theCellReadsOfTheQuarantineWhatWaitsForItAndNothingElse() throws SQLException {
    assertThat(asRole(DatabaseRole.IDENTITY_CELL, "SELECT ordinal FROM exchange.held_reject"))
        .containsExactly("2");
    for (String closed : List.of("exchange.reject", "exchange.arrival", "exchange.record")) {
      assertThatThrownBy(() -> asRole(DatabaseRole.IDENTITY_CELL, "SELECT * FROM " + closed))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theProgramsAccountTakesTheRolesOfStudiesAndInheritsNothingOfThem() throws SQLException {
    for (DatabaseRole role : List.of(DatabaseRole.EXTRACTOR, DatabaseRole.STUDY_KEEPER)) {
      assertThat(mayAct(role)).as(role.name()).containsExactly("f");
      assertThat(
              ask("SELECT pg_has_role('%s', '%s', 'SET')".formatted(service(), roles.name(role))))
          .as(role.name())
          .containsExactly("t");
    }
  }

  @Test
  void filesOfLinkNewsAreNumberedOnAboveThoseThatWereWritten() throws SQLException {
    assertThat(ask("SELECT nextval('identity.notification_number_seq')")).containsExactly("8");
  }

  private String service() {
    return roles.name(DatabaseRole.SERVICE);
  }

  /** Whether the program's account has the rights of a role without taking it. */
  private List<String> mayAct(DatabaseRole role) throws SQLException {
    return ask("SELECT pg_has_role('%s', '%s', 'USAGE')".formatted(service(), roles.name(role)));
  }

  /** In the columns of the version before. */
  private List<String> rows() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String ofTable : columns) {
      all.addAll(ask(ofTable));
    }
    return all;
  }

  private List<String> asRole(DatabaseRole role, String query) throws SQLException {
    run("SET ROLE " + roles.name(role));
    try {
      return ask(query);
    } finally {
      run("RESET ROLE");
    }
  }

  private List<String> ask(String query) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
    }
    return answers;
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
