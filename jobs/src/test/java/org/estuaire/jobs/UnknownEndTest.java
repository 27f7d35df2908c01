package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.estuaire.jobs.night.NightProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database died, and the batch could not note how its step ended. */
class UnknownEndTest {

  @TempDir private Path data;

  @Test
  void aNightOfWhichNobodyKnowsHowItEndedIsFinishedUnderItsNumber() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      new NightRunner(test.installation())
          .run(
              () -> {
                throw new IOException("the database is away");
              },
              NightProgress.SILENT);
      test.rows("UPDATE batch.batch_step_execution SET status = 'UNKNOWN' RETURNING 1");
      test.rows("UPDATE batch.batch_job_execution SET status = 'UNKNOWN' RETURNING 1");
      test.rows("UPDATE exchange.run SET state = 'RUNNING' RETURNING 1");

      test.night();

      assertThat(test.rows("SELECT state FROM exchange.run")).containsExactly("COMPLETED");
    }
  }
}
