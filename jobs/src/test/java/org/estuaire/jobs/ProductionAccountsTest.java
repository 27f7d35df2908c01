package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.extract.Extraction;
import org.estuaire.extract.ExtractionSummary;
import org.estuaire.extract.ReadStudy;
import org.estuaire.extract.StudyKeys;
import org.estuaire.extract.StudyReader;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.repository.AccountsScript;
import org.estuaire.repository.DatabaseRole;
import org.estuaire.repository.Migrations;
import org.estuaire.repository.MissingRoles;
import org.estuaire.repository.PendingMigrations;
import org.estuaire.repository.RoleNames;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server whose accounts a DBA made with the script that the program prints. */
class ProductionAccountsTest {

  private static final String DATABASE_EXISTS = "42P04";

  @TempDir private Path data;

  private final PGSimpleDataSource server = (PGSimpleDataSource) TestDatabase.create();

  @Test
  void theAccountThatRunsOwnsNothingAndANightWorks() throws Exception {
    String name = installation();
    Migrations.apply(at(name, name + "_owner"));
    try (TestInstallation night =
        TestInstallation.open(data, TestInstallation.CONFIG, environment(name))) {
      night.sampleNight();
      assertThat(night.rows("SELECT count(*) FROM exchange.delivery WHERE state = 'LOADED'"))
          .isNotEqualTo(List.of("0"));
      assertThat(extracted(night).rows()).isPositive();
      assertThat(night.rows("SELECT DISTINCT actor FROM audit.event")).containsExactly(name);
      for (String sql :
          List.of(
              "ALTER TABLE audit.event DISABLE TRIGGER ALL",
              "DROP TRIGGER append_only ON audit.event",
              "DELETE FROM audit.event",
              "TRUNCATE audit.event",
              "UPDATE audit.event SET actor = 'somebody'",
              "INSERT INTO audit.event (at, actor, action, subject) VALUES (now(), 'a', 'b', 'c')",
              "CREATE TABLE exchange.mine (a text)",
              "SET ROLE " + name + "_owner")) {
        assertThatThrownBy(() -> execute(at(name, name), sql))
            .hasMessageMatching("(?s).*(must be owner|permission denied).*");
      }
    }
  }

  @Test
  void whoDoesNotOwnTheSchemasIsToldThatTheirOwnerHasToMigrateThem() throws Exception {
    String name = installation();
    Migrations.apply(at(name, name + "_owner"));
    Migrations.apply(at(name, name));
    execute(
        at(name, name + "_owner"),
        "DELETE FROM flyway.flyway_schema_history WHERE installed_rank ="
            + " (SELECT max(installed_rank) FROM flyway.flyway_schema_history)");
    assertThatThrownBy(() -> Migrations.apply(at(name, name)))
        .isInstanceOfSatisfying(
            PendingMigrations.class, pending -> assertThat(pending.count()).isEqualTo(1));
  }

  @Test
  void twoInstallationsWithOwnersOfTheirOwnShareNoRole() throws Exception {
    String production = installation();
    String test = installation();
    Migrations.apply(at(production, production + "_owner"));
    Migrations.apply(at(test, test + "_owner"));
    execute(server, "GRANT " + test + "_identity_cell TO " + test);

    for (String installation : List.of(production, test)) {
      assertThat(
              rows(
                  at(installation, installation + "_owner"),
                  "SELECT DISTINCT r.rolname::text FROM pg_class c CROSS JOIN LATERAL"
                      + " aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee"
                      + " WHERE c.relnamespace > 16383 AND r.rolname ~ '_' ORDER BY 1"))
          .containsExactlyInAnyOrder(
              installation + "_distributor",
              installation + "_identity_cell",
              installation + "_loader",
              installation + "_operator",
              installation + "_owner",
              installation + "_service",
              installation + "_study_keeper");
    }
    assertThatThrownBy(() -> at(production, test).getConnection()).hasMessageContaining("CONNECT");
  }

  @Test
  void anInstallationWhoseOwnerMayMakeRolesNeedsNoScript() throws Exception {
    String name = newName();
    execute(server, "CREATE ROLE " + name + " LOGIN CREATEROLE");
    execute(server, "CREATE DATABASE " + name + " OWNER " + name);
    Migrations.apply(at(name, name));
    assertThat(
            rows(at(name, name), "SELECT rolname FROM pg_roles WHERE rolname ~ '^" + name + "_'"))
        .hasSize(7);
    execute(at(name, name), "SET ROLE " + name + "_extractor");
  }

  @Test
  void anOwnerWhoMayMakeNoRolesIsToldWhichAreMissingBeforeAnythingIsChanged() throws Exception {
    String name = newName();
    execute(server, "CREATE ROLE " + name + " LOGIN");
    execute(server, "CREATE DATABASE " + name + " OWNER " + name);
    assertThatThrownBy(() -> Migrations.apply(at(name, name)))
        .isInstanceOfSatisfying(
            MissingRoles.class,
            missing -> {
              assertThat(missing.account()).isEqualTo(name);
              assertThat(missing.roles()).hasSize(7).contains(name + "_operator");
            });
    assertThat(rows(at(name, name), "SELECT nspname FROM pg_namespace WHERE nspname = 'flyway'"))
        .isEmpty();
    Answer printed = CommandLine.bare("database", "roles", "--database", name, "--owner", name);
    assertThat(printed.exit()).isZero();
    run(printed.out());
    Migrations.apply(at(name, name));
  }

  @Test
  void aRepositoryFromBeforeKeepsItsRolesUnderWhateverNameItsDatabaseComes() throws Exception {
    try (Connection connection = server.getConnection()) {
      assertThat(connection.getCatalog()).isNotEqualTo("estuaire");
      assertThat(RoleNames.of(connection)).isEqualTo(new RoleNames("estuaire"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "estran, estran_operator",
    "Estran-Test, estran_test_operator",
    "2026, estuaire_2026_operator",
    "pg_x, estuaire_pg_x_operator",
    "postgres, estuaire_operator"
  })
  void rolesOfANewRepositoryAreNamedAfterItsDatabase(String database, String operator) {
    assertThat(RoleNames.ofNew(database).name(DatabaseRole.OPERATOR)).isEqualTo(operator);
  }

  private String installation() throws Exception {
    String name = newName();
    run(new AccountsScript(RoleNames.ofNew(name), name, name + "_owner", name).sql());
    return name;
  }

  private static String newName() {
    return "i" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /** As psql does: what is refused does not keep it from what follows. */
  private void run(String script) throws SQLException {
    for (String statement : statements(script.replaceAll("(?m)^--.*$", ""))) {
      try {
        execute(server, statement);
      } catch (SQLException e) {
        if (!DATABASE_EXISTS.equals(e.getSQLState())) {
          throw e;
        }
      }
    }
  }

  private static List<String> statements(String script) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (String line : script.split("\n")) {
      statement.append(line).append('\n');
      boolean inBody = statement.toString().split("\\$\\$", -1).length % 2 == 0;
      if (line.endsWith(";") && !inBody) {
        statements.add(statement.toString());
        statement.setLength(0);
      }
    }
    return statements;
  }

  private ExtractionSummary extracted(TestInstallation night) throws SQLException {
    ReadStudy read = new StudyReader(TestInstallation.CONFIG).read("suivi-biologique");
    return new Extraction(
            night.installation().database(),
            new StudyKeys(data, Map.of(), Environment.DEMO),
            Partner.METROPOLITAN_FRANCE,
            "camille")
        .run(((ReadStudy.Complete) read).study(), data.resolve("out"));
  }

  private Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    environment.put(Repository.URL, at(name, name).getURL());
    environment.put(Repository.USER, name);
    return environment;
  }

  private PGSimpleDataSource at(String database, String account) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(server.getServerNames());
    source.setPortNumbers(server.getPortNumbers());
    source.setDatabaseName(database);
    source.setUser(account);
    return source;
  }

  private static List<String> rows(PGSimpleDataSource at, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = at.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  private static void execute(PGSimpleDataSource at, String sql) throws SQLException {
    try (Connection connection = at.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
