package org.estuaire.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long version: {@code -Destuaire.messages=} and {@code -Destuaire.kills=} make it longer. */
class KilledListenerIT {

  private static final int MESSAGES = Integer.getInteger("estuaire.messages", 5_000);
  private static final int KILLS = Integer.getInteger("estuaire.kills", 8);

  @TempDir private Path folder;

  @Test
  void everyAcknowledgedMessageSurvivesEveryKillAndIsLoadedOnce() throws Exception {
    new KilledListener(folder).losesAndRepeatsNothing(MESSAGES, KILLS);
  }
}
