package org.estuaire.jobs.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.estuaire.config.ConfigurationMistake;
import org.estuaire.config.InstallationMistake;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.InvalidConfiguration;
import org.estuaire.jobs.Repository;
import org.estuaire.repository.PermissionDenied;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

@Command(
    name = "estuaire",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
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
    List<ConfigurationMistake> mistakes = mistakes(failure);
    if (!mistakes.isEmpty()) {
      CheckCommand.print(new Output(System.err, language, ZoneOffset.UTC), mistakes);
      return ExitCode.CONFIGURATION;
    }
    Explanation explanation =
        RunWords.of(failure, language)
            // A folder that is full or closed is why a database fails, never the other way round.
            .or(() -> FailureWords.of(failure, language))
            .or(() -> RepositoryWords.of(failure, language))
            .or(() -> denied(failure, name(command.getCommandSpec()), language))
            .or(() -> new NamedFiles(command.getParseResult()).explain(failure, language))
            .orElseGet(() -> defect(failure, language));
    System.err.println(explanation.words());
    return explanation.exitCode();
  }

  private static List<ConfigurationMistake> mistakes(Exception failure) {
    if (failure instanceof InvalidConfiguration invalid) {
      return invalid.mistakes();
    }
    return failure instanceof InstallationMistake told ? List.of(told.mistake()) : List.of();
  }

  /** Whose command it is; or that the account may not even connect. */
  private static Optional<Explanation> denied(
      Exception failure, String command, Language language) {
    if (!PermissionDenied.isReasonOf(failure)) {
      return Optional.empty();
    }
    try (Repository repository = Repository.ofServer(System.getenv());
        Connection connection = repository.dataSource().getConnection()) {
      return Optional.of(
          new Explanation(ExitCode.REFUSED, AccountWords.denied(connection, command, language)));
    } catch (SQLException e) {
      return PermissionDenied.isReasonOf(e) ? notLetIn(language) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Optional<Explanation> notLetIn(Language language) {
    try {
      String words = AccountWords.notLetIn(Repository.server(System.getenv()), language);
      return Optional.of(new Explanation(ExitCode.CONFIGURATION, words));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Explanation defect(Exception failure, Language language) {
    LoggerFactory.getLogger(RootCommand.class).error("command failed", failure);
    return new Explanation(
        ExitCode.INTERNAL,
        language.choose("Erreur interne : ", "Internal error: ")
            + failure.getClass().getSimpleName()
            + language.choose(" (détail dans le journal)", " (details in the log)"));
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
