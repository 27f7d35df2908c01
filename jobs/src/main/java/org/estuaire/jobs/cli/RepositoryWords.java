package org.estuaire.jobs.cli;

import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.identity.registry.OtherPersonKey;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.repository.DatabaseTrouble;
import org.estuaire.repository.MissingRoles;
import org.estuaire.repository.PendingMigrations;

/** Says why a repository could not be opened, and who has to do what. */
final class RepositoryWords {

  private RepositoryWords() {}

  static Optional<Explanation> of(Exception failure, Language language) {
    return ofSchema(failure, language)
        .or(() -> DatabaseTrouble.in(failure).map(trouble -> ofServer(trouble, language)));
  }

  private static Optional<Explanation> ofSchema(Exception failure, Language language) {
    if (failure instanceof PendingMigrations pending) {
      return Optional.of(
          new Explanation(
              ExitCode.CONFIGURATION, CliWord.SCHEMA_BEHIND.words(language, pending.count())));
    }
    if (failure instanceof MissingRoles missing) {
      return Optional.of(
          new Explanation(ExitCode.CONFIGURATION, AccountWords.of(missing, language)));
    }
    if (failure instanceof OtherPersonKey other) {
      return Optional.of(
          new Explanation(
              ExitCode.CONFIGURATION,
              CliWord.OTHER_PERSON_KEY.words(language, other.wanted(), other.given())));
    }
    return Optional.empty();
  }

  /** In one line: what the server has, and what to do. */
  private static Explanation ofServer(Finding trouble, Language language) {
    boolean passes = trouble.code() instanceof DatabaseFinding finding && finding.passes();
    String words =
        trouble.code().code() + " " + trouble.message(language) + " " + trouble.remedy(language);
    return new Explanation(
        passes ? ExitCode.INCOMPLETE : ExitCode.CONFIGURATION,
        trouble.field().isEmpty()
            ? words
            : CliWord.SETTING.words(language, trouble.field(), words));
  }
}
