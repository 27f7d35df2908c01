package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightRunning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share one server and one data folder; one of them dies. */
class TakenOverNightTest {

  private static final int MESSAGES = 200;

  @TempDir Path folder;

  @Test
  void theNodeThatIsLeftFinishesTheNightOfOneThatDied() throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    Path data = folder.resolve("data");
    Path config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 50")
            .folder();
    Path delivery = folder.resolve("generated.hl7");
    ManyMessages.write(delivery, MESSAGES);
    ChildProcess dying =
        ChildProcess.start(
            folder,
            environment,
            "CHUNK_BEFORE_COMMIT:2:hang",
            "load",
            delivery.toString(),
            "--partner",
            "labo-rive-gauche",
            "--data",
            data.toString(),
            "--config",
            config.toString());
    try (TestInstallation left = TestInstallation.open(data, config, environment)) {
      NightRunner runner = new NightRunner(left.installation());
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> !left.rows("SELECT id FROM exchange.delivery WHERE done > 0").isEmpty());
      assertThatThrownBy(() -> runner.takeOver(() -> 0, NightProgress.SILENT))
          .as("its process is at work")
          .isInstanceOf(NightRunning.class);

      dying.process().destroyForcibly().waitFor();
      await()
          .atMost(Duration.ofMinutes(3))
          .ignoreException(NightRunning.class)
          .until(() -> runner.takeOver(() -> 0, NightProgress.SILENT).isPresent());

      assertThat(left.rows("SELECT id, state FROM exchange.run")).containsExactly("1|COMPLETED");
      assertThat(left.value("SELECT state || '|' || loaded FROM exchange.delivery"))
          .isEqualTo("LOADED|" + MESSAGES);
      assertThat(runner.takeOver(() -> 0, NightProgress.SILENT)).isEmpty();
    }
  }
}
