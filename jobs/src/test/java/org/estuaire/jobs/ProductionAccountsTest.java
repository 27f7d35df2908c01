package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
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
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.AccountsScript;
import org.estuaire.repository.DatabaseRole;
import org.estuaire.repository.Migrations;
import org.estuaire.repository.MissingRoles;
import org.estuaire.repository.RoleNames;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A server whose accounts a DBA made with the script that the program prints. */
class ProductionAccountsTest {

  /** With it, psql runs what a query answers. */
  private static final String RUN_ANSWER = "\\gexec";

  @TempDir private Path data;

  /** An installation on which nothing succeeds. */
  private static String migrated;

  private final PGSimpleDataSource server = TestDatabase.createPlain();

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
    }
  }

  /** With the account that runs the program: no way leads to the trail, or round it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE audit.event DISABLE TRIGGER ALL",
        "DROP TRIGGER append_only ON audit.event",
        "DROP TRIGGER stamp ON audit.event",
        "CREATE TRIGGER mine BEFORE INSERT ON audit.event"
            + " FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()",
        "CREATE RULE mine AS ON INSERT TO audit.event DO INSTEAD NOTHING",
        "ALTER TABLE audit.event RENAME TO other",
        "DROP TABLE audit.event",
        "DROP SCHEMA audit CASCADE",
        "TRUNCATE audit.event",
        "DELETE FROM audit.event",
        "UPDATE audit.event SET actor = 'somebody'",
        "MERGE INTO audit.event e USING (SELECT 1 AS id) s ON e.id = s.id WHEN MATCHED THEN DELETE",
        "INSERT INTO audit.event (at, actor, action, subject) VALUES (now(), 'a', 'b', 'c')",
        "INSERT INTO audit.event (id, actor, action, subject) OVERRIDING SYSTEM VALUE"
            + " VALUES (1, 'a', 'b', 'c')",
        "SELECT setval('audit.event_id_seq', 1)",
        "BEGIN; LOCK TABLE audit.event IN ACCESS EXCLUSIVE MODE",
        "CREATE OR REPLACE FUNCTION audit.stamp() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN RETURN NULL; END'",
        "ALTER FUNCTION audit.stamp() SET search_path = pg_temp",
        "SET session_replication_role = replica",
        "SET SESSION AUTHORIZATION ACCOUNT_owner",
        "SET ROLE ACCOUNT_owner",
        "SET ROLE ACCOUNT_operator",
        "CREATE ROLE ACCOUNT_mine",
        "CREATE SCHEMA mine",
        "CREATE TABLE exchange.mine (a text)",
        "CREATE TABLE audit.mine (a text)",
        "CREATE FUNCTION public.mine() RETURNS text LANGUAGE sql AS 'SELECT 1'",
        "UPDATE flyway.flyway_schema_history SET success = false",
        "DELETE FROM extract.study",
        "SELECT salt FROM extract.study",
        "SELECT * FROM extract.lab_observation",
        "SELECT id FROM extract.study",
        "SELECT * FROM extract.study_key",
        "SELECT extract.known_numbers('study', 1)",
        "SELECT extract.material('study')",
        "DELETE FROM identity.review_decision",
        "UPDATE identity.review_decision SET decided_by = 'somebody'",
        "DELETE FROM identity.source_identity_history",
        "DELETE FROM identity.numbering",
        "UPDATE exchange.repository SET id = gen_random_uuid()",
        "DELETE FROM exchange.repository",
        "DELETE FROM lab.valid_result"
      })
  void theAccountThatRunsCanNeitherChangeTheTrailNorWhatIsKept(String sql) throws Exception {
    if (migrated == null) {
      migrated = installation();
      Migrations.apply(at(migrated, migrated + "_owner"));
    }
    assertThatThrownBy(() -> execute(at(migrated, migrated), sql.replace("ACCOUNT", migrated)))
        .hasMessageMatching("(?s).*(must be owner|permission denied).*");
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
              installation + "_council_agent",
              installation + "_distributor",
              installation + "_ems",
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
        .hasSize(9);
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
              assertThat(missing.roles()).hasSize(9).contains(name + "_operator");
            });
    assertThat(rows(at(name, name), "SELECT nspname FROM pg_namespace WHERE nspname = 'flyway'"))
        .isEmpty();
    Answer printed = CommandLine.bare("database", "roles", "--database", name, "--owner", name);
    assertThat(printed.exit()).isZero();
    run(server, printed.out());
    Migrations.apply(at(name, name));
  }

  @Test
  void theScriptOfADbaMayBeRunAgainAlsoOnARepositoryInUse() throws Exception {
    String name = newName();
    PGSimpleDataSource dba = dba();
    String script = new AccountsScript(RoleNames.ofNew(name), name, name + "_owner", name).sql();
    run(dba, script);
    run(dba, script);
    Migrations.apply(at(name, name + "_owner"));
    run(dba, script);
    assertThat(rows(at(name, name), "SELECT count(*) FROM exchange.delivery")).containsExactly("0");
  }

  @Test
  void psqlRunsTheScriptOfADbaTwice() throws Exception {
    assumeTrue(psql(server, "SELECT 1;") == 0, "no psql here");
    // A name that has to be quoted.
    String name = "Estran " + newName();
    String script =
        new AccountsScript(RoleNames.ofNew(name), name, name + " owner", name + " program").sql();
    PGSimpleDataSource dba = dba();
    assertThat(psql(dba, script)).isZero();
    assertThat(psql(dba, script)).isZero();
    Migrations.apply(at(name, name + " owner"));
    assertThat(psql(dba, script)).isZero();
  }

  /** Its exit code; another one than 0 also where there is none. */
  private int psql(PGSimpleDataSource as, String script) throws Exception {
    Path file = Files.writeString(data.resolve("script.sql"), script);
    ProcessBuilder psql =
        new ProcessBuilder(
            "psql",
            "--no-psqlrc",
            "--set=ON_ERROR_STOP=1",
            "--host=localhost",
            "--port=" + as.getPortNumbers()[0],
            "--username=" + as.getUser(),
            "--dbname=" + as.getDatabaseName(),
            "--file=" + file);
    try {
      return psql.redirectErrorStream(true)
          .redirectOutput(data.resolve("psql.log").toFile())
          .start()
          .waitFor();
    } catch (IOException none) {
      return -1;
    }
  }

  @Test
  void theAccountThatRunsHasTheRolesOfStudiesOnlyWhileItTakesThem() throws Exception {
    String name = installation();
    Migrations.apply(at(name, name + "_owner"));
    assertThat(
            rows(
                at(name, name),
                "SELECT r || ' ' || pg_has_role(r, 'USAGE') || ' ' || pg_has_role(r, 'SET') FROM"
                    + " unnest(ARRAY['"
                    + name
                    + "_extractor', '"
                    + name
                    + "_study_keeper']) AS r"))
        .containsExactly(name + "_extractor false true", name + "_study_keeper false true");
  }

  @Test
  void anAccountOfAnotherInstallationIsToldThatItIsNotLetIn() throws Exception {
    String one = installation();
    String other = installation();
    Migrations.apply(at(one, one + "_owner"));
    Map<String, String> environment = environment(one);
    environment.put(Repository.USER, other);
    ChildProcess status =
        ChildProcess.start(
            data, environment, "", "status", "--data", data.toString(), "--lang", "en");
    assertThat(status.exit()).isEqualTo(3);
    assertThat(status.said())
        .contains("CFG-132 The account " + other + " may not connect to the database " + one);
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
    run(dba(), new AccountsScript(RoleNames.ofNew(name), name, name + "_owner", name).sql());
    return name;
  }

  private static String newName() {
    return "i" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /** A DBA who is no superuser. */
  private PGSimpleDataSource dba() throws SQLException {
    String name = newName();
    execute(server, "CREATE ROLE " + name + " LOGIN CREATEROLE CREATEDB");
    return at(server.getDatabaseName(), name);
  }

  /** As psql does, which ends at the first mistake. */
  private static void run(PGSimpleDataSource as, String script) throws SQLException {
    try (Connection connection = as.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements(script.replaceAll("(?m)^--.*$", ""))) {
        if (sql.contains(RUN_ANSWER)) {
          for (String answer : rows(as, sql.replace(RUN_ANSWER, ""))) {
            statement.execute(answer);
          }
        } else {
          statement.execute(sql);
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
      if ((line.endsWith(";") || line.endsWith(RUN_ANSWER)) && !inBody) {
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
