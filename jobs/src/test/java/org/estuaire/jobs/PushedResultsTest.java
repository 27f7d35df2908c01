package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  private static List<String> sendings(TestInstallation night) throws Exception {
    return night.rows(
        "SELECT state, attempts, last_error,"
            + " CASE state WHEN 'DUE' THEN next_attempt_at > clock_timestamp() END"
            + " FROM distribution.sending");
  }
}
