package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
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
import org.estuaire.repository.Migrations;
import org.estuaire.repository.PendingMigrations;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A server whose accounts a DBA made with the script of the documentation. */
class ProductionAccountsTest {

  private static final Path SCRIPT = TestInstallation.HOME.resolve("docs/production-accounts.sql");

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
  void aSecondInstallationWithAnOwnerOfItsOwnMigratesOnTheSameServer() throws Exception {
    String one = installation();
    String other = installation();
    Migrations.apply(at(one, one + "_owner"));
    Migrations.apply(at(other, other + "_owner"));
    assertThatThrownBy(() -> at(other, one).getConnection()).hasMessageContaining("CONNECT");
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

  /** The roles are there already: another installation of this server made them. */
  private String installation() throws Exception {
    String name = "i" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    String script =
        Files.readString(SCRIPT)
            .replaceAll("(?m)^--.*$", "")
            .replace(":\"owner\"", name + "_owner")
            .replace(":\"account\"", name)
            .replace(":\"database\"", name);
    for (String statement : statements(script)) {
      execute(server, statement);
    }
    return name;
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

  private static void execute(PGSimpleDataSource at, String sql) throws SQLException {
    try (Connection connection = at.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
