package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database died, and the batch could not note how its step ended. */
class UnknownEndTest {

  @TempDir private Path data;

  @ParameterizedTest
  @CsvSource({"UNKNOWN, UNKNOWN", "STARTED, FAILED", "UNKNOWN, FAILED", "STARTED, UNKNOWN"})
  void aNightOfWhichNobodyKnowsHowItEndedIsFinishedUnderItsNumber(String step, String whole)
      throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      new NightRunner(test.installation())
          .run(
              () -> {
                throw new IOException("the database is away");
              },
              NightProgress.SILENT);
      test.rows("UPDATE batch.batch_step_execution SET status = ? RETURNING 1", step);
      test.rows("UPDATE batch.batch_job_execution SET status = ? RETURNING 1", whole);
      test.rows("UPDATE exchange.run SET state = 'RUNNING' RETURNING 1");

      test.night();

      assertThat(test.rows("SELECT state FROM exchange.run")).containsExactly("COMPLETED");
    }
  }
}
