package org.estuaire.jobs.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.jobs.InvalidConfiguration;
import org.estuaire.jobs.Repository;
import org.estuaire.repository.PermissionDenied;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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

  /** The exit code of a command that was asked to stop and had not come to its end. */
  public static final int INTERRUPTED = ExitCode.INCOMPLETE;

  private RootCommand() {}

  /** Runs a command line and gives its exit code. */
  public static int execute(String... arguments) {
    AccountGuard guard = new AccountGuard(System.getenv());
    return commandLine(language(List.of(arguments)))
        .setExecutionStrategy(parsed -> ended(last(parsed).commandSpec(), guard.execute(parsed)))
        .setExecutionExceptionHandler(RootCommand::explain)
        .setParameterExceptionHandler(RootCommand::misused)
        .execute(arguments);
  }

  /**
   * All commands.
   *
   * @param language of their help
   */
  static CommandLine commandLine(Language language) {
    CommandLine all = new CommandLine(new RootCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    return language == Language.FR ? all.setResourceBundle(FrenchHelp.words()) : all;
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    CommandSpec failed = command.getCommandSpec();
    Language language = language(command.getParseResult());
    Output output = Output.ofFailure(CommonOptions.of(failed), language);
    List<ConfigurationMistake> mistakes = mistakes(failure);
    if (!mistakes.isEmpty()) {
      CheckCommand.print(output, mistakes);
      return ended(failed, ExitCode.CONFIGURATION);
    }
    Explanation explanation =
        RunWords.of(failure, language)
            // A folder that is full or closed is why a database fails, never the other way round.
            .or(() -> FailureWords.of(failure, language))
            .or(() -> RepositoryWords.of(failure, language))
            .or(() -> denied(failure, name(failed), language))
            .or(() -> new NamedFiles(command.getParseResult()).explain(failure, language))
            .orElseGet(() -> defect(failure, language));
    output.line(explanation.words());
    return ended(failed, explanation.exitCode());
  }

  /** Whoever asked for JSON gets a value, whatever became of the command. */
  private static int ended(CommandSpec command, int exitCode) {
    CommonOptions.of(command)
        .filter(options -> options.json() && !options.answer().isGiven())
        .ifPresent(options -> Output.standard(options).json(options.answer().inWords(exitCode)));
    return exitCode;
  }

  /** What was typed is no command: nothing of it was parsed for sure. */
  private static int misused(ParameterException mistake, String[] arguments) {
    List<String> typed = List.of(arguments);
    JsonAnswer answer = new JsonAnswer();
    answer.say(UsageWords.of(mistake, language(typed)));
    System.err.println(answer.words());
    mistake.getCommandLine().usage(System.err);
    if (typed.contains("--json")) {
      Output.value(answer.inWords(ExitCode.USAGE));
    }
    return ExitCode.USAGE;
  }

  static ParseResult last(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
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
    return parsed.hasMatchedOption("--lang")
        ? CommonOptions.language(parsed.matchedOptionValue("--lang", ""))
        : CommonOptions.language(null);
  }

  /** The same before the command line is read. */
  public static Language language(String... arguments) {
    return language(List.of(arguments));
  }

  private static Language language(List<String> typed) {
    int at = typed.indexOf("--lang");
    boolean apart = at >= 0 && at + 1 < typed.size();
    return typed.contains("--lang=fr") || apart && typed.get(at + 1).equals("fr")
        ? Language.FR
        : CommonOptions.language(apart ? "en" : null);
  }
}
