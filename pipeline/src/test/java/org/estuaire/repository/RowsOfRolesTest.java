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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which rows of the quarantine each role reads and writes. In a delivery of a laboratory, record 1
 * was refused, 2 waits for a decision about its identity, 3 waited for one and was filed, 4 is held
 * and no item names it.
 */
class RowsOfRolesTest {

  private static final String DENIED = "permission denied";

  private Connection connection;

  @BeforeEach
  void aQuarantine() throws SQLException {
    connection = TestDatabase.create().getConnection();
    run(
        "INSERT INTO exchange.partner VALUES ('labo', 'Labo', 'laboratory')",
        "INSERT INTO exchange.delivery (partner, sha256, bytes, state) VALUES ('labo',"
            + " repeat('0', 64), 1, 'RECEIVED')",
        "INSERT INTO exchange.arrival (delivery_id, file_name, repeated, channel) VALUES (1,"
            + " 'MARTIN Jeanne.hl7', false, 'SFTP')",
        "INSERT INTO exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane,"
            + " key, outcome) SELECT 1, n, n, 0, 1, 'lab', 'dossier ' || n, 'REJECTED'"
            + " FROM generate_series(1, 4) AS n",
        "INSERT INTO exchange.reject (delivery_id, ordinal, state, sealed_fragment) VALUES"
            + " (1, 1, 'REJECTED', '\\x01'), (1, 2, 'HELD', '\\x02'),"
            + " (1, 3, 'REPLAYED', '\\x03'), (1, 4, 'HELD', '\\x04')",
        "INSERT INTO identity.review_item (kind, domain, local_id) VALUES"
            + " ('TRAITS_DISAGREE', '1.2', 'a')",
        "INSERT INTO identity.review_record (review_item_id, delivery_id, ordinal, held) VALUES"
            + " (1, 1, 2, true), (1, 1, 3, true)");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** Sealed content of which records; none where the role may not even ask. */
  @ParameterizedTest
  @CsvSource({
    "service, exchange.reject, '1 2 3 4'",
    "loader, exchange.reject, '1 2 3 4'",
    "operator, exchange.reject, -",
    "identity_cell, exchange.reject, -",
    "distributor, exchange.reject, -",
    "study_keeper, exchange.reject, -",
    "extractor, exchange.reject, -",
    "service, exchange.held_reject, 2",
    "identity_cell, exchange.held_reject, 2",
    "loader, exchange.held_reject, -",
    "operator, exchange.held_reject, -",
    "distributor, exchange.held_reject, -",
    "study_keeper, exchange.held_reject, -",
    "extractor, exchange.held_reject, -"
  })
  void whoReadsWhichSealedRecords(String role, String from, String records) throws SQLException {
    take(role);
    String query = "SELECT ordinal FROM " + from + " WHERE sealed_fragment IS NOT NULL ORDER BY 1";
    if (records.equals("-")) {
      assertDenied(query);
    } else {
      assertThat(rows(query)).containsExactly(records.split(" "));
    }
  }

  @Test
  void theCellMakesNoRecordItsOwnByNamingItInAnItem() throws SQLException {
    take("identity_cell");
    run("INSERT INTO identity.review_record VALUES (1, 1, 1, true)");
    assertThat(rows("SELECT ordinal FROM exchange.held_reject")).containsExactly("2");
  }

  /** A function of the reader's own is not shown what the view leaves out. */
  @Test
  void theCellIsShownNothingThroughAFunctionOfItsOwn() throws SQLException {
    run(
        "CREATE SCHEMA mine",
        "GRANT ALL ON SCHEMA mine TO estuaire_identity_cell",
        "CREATE TABLE mine.seen (content bytea)",
        "GRANT ALL ON mine.seen TO estuaire_identity_cell");
    take("identity_cell");
    run(
        "CREATE FUNCTION mine.look(content bytea) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS"
            + " 'BEGIN INSERT INTO mine.seen VALUES (content); RETURN true; END'",
        "SELECT count(*) FROM exchange.held_reject WHERE mine.look(sealed_fragment)");
    assertThat(rows("SELECT content FROM mine.seen")).containsExactly("\\x02");
  }

  @Test
  void theCellNotesABrokenSealOfWhatItMayReadAndOfNothingElse() throws SQLException {
    take("identity_cell");
    run("UPDATE exchange.held_reject SET seal_broken_at = now()");
    run("RESET ROLE");
    assertThat(rows("SELECT ordinal FROM exchange.reject WHERE seal_broken_at IS NOT NULL"))
        .containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT key FROM exchange.record",
        "SELECT file_name FROM exchange.arrival",
        "SELECT * FROM exchange.finding",
        "SELECT * FROM exchange.receipt",
        "UPDATE exchange.reject SET seal_broken_at = now()",
        "UPDATE exchange.held_reject SET sealed_fragment = ''",
        "DELETE FROM exchange.held_reject",
        "SELECT * FROM lab.result",
        "SELECT * FROM social.entitlement",
        "SELECT * FROM billing.invoice",
        "SELECT * FROM distribution.payload",
        "SELECT * FROM audit.event",
        "DELETE FROM identity.source_identity"
      })
  void theCellMayNot(String sql) throws SQLException {
    take("identity_cell");
    assertDenied(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM exchange.held_reject",
        "UPDATE exchange.held_reject SET sealed_fragment = ''",
        "SELECT * FROM extract.study",
        "SELECT * FROM extract.study_key",
        "SELECT extract.known_numbers('study', 1)",
        "SELECT extract.material('study')"
      })
  void theProgramMayNotWithoutTakingAnotherRole(String sql) throws SQLException {
    take("service");
    assertDenied(sql);
  }

  private void take(String role) throws SQLException {
    run("SET ROLE estuaire_" + role);
  }

  private void assertDenied(String sql) {
    assertThatThrownBy(() -> run(sql)).hasMessageContaining(DENIED);
  }

  private void run(String... commands) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : commands) {
        statement.execute(sql);
      }
    }
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
