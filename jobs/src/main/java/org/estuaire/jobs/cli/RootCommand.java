package org.estuaire.jobs.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.config.InstallationMistake;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.identity.registry.OtherPersonKey;
import org.estuaire.jobs.InvalidConfiguration;
import org.estuaire.jobs.Repository;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.jobs.night.NightRunning;
import org.estuaire.repository.DatabaseBusy;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.repository.DatabaseTrouble;
import org.estuaire.repository.ForeignFolder;
import org.estuaire.repository.MissingRoles;
import org.estuaire.repository.NoProgramsHere;
import org.estuaire.repository.PendingMigrations;
import org.estuaire.repository.PermissionDenied;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

@Command(
    name = "estuaire",
    mixinStandardHelpOptions = true,
    version = "Estuaire 0.1.0",
    description =
        "Data exchange of a health region: from a partner's file to the territorial repository.",
    subcommands = {
      NightlyCommand.class,
      LoadCommand.class,
      StatusCommand.class,
      DeliveriesCommand.class,
      RejectsCommand.class,
      TraceCommand.class,
      IdentityCommand.class,
      TrendCommand.class,
      CheckCommand.class,
      MigrateCommand.class,
      DatabaseCommand.class,
      PartnerCommand.class,
      ServeCommand.class,
      HealthCommand.class,
      ReportCommand.class,
      GenerateCommand.class,
      ExtractCommand.class,
      OppositionCommand.class,
      CircleCommand.class,
      TerminologyCommand.class,
      BenchCommand.class
    })
public final class RootCommand {

  /** The exit code of a command that was asked to stop and did not end in time. */
  public static final int INTERRUPTED = ExitCode.INCOMPLETE;

  private RootCommand() {}

  /** Runs a command line and gives its exit code. */
  public static int execute(String... arguments) {
    return new CommandLine(new RootCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new AccountGuard(System.getenv()))
        .setExecutionExceptionHandler(RootCommand::explain)
        .execute(arguments);
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    Language language = language(command.getParseResult());
    if (failure instanceof InvalidConfiguration invalid) {
      CheckCommand.print(
          new Output(System.err, language, java.time.ZoneOffset.UTC), invalid.mistakes());
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof InstallationMistake told) {
      CheckCommand.print(
          new Output(System.err, language, java.time.ZoneOffset.UTC), List.of(told.mistake()));
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof NightRunning) {
      System.err.println(
          language.choose("Une autre exécution est en cours.", "Another run is going on."));
      return ExitCode.BUSY;
    }
    if (failure instanceof DatabaseBusy) {
      System.err.println(
          language.choose(
              "Une autre commande démarre ou arrête la base embarquée et n'en finit pas :"
                  + " attendez qu'elle se termine, puis relancez.",
              "Another command is starting or stopping the embedded database and does not end:"
                  + " wait for it, then run again."));
      return ExitCode.BUSY;
    }
    if (failure instanceof NightLockLost) {
      System.err.println(
          language.choose(
              "La session de base de données qui réservait l'exécution a été coupée : une autre peut"
                  + " avoir commencé. Celle-ci s'est arrêtée ; la relancer reprend où elle s'est"
                  + " arrêtée.",
              "The database session that reserved the run was cut: another one may have begun. This"
                  + " one has stopped; run it again to go on where it stopped."));
      return ExitCode.INCOMPLETE;
    }
    if (failure instanceof PendingMigrations pending) {
      System.err.println(
          language.choose(
              "Le schéma du dépôt n'est pas à la version de ce programme ("
                  + pending.count()
                  + " étapes), et ce compte n'en est pas le propriétaire. Lancez une fois"
                  + " « estuaire migrate » avec le compte propriétaire (ESTUAIRE_DATABASE_USER).",
              "The schema of the repository is not at the version of this program ("
                  + pending.count()
                  + " steps), and this account is not its owner. Run \"estuaire migrate\" once with"
                  + " the owner's account (ESTUAIRE_DATABASE_USER)."));
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof MissingRoles missing) {
      System.err.println(AccountWords.of(missing, language));
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof ForeignFolder foreign) {
      System.err.println(
          language.choose(
              "Le dossier "
                  + foreign.folder()
                  + " n'appartient pas à ce compte : la base embarquée ne démarre pas. Donnez un"
                  + " autre dossier de données (--data), ou reprenez celui-ci (chown).",
              "The folder "
                  + foreign.folder()
                  + " does not belong to this account: the embedded database does not start. Give"
                  + " another data folder (--data), or take this one back (chown)."));
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof NoProgramsHere place) {
      System.err.println(
          language.choose(
              "Aucun programme ne peut être lancé depuis le dossier "
                  + place.folder()
                  + " (système de fichiers « noexec ») : la base embarquée ne démarre pas. Donnez un"
                  + " autre dossier de données (--data), ou votre propre serveur"
                  + " (ESTUAIRE_DATABASE_URL).",
              "No program can be started from the folder "
                  + place.folder()
                  + " (file system mounted \"noexec\"): the embedded database does not start. Give"
                  + " another data folder (--data), or your own server (ESTUAIRE_DATABASE_URL)."));
      return ExitCode.CONFIGURATION;
    }
    if (failure instanceof OtherPersonKey other) {
      System.err.println(
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
                  + " keys/landing-key.json); nothing was changed."));
      return ExitCode.CONFIGURATION;
    }
    Optional<Finding> trouble = DatabaseTrouble.in(failure);
    if (trouble.isPresent()) {
      return explain(trouble.get(), language);
    }
    Optional<String> mendable = FailureWords.of(failure, language);
    if (mendable.isPresent()) {
      System.err.println(mendable.get());
      return ExitCode.INCOMPLETE;
    }
    if (PermissionDenied.isReasonOf(failure)) {
      try {
        return explainDenied(name(command.getCommandSpec()), language);
      } catch (IOException | SQLException gone) {
        failure.addSuppressed(gone);
      }
    }
    Optional<String> named = new NamedFiles(command.getParseResult()).words(failure, language);
    if (named.isPresent()) {
      System.err.println(named.get());
      return ExitCode.USAGE;
    }
    LoggerFactory.getLogger(RootCommand.class).error("command failed", failure);
    System.err.println(
        language.choose("Erreur interne : ", "Internal error: ")
            + failure.getClass().getSimpleName()
            + language.choose(" (détail dans le journal)", " (details in the log)"));
    return ExitCode.INTERNAL;
  }

  /** In one line: what the server has, and what to do. */
  private static int explain(Finding trouble, Language language) {
    String setting =
        trouble.field().isEmpty() ? "" : trouble.field() + language.choose(" : ", ": ");
    System.err.println(
        setting
            + trouble.code().code()
            + " "
            + trouble.message(language)
            + " "
            + trouble.remedy(language));
    return trouble.code() instanceof DatabaseFinding finding && finding.passes()
        ? ExitCode.INCOMPLETE
        : ExitCode.CONFIGURATION;
  }

  /** Whose command it is; or that the account may not even connect. */
  private static int explainDenied(String command, Language language)
      throws IOException, SQLException {
    try (Repository repository = Repository.ofServer(System.getenv());
        Connection connection = repository.dataSource().getConnection()) {
      System.err.println(AccountWords.denied(connection, command, language));
      return ExitCode.REFUSED;
    } catch (SQLException e) {
      if (!PermissionDenied.isReasonOf(e)) {
        throw e;
      }
      System.err.println(AccountWords.notLetIn(Repository.server(System.getenv()), language));
      return ExitCode.CONFIGURATION;
    }
  }

  /** As it was typed, without the program's name. */
  static String name(CommandSpec command) {
    String qualified = command.qualifiedName();
    return qualified.substring(qualified.indexOf(' ') + 1);
  }

  /** What was asked for, else the language of the locale. */
  static Language language(ParseResult parsed) {
    String locale = java.util.Locale.getDefault().getLanguage();
    String wanted =
        parsed.hasMatchedOption("--lang") ? parsed.matchedOptionValue("--lang", locale) : locale;
    return wanted.equals("fr") ? Language.FR : Language.EN;
  }
}
