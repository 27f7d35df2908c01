package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Environment;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.jobs.CommandLine;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.TestConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRulesTest {

  @TempDir private Path temp;
  private Path production;

  @BeforeEach
  void aProductionConfiguration() throws Exception {
    production =
        TestConfig.copyTo(temp.resolve("config"))
            .with("estuaire.yaml", "environment: demo", "environment: production")
            .folder();
  }

  /** The cron line without its environment. */
  @ParameterizedTest
  @ValueSource(strings = {"nightly", "status", "check", "migrate", "nightly --samples"})
  void productionNeverStartsTheEmbeddedDatabase(String command) {
    Path data = temp.resolve("data");
    Answer answer = new CommandLine(data, production).run(command.split(" "));
    assertThat(answer.exit()).isEqualTo(3);
    assertThat(answer.out() + answer.err()).containsPattern("CFG-10[02].*\\R.*→");
    assertThat(data).doesNotExist();
  }

  @Test
  void anInstallationOfProductionDoesNotOpenWithoutItsDatabase() {
    assertThatThrownBy(
            () -> Repository.open(new Folders(temp, temp.resolve("data"), production), Map.of()))
        .isInstanceOf(InvalidConfiguration.class);
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://127.0.0.1/depot, ''",
    "jdbc:postgresql://localhost:5433/depot, ''",
    "postgresql://192.0.2.7/depot, CFG-101",
    "'postgresql://127.0.0.1,192.0.2.7/depot?sslmode=prefer', CFG-101",
    "postgresql://192.0.2.7/depot?sslmode=allow, CFG-101",
    "postgresql://192.0.2.7/depot?sslmode=verify-full, ''",
    "postgresql://192.0.2.7/depot?sslmode=require, ''",
    "postgresql://192.0.2.7/depot?ssl=true, ''",
    "postgresql://192.0.2.7/depot?sslmode=disable, ''",
  })
  void aDatabaseElsewhereIsEncryptedOrSaidNotToBe(String url, String code) {
    assertThat(code(url, Environment.PRODUCTION)).isEqualTo(code);
    assertThat(code(url, Environment.DEMO)).isEmpty();
  }

  private String code(String url, Environment kind) {
    Optional<ConfigurationMistake> mistake =
        new DatabaseRules(Map.of(Repository.URL, url)).mistake(production, kind);
    return mistake.map(told -> told.code().code()).orElse("");
  }
}
