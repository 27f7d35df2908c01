package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.estuaire.jobs.night.NightRunning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stop is obeyed, whatever the process is about. */
class StoppedInTimeTest {

  private static final String LAB = "labo-hauts-pins";
  private static final String FILE = "HP_LOT_20261120_1730_01.hl7";

  private final Map<String, String> environment = TestInstallation.environment();

  @TempDir Path data;

  @Test
  void aNightThatDoesNotEndByItselfIsHaltedWithTheExitCodeOfARunThatStopped() throws Exception {
    try (TestInstallation test = withADelivery()) {
      ChildProcess child = nightThat("hang", "hangs");

      child.process().destroy();

      assertThat(child.exit()).as(child.said()).isEqualTo(4);
      assertThat(child.said()).containsOnlyOnce("Stopped on request");
      theNextNightFinishesIt(test);
    }
  }

  @Test
  void aNightThatHasNoMemoryToHearOfAStopEndsAllTheSame() throws Exception {
    try (TestInstallation test = withADelivery()) {
      ChildProcess child = nightThat("full", "fills the heap");

      child.process().destroy();

      // Java may not have been able to say that a signal had come, nor the process its last words.
      assertThat(child.exit()).as(child.said()).isIn(4, 8);
      theNextNightFinishesIt(test);
    }
  }

  private TestInstallation withADelivery() throws Exception {
    TestInstallation test = TestInstallation.open(data, TestInstallation.CONFIG, environment);
    test.drop(LAB, FILE, TestInstallation.sample(LAB, FILE));
    return test;
  }

  /** A night, once it does what it was told at its first chunk. */
  private ChildProcess nightThat(String does, String said) throws Exception {
    ChildProcess child =
        ChildProcess.start(
            data,
            environment,
            "CHUNK_BEFORE_COMMIT:1:" + does,
            "nightly",
            "--data",
            data.toString(),
            "--lang",
            "en");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> child.said().contains(said) || !child.process().isAlive());
    return child;
  }

  /** The server has to notice first that the session with the lock of the night is gone. */
  private static void theNextNightFinishesIt(TestInstallation test) throws Exception {
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptionsInstanceOf(NightRunning.class)
        .until(() -> test.night().completed());
    Aftermath.check(test);
  }
}
