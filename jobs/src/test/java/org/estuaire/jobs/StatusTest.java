package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.night.NightLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator learns at a glance, also when something is amiss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTest {

  @TempDir private static Path folder;

  private TestInstallation test;
  private CommandLine commands;

  @BeforeAll
  void open() throws Exception {
    test = TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG);
    commands = test.commands();
  }

  @AfterAll
  void close() {
    test.close();
  }

  @AfterEach
  void asBefore() throws Exception {
    execute(
        "TRUNCATE exchange.run, exchange.trouble",
        "DELETE FROM exchange.delivery",
        "DELETE FROM exchange.partner WHERE code = 'labo'");
  }

  @Test
  void aNightAtWorkIsSaidToBeGoingOn() throws Exception {
    try (NightLock atWork = NightLock.take(test.installation().database())) {
      execute("INSERT INTO exchange.run DEFAULT VALUES");

      assertThat(commands.run("status").out())
          .contains(" : en cours, commencée le ")
          .doesNotContain("abandonnée");
      assertThat(json().path("lastRun").path("state").asString()).isEqualTo("RUNNING");
      assertThat(atWork.isHeld()).isTrue();
    }
  }

  @Test
  void aNightWhoseProcessIsGoneIsSaidToBeLeftBehindAndWhoFinishesIt() throws Exception {
    execute("INSERT INTO exchange.run DEFAULT VALUES");

    assertThat(commands.run("status").out())
        .contains("abandonnée par son processus", "estuaire nightly", "estuaire serve");
    assertThat(json().path("lastRun").path("state").asString()).isEqualTo("LEFT_BEHIND");

    test.night();

    assertThat(commands.run("status").out()).contains(" : terminée, du ");
    assertThat(json().path("lastRun").path("state").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void aTroubleThatCantBeReadHidesNothingElse() throws Exception {
    execute(
        "INSERT INTO exchange.trouble (step, kind, number, partner, code, cause, attempts) VALUES"
            + " ('of-tomorrow', 'PARTNER', 0, 'cd-38', 'DEL-192', 'x', 1),"
            + " ('intake', 'PARTNER', 0, 'ch-estran', 'DEL-192', 'IOException', 1)");

    Answer status = commands.run("status");

    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.out()).contains("Livraisons : ", "Bilan : ", "DEL-192", "ch-estran");
    assertThat(status.out()).contains("DEL-194", "cd-38");
    assertThat(json().path("troubles")).hasSize(1);
    assertThat(json().path("missing").path(0).path("partner").asString()).isEqualTo("cd-38");
  }

  @Test
  void aLaneThatNobodyKnowsIsShownUnderItsOwnName() throws Exception {
    execute(
        "INSERT INTO exchange.partner VALUES ('labo', 'Labo', 'LABORATORY')",
        "INSERT INTO exchange.delivery (partner, sha256, bytes, state, lane, records, done, loaded)"
            + " VALUES ('labo', repeat('0', 64), 1, 'LOADED', 'of-tomorrow', 0, 0, 0)");

    Answer status = commands.run("status");

    assertThat(status.exit()).as(status.err()).isZero();
    assertThat(status.out()).contains("of-tomorrow", "Bilan : ");
  }

  @Test
  void aPartThatCantBeReadIsNamedAndNeverSaidToBeInOrder() throws Exception {
    execute("ALTER TABLE exchange.delivery RENAME COLUMN held TO elsewhere");
    try {
      Answer status = commands.run("status");

      assertThat(status.exit()).as(status.err()).isZero();
      assertThat(status.out()).contains("Livraisons : ", "DEL-194").doesNotContain("(juste)");
      assertThat(json().path("missing")).isNotEmpty();
      assertThat(json().path("balanceCloses").asBoolean()).isFalse();
      assertThat(json().path("resultsClose").asBoolean()).isTrue();
    } finally {
      execute("ALTER TABLE exchange.delivery RENAME COLUMN elsewhere TO held");
    }
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(commands.run("status", "--json").out());
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = test.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
