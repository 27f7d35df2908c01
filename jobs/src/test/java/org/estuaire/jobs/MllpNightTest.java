package org.estuaire.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages come by MLLP during the day and are in the repository in the morning. */
class MllpNightTest {

  @TempDir private Path folder;

  @Test
  void everyAcknowledgedMessageSurvivesAKillAndIsLoadedOnce() throws Exception {
    new KilledListener(folder).losesAndRepeatsNothing(250, 1);
  }
}
