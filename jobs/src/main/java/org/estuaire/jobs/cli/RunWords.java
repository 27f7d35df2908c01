package org.estuaire.jobs.cli;

import java.util.Optional;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.jobs.night.NightRunning;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.DatabaseBusy;

/** Says of a command that met another one what became of it. */
final class RunWords {

  private RunWords() {}

  static Optional<Explanation> of(Exception failure, Language language) {
    if (failure instanceof NightRunning) {
      return Optional.of(new Explanation(ExitCode.BUSY, CliWord.ANOTHER_RUN.words(language)));
    }
    if (failure instanceof DatabaseBusy) {
      return Optional.of(new Explanation(ExitCode.BUSY, CliWord.DATABASE_HELD.words(language)));
    }
    if (failure instanceof NightLockLost) {
      return Optional.of(new Explanation(ExitCode.INCOMPLETE, CliWord.LOCK_LOST.words(language)));
    }
    return Optional.empty();
  }
}
