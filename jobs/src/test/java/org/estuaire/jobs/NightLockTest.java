package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.night.NightRunning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night at a time over all processes, also where firewalls cut connections. */
class NightLockTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String DELIVERY = "HP_LOT_20261120_1730_01.hl7";

  @TempDir Path folder;

  @Test
  void aNightWhoseLockIsCutStopsAtTheChunkAndTheNextOneFinishesIt() throws Exception {
    try (TestInstallation test = inChunksOfTen()) {
      test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
      NightRunner runner = new NightRunner(test.installation());
      AtFirstChunk cut = new AtFirstChunk(() -> cutLock(test));

      assertThatThrownBy(() -> runner.run(test.installation().arrivals()::take, cut))
          .isInstanceOf(NightLockLost.class);

      assertThat(cut.chunks).isEqualTo(1);
      assertThat(test.value("SELECT done FROM exchange.delivery")).isEqualTo("10");

      assertThat(test.night().runId()).isEqualTo(1);
      assertThat(test.value("SELECT string_agg(state, ',') FROM exchange.run"))
          .isEqualTo("COMPLETED");
      try (Connection connection = test.installation().database().getConnection()) {
        assertThat(Status.read(connection).balanceCloses()).isTrue();
      }
    }
  }

  @Test
  void noNightBeginsBesideOneThatHoldsItsLock() throws Exception {
    try (TestInstallation test = inChunksOfTen()) {
      test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
      NightRunner second = new NightRunner(test.installation());
      AtFirstChunk beside =
          new AtFirstChunk(
              () ->
                  assertThatThrownBy(() -> second.run(() -> 0, NightProgress.SILENT))
                      .isInstanceOf(NightRunning.class));

      assertThat(
              new NightRunner(test.installation())
                  .run(test.installation().arrivals()::take, beside)
                  .completed())
          .isTrue();
      assertThat(beside.chunks).isGreaterThan(1);
    }
  }

  private TestInstallation inChunksOfTen() throws Exception {
    TestConfig config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 10");
    return TestInstallation.open(
        folder.resolve("data"), config.folder(), TestInstallation.environment());
  }

  /** As a firewall does: the session is gone, without a word to whoever holds it. */
  private static void cutLock(TestInstallation test) {
    try (Connection connection = test.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"
              + " AND pid <> pg_backend_pid() AND objsubid = 1"
              + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
              + " AND (classid::bigint << 32 | objid::bigint) = x'4553545541495245'::bigint");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does something while the first chunk is loaded. */
  private static final class AtFirstChunk implements NightProgress {

    private final Runnable something;
    private int chunks;

    AtFirstChunk(Runnable something) {
      this.something = something;
    }

    @Override
    public void step(String name) {}

    @Override
    public void chunk(LaneName lane, LoadCount count, Duration took) {
      if (++chunks == 1) {
        something.run();
      }
    }
  }
}
