package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.view.Status;
import org.estuaire.exchange.view.WaitingPractice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A practice whose own server is away. */
class PushedResultsTest {

  private static final String CLINIC = "clinique-des-iles";
  private static final String FILE = "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7";

  /** Nobody listens there. */
  private static final String PUSH =
      """
        push:
          host: 127.0.0.1
          port: 1
          user: region
          password-env: CLINIC_PASSWORD
          known-hosts: known_hosts
      """;

  private static final String PULL =
      PUSH.replaceAll("(?m)^ {2}", "").replace("push:", "pull:") + "  after: keep\n";

  @TempDir private Path folder;

  @Test
  void itsResultsWaitUntilTheyCanBeHandedOver() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    Path data = folder.resolve("data");
    Path config =
        TestConfig.copyTo(folder.resolve("config"))
            .adding("partners/" + CLINIC + ".yaml", PUSH)
            .folder();
    // It names no host key, so nothing is handed over to whoever answers.
    Files.createFile(config.resolve("known_hosts"));

    try (TestInstallation away = TestInstallation.open(data, config, environment)) {
      away.drop("labo-val-marnon", FILE, TestInstallation.sample("labo-val-marnon", FILE));
      away.night();
      assertThat(sendings(away)).containsExactly("DUE|1|CFG-116|t");
      assertThat(away.value("SELECT count(*) FROM distribution.payload")).isEqualTo("1");
    }

    try (TestInstallation ownFolder =
        TestInstallation.open(data, TestInstallation.CONFIG, environment)) {
      long sending = Long.parseLong(ownFolder.value("SELECT id FROM distribution.sending"));
      assertThat(ownFolder.installation().courier().deliver().delivered()).isZero();
      assertThat(ownFolder.installation().courier().retry(sending)).isTrue();
      assertThat(ownFolder.installation().courier().deliver().delivered()).isEqualTo(1);
      assertThat(ownFolder.results(CLINIC)).hasSize(1);
      assertThat(sendings(ownFolder)).containsExactly("DELIVERED|1|null|null");
      assertThat(ownFolder.installation().courier().retry(sending)).isFalse();
    }
  }

  @Test
  void serversThatAreAwayAreToldInStatusAndReportAndEndNobodysNight() throws Exception {
    Path config =
        TestConfig.copyTo(folder.resolve("config-away"))
            .adding("partners/" + CLINIC + ".yaml", PUSH)
            .adding("partners/labo-hauts-pins.yaml", PULL)
            .folder();
    Files.createFile(config.resolve("known_hosts"));

    try (TestInstallation away =
        TestInstallation.open(folder.resolve("away"), config, TestInstallation.environment())) {
      away.drop("labo-val-marnon", FILE, TestInstallation.sample("labo-val-marnon", FILE));
      away.night();
      away.night();

      Status status = status(away);
      assertThat(status.troubles())
          .singleElement()
          .satisfies(
              trouble -> {
                assertThat(trouble.step()).isEqualTo("intake");
                assertThat(trouble.attempts()).isEqualTo(2);
                assertThat(trouble.words(Language.EN)).contains("DEL-192", "labo-hauts-pins");
                assertThat(trouble.cause()).startsWith("CFG-");
              });
      assertThat(status.waitingPractices())
          .extracting(WaitingPractice::partner)
          .containsExactly(CLINIC);
      assertThat(Files.readString(folder.resolve("away/reports/nuit-000002.html")))
          .contains("DEL-192", "labo-hauts-pins", "Cabinet " + CLINIC);
    }
  }

  private static Status status(TestInstallation test) throws Exception {
    try (Connection connection = test.installation().database().getConnection()) {
      return Status.read(connection);
    }
  }

  private static List<String> sendings(TestInstallation night) throws Exception {
    return night.rows(
        "SELECT state, attempts, last_error,"
            + " CASE state WHEN 'DUE' THEN next_attempt_at > clock_timestamp() END"
            + " FROM distribution.sending");
  }
}
