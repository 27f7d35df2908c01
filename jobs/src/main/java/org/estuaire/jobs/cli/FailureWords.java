package org.estuaire.jobs.cli;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.installation.FolderFailure;
import org.estuaire.jobs.process.ExitCode;

/** Says of a fault that an operator can mend where it is and what to do. */
public final class FailureWords {

  /** PostgreSQL, appendix A: disk_full. */
  private static final String DISK_FULL = "53100";

  private FailureWords() {}

  /** One line; empty where the cause is none that an operator could mend. */
  public static Optional<Explanation> of(Throwable failure, Language language) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable at = failure; at != null && seen.add(at); at = at.getCause()) {
      if (at instanceof FolderFailure folder) {
        return Optional.of(new Explanation(ExitCode.INCOMPLETE, folder.words(language)));
      }
      if (at instanceof SQLException refused && DISK_FULL.equals(refused.getSQLState())) {
        Finding full = Finding.of(LandingFinding.DATABASE_FULL);
        return Optional.of(
            new Explanation(
                ExitCode.INCOMPLETE,
                full.code().code() + " " + full.message(language) + " → " + full.remedy(language)));
      }
    }
    return Optional.empty();
  }
}
