package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.estuaire.jobs.night.NightRunning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop is obeyed, whatever the process is about. */
class StoppedInTimeTest {

  private static final String LAB = "labo-hauts-pins";
  private static final String FILE = "HP_LOT_20261120_1730_01.hl7";

  @TempDir Path data;

  @Test
  void aNightThatDoesNotEndByItselfIsHaltedWithTheExitCodeOfARunThatStopped() throws Exception {
    var environment = TestInstallation.environment();
    try (TestInstallation test =
        TestInstallation.open(data, TestInstallation.CONFIG, environment)) {
      test.drop(LAB, FILE, TestInstallation.sample(LAB, FILE));
      ChildProcess child =
          ChildProcess.start(
              data,
              environment,
              "CHUNK_BEFORE_COMMIT:1:hang",
              "nightly",
              "--data",
              data.toString());
      while (child.process().isAlive() && !child.said().contains("hangs")) {
        TimeUnit.MILLISECONDS.sleep(100);
      }

      child.process().destroy();

      assertThat(child.exit()).as(child.said()).isEqualTo(4);
      // The server has to notice that the session with the lock of the night is gone.
      await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsInstanceOf(NightRunning.class)
          .until(() -> test.night().completed());
      Aftermath.check(test);
    }
  }
}
