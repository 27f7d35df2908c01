package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {

  @Test
  void migratingTwiceChangesNothing() throws Exception {
    var database = TestDatabase.create();
    Migrations.apply(database);
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM exchange.delivery")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void stepsThatNeedTheRulesOfTheProgramAreTakenToo() throws Exception {
    try (var connection = TestDatabase.create().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT success FROM flyway.flyway_schema_history WHERE version = '226'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBoolean(1)).isTrue();
    }
  }

  /** Two installations on one server would share it. */
  @Test
  void noMigrationNamesARoleWithoutItsInstallation() throws Exception {
    Pattern bare =
        Pattern.compile(
            "(?<!\\$\\{roles})\\b\\w*_(loader|operator|distributor|identity_cell|extractor|study_keeper)\\b");
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(bare);
      }
    }
  }

  @Test
  void anAuditEventCanNeitherBeChangedNorDeleted() throws Exception {
    try (var connection = TestDatabase.create().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO audit.event (actor, action, subject) VALUES ('test', 'load', 'delivery 1')");
      assertThatThrownBy(() -> statement.execute("UPDATE audit.event SET actor = 'other'"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> statement.execute("DELETE FROM audit.event"))
          .hasMessageContaining("append-only");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "estuaire_loader",
        "estuaire_identity_cell",
        "estuaire_extractor",
        "estuaire_operator",
        "estuaire_distributor",
        "estuaire_study_keeper"
      })
  void nobodyWritesIntoTheTrailUnderAnotherNameOrAtAnotherTime(String role) throws Exception {
    try (var connection = TestDatabase.create().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "INSERT INTO audit.event (at, actor, action, subject)"
                          + " VALUES ('2020-01-01', 'somebody', 'load', 'delivery 1')"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theDatabaseSaysWhoDidItAndWhenWhateverIsWritten() throws Exception {
    try (var connection = TestDatabase.create().getConnection();
        var statement = connection.createStatement()) {
      for (String role :
          List.of(
              "estuaire_loader",
              "estuaire_identity_cell",
              "estuaire_extractor",
              "estuaire_operator")) {
        statement.execute("SET ROLE " + role);
        statement.execute(
            "INSERT INTO audit.event (actor, action, subject) VALUES ('somebody', 'load', '1')");
        statement.execute("RESET ROLE");
      }
      statement.execute(
          "INSERT INTO audit.event (at, actor, action, subject)"
              + " VALUES ('2020-01-01', 'somebody', 'load', '1')");
      try (var rows =
          statement.executeQuery(
              "SELECT count(*) FROM audit.event WHERE actor = session_user"
                  + " AND said_by = 'somebody' AND at > now() - interval '1 minute'")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(5);
      }
    }
  }

  @Test
  void anOperatorReadsTheTrailWithoutNamesOfFilesAndNumbersThatCanBeUndone() throws Exception {
    try (var connection = TestDatabase.create().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO audit.event (actor, action, subject, detail) VALUES ('a', 'refuse',"
              + " 'source identity 1, person 0f8fad5b-d9cb-369f-a165-70867728950e',"
              + " '{\"file\": \"DUPONT.hl7\", \"channel\": \"SFTP\"}')");
      statement.execute("SET ROLE estuaire_operator");
      try (var rows = statement.executeQuery("SELECT subject, detail FROM audit.trail")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("source identity 1, person (former number)");
        assertThat(rows.getString(2)).isEqualTo("{\"channel\": \"SFTP\"}");
      }
      for (String sql :
          List.of("SELECT * FROM audit.event", "SELECT file_name FROM exchange.arrival")) {
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
      }
    }
  }
}
