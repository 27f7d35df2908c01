package org.estuaire.identity.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.identity.matching.MatchSettings;
import org.estuaire.identity.registry.Decision;
import org.estuaire.identity.registry.Links;
import org.estuaire.identity.registry.ReviewItems;
import org.estuaire.identity.registry.ReviewKind;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainReconciliationTest {

  private static final String A = "2.999.20.1";
  private static final String B = "2.999.21.1";
  private static final List<String> GIVEN =
      List.of("Rose", "Anne", "Claire", "Jeanne", "Emma", "Lina", "Agathe");
  private static final Decision DECISION = new Decision("cellule", "vérifié");
  private static final String IDENTITY =
      """
      INSERT INTO identity.source_identity (partner, domain, local_id, birth_name, first_given_name,
        given_names, birth_date, uncertain_birth_date, sex, birth_place, name_key, given_key,
        given_names_key, status, attributes, used_name, used_given_name, nir, address, postcode,
        residence, phone, version, first_delivery_id, first_ordinal, last_delivery_id, last_ordinal)
      VALUES ('p', ?, ?, ?, ?, '', ?::date, false, 'F', '38901', '', '', '', 'VALIDATED', '{}', '',
        '', '', ?, '38991', '38901', '', 1, 1, 1, 1, 1) RETURNING id
      """;

  private final DataSource database = TestDatabase.create();
  private final DomainReconciliation reconciliation =
      new DomainReconciliation(database, MatchSettings.on(LocalDate.of(2026, 11, 20)));

  @TempDir Path folder;

  /** Sixty persons whom both domains state alike, and one whose name one of them misspells. */
  @BeforeEach
  void twoDomains() throws SQLException {
    List<String> names =
        List.of("BARARD", "CALEAU", "DELIER", "FONIN", "GAUOT", "LAMON", "MORUET", "PERAND");
    for (int i = 0; i < 60; i++) {
      String name = names.get(i % 8) + (char) ('A' + i / 8);
      String born = LocalDate.of(1950, 3, 4).plusDays(i * 211L).toString();
      String given = GIVEN.get(i % 7);
      String address = i + " rue " + names.get((i + 3) % 8);
      add(A, "a" + i, name, given, born, address);
      add(B, "b" + i, name, given, born, address);
    }
    add(A, "a99", "CHABERT", "Mathilde", "1961-07-30", "7 quai Neuf");
    add(B, "b99", "CHABRET", "Mathilde", "1961-07-30", "7 quai Neuf");
  }

  @Test
  void whatRnivAllowsIsLinkedAndTheRestIsProposed() throws Exception {
    DomainReconciliation.Done done = reconciliation.run(A, B, Optional.empty());
    assertThat(done.linked()).isEqualTo(60);
    assertThat(done.proposed()).isEqualTo(1);
    assertThat(all("SELECT DISTINCT rule FROM identity.link WHERE ended_at IS NULL"))
        .containsExactlyInAnyOrder("OWN", "RECONCILED");
    try (Connection tx = database.getConnection()) {
      assertThat(new ReviewItems().open(tx))
          .extracting(ReviewItems.OpenItem::kind)
          .containsExactly(ReviewKind.CROSS_DOMAIN_LINK);
    }
  }

  @Test
  void aProposalSaysWhatEachFieldGave() throws Exception {
    reconciliation.run(A, B, Optional.empty());
    assertThat(
            all(
                """
                SELECT e ->> 'level' FROM identity.proposal, jsonb_array_elements(explanation) e
                WHERE e ->> 'field' = 'NAME'
                """))
        .containsExactly("NEAR");
  }

  @Test
  void aSecondRunChangesNothingAndWritesTheSameFile() throws Exception {
    reconciliation.run(A, B, Optional.of(folder.resolve("first")));
    DomainReconciliation.Done again =
        reconciliation.run(A, B, Optional.of(folder.resolve("second")));
    String name = "cross-reference-" + A + "-" + B + ".csv";
    Path first = folder.resolve("first").resolve(name);
    Path second = folder.resolve("second").resolve(name);
    assertThat(again.linked()).isZero();
    assertThat(again.proposed()).isZero();
    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(Files.readAllLines(first)).hasSize(62).anyMatch(l -> l.startsWith("a99;b99;NONE;"));
  }

  @Test
  void aDismissedProposalIsNeverMadeAgain() throws Exception {
    reconciliation.run(A, B, Optional.empty());
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      ReviewItems items = new ReviewItems();
      items.dismiss(tx, items.open(tx).get(0).id(), DECISION);
      tx.commit();
    }
    assertThat(reconciliation.run(A, B, Optional.empty()).outcome().pairs()).hasSize(60);
    assertThat(all("SELECT id FROM identity.review_item WHERE state = 'OPEN'")).isEmpty();
  }

  @Test
  void whatWasUnlinkedByHandStaysApart() throws Exception {
    reconciliation.run(A, B, Optional.empty());
    long moved =
        Long.parseLong(all("SELECT id FROM identity.source_identity WHERE local_id = 'b5'").get(0));
    String own =
        all("SELECT person_id FROM identity.link WHERE source_identity_id = "
                + moved
                + " ORDER BY id")
            .get(0);
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      new Links(TestPersons.NUMBERS).unlink(tx, moved, DECISION);
      tx.commit();
    }
    assertThat(reconciliation.run(A, B, Optional.empty()).linked()).isZero();
    assertThat(
            all(
                "SELECT person_id FROM identity.person_of_source WHERE source_identity_id = "
                    + moved))
        .containsExactly(own);
  }

  /** Nine million pairs, which do not fit into the memory of a night. */
  @Test
  void thousandsWhoWereUnlinkedFromACrowdStayApartFromAllOfItWithoutTheirPairs() throws Exception {
    int each = 3_000;
    UUID crowd = new UUID(1, 1);
    String member =
        "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by,"
            + " ended_at, ended_by, ended_reason) SELECT n, '"
            + crowd
            + "', 'MERGED', 'test', 1, 'test', %s FROM generate_series(%d, %d) n";
    int first = 1_000_000;
    int gone = first + each;
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try (Statement statement = tx.createStatement()) {
        statement.execute(
            "INSERT INTO identity.source_identity OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(s,"
                + " jsonb_build_object('id', n, 'local_id', 'n' || n))).*"
                + " FROM identity.source_identity s, generate_series("
                + first
                + ", "
                + (gone + each)
                + ") n WHERE s.local_id = 'a1'");
        statement.execute(
            "INSERT INTO identity.person (id, founder) VALUES ('" + crowd + "', " + first + ")");
        statement.execute(member.formatted("NULL, NULL, NULL", first, gone - 1));
        statement.execute(
            member.formatted("clock_timestamp(), 'cell', 'test'", gone, gone + each - 1));
        statement.execute(
            "INSERT INTO identity.person (id, founder) SELECT md5(n::text)::uuid, n"
                + " FROM generate_series("
                + gone
                + ", "
                + (gone + each - 1)
                + ") n");
        statement.execute(
            "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)"
                + " SELECT founder, id, 'UNLINKED', 'test', 1, 'test' FROM identity.person"
                + " WHERE founder >= "
                + gone);
      }
      RefusedPairs refused = RefusedPairs.read(tx);
      assertThat(refused.contains(first, gone)).isTrue();
      assertThat(refused.contains(gone + each - 1, gone - 1)).isTrue();
      assertThat(refused.contains(first, first + 1)).isFalse();
      assertThat(refused.contains(gone, gone + each)).isFalse();
    }
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    assertThat(reconciliation.plan(A, B).pairs()).isPositive();
    assertThat(all("SELECT id FROM identity.proposal")).isEmpty();
  }

  private void add(
      String domain, String localId, String name, String given, String born, String address)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(IDENTITY)) {
      List<String> values = List.of(domain, localId, name, given, born, address);
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        own(connection, row.getLong(1));
      }
    }
  }

  private static void own(Connection connection, long identity) throws SQLException {
    UUID person = new UUID(0, identity);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO identity.person (id, founder) VALUES ('" + person + "', " + identity + ")");
      statement.execute(
          "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)"
              + " VALUES ("
              + identity
              + ", '"
              + person
              + "', 'OWN', 'first', 1, 'test')");
    }
  }

  private List<String> all(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }
}
