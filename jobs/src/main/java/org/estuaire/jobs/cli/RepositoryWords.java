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
              ExitCode.CONFIGURATION,
              language.choose(
                  "Le schéma du dépôt n'est pas à la version de ce programme ("
                      + pending.count()
                      + " étapes), et ce compte n'en est pas le propriétaire. Lancez une fois"
                      + " « estuaire migrate » avec le compte propriétaire (ESTUAIRE_DATABASE_USER).",
                  "The schema of the repository is not at the version of this program ("
                      + pending.count()
                      + " steps), and this account is not its owner. Run \"estuaire migrate\" once with"
                      + " the owner's account (ESTUAIRE_DATABASE_USER).")));
    }
    if (failure instanceof MissingRoles missing) {
      return Optional.of(
          new Explanation(ExitCode.CONFIGURATION, AccountWords.of(missing, language)));
    }
    if (failure instanceof OtherPersonKey other) {
      return Optional.of(
          new Explanation(
              ExitCode.CONFIGURATION,
              language.choose(
                  "Les personnes de ce dépôt sont numérotées sous une autre clé : la clé de la zone"
                      + " d'arrivée n'est pas celle du dépôt (empreinte attendue "
                      + other.wanted()
                      + ", trouvée "
                      + other.given()
                      + "). Remettez la clé d'origine (ESTUAIRE_LANDING_KEY_FILE ou"
                      + " keys/landing-key.json) ; rien n'a été changé.",
                  "The persons of this repository are numbered under another key: the landing key is"
                      + " not the repository's (fingerprint expected "
                      + other.wanted()
                      + ", found "
                      + other.given()
                      + "). Put the original key back (ESTUAIRE_LANDING_KEY_FILE or"
                      + " keys/landing-key.json); nothing was changed.")));
    }
    return Optional.empty();
  }

  /** In one line: what the server has, and what to do. */
  private static Explanation ofServer(Finding trouble, Language language) {
    boolean passes = trouble.code() instanceof DatabaseFinding finding && finding.passes();
    String setting =
        trouble.field().isEmpty() ? "" : trouble.field() + language.choose(" : ", ": ");
    return new Explanation(
        passes ? ExitCode.INCOMPLETE : ExitCode.CONFIGURATION,
        setting
            + trouble.code().code()
            + " "
            + trouble.message(language)
            + " "
            + trouble.remedy(language));
  }
}
