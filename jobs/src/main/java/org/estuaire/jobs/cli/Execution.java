package org.estuaire.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.estuaire.installation.InstallationMistake;
import org.estuaire.jobs.installation.InvalidConfiguration;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.PermissionDenied;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs a command line: whatever becomes of it is an exit code and a sentence. */
public final class Execution {

  private final Map<String, String> environment;

  /**
   * @param environment of the process
   */
  public Execution(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The exit code of what was typed. */
  public int of(CommandLine commands, String... typed) {
    AccountGuard guard = new AccountGuard(environment);
    return commands
        .setExecutionStrategy(
            parsed -> {
              CommandSpec asked = Asked.command(parsed).commandSpec();
              CommonOptions.tell(asked, environment);
              return ended(asked, guard.execute(parsed));
            })
        .setExecutionExceptionHandler(this::explain)
        .setParameterExceptionHandler(Execution::misused)
        .execute(typed);
  }

  private int explain(Exception failure, CommandLine command, ParseResult parsed) {
    CommandSpec failed = command.getCommandSpec();
    Language language = Asked.language(command.getParseResult());
    Output output = Output.ofFailure(CommonOptions.of(failed), language);
    List<ConfigurationMistake> mistakes = mistakes(failure);
    if (!mistakes.isEmpty()) {
      ConfigurationMistakes.print(output, mistakes);
      return ended(failed, ExitCode.CONFIGURATION);
    }
    Explanation explanation =
        RunWords.of(failure, language)
            // A folder that is full or closed is why a database fails, never the other way round.
            .or(() -> FailureWords.of(failure, language))
            .or(() -> RepositoryWords.of(failure, language))
            .or(() -> denied(failure, Asked.name(failed), language))
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
    answer.say(UsageWords.of(mistake, Asked.language(typed)));
    PrintStream errors = Output.errors();
    errors.println(answer.words());
    mistake.getCommandLine().usage(errors);
    if (typed.contains("--json")) {
      Output.value(answer.inWords(ExitCode.USAGE));
    }
    return ExitCode.USAGE;
  }

  private static List<ConfigurationMistake> mistakes(Exception failure) {
    if (failure instanceof InvalidConfiguration invalid) {
      return invalid.mistakes();
    }
    return failure instanceof InstallationMistake told ? List.of(told.mistake()) : List.of();
  }

  /** Whose command it is; or that the account may not even connect. */
  private Optional<Explanation> denied(Exception failure, String command, Language language) {
    if (!PermissionDenied.isReasonOf(failure)) {
      return Optional.empty();
    }
    try (Repository repository = Repository.ofServer(environment);
        Connection connection = repository.dataSource().getConnection()) {
      return Optional.of(
          new Explanation(ExitCode.REFUSED, AccountWords.denied(connection, command, language)));
    } catch (SQLException e) {
      return PermissionDenied.isReasonOf(e) ? notLetIn(language) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private Optional<Explanation> notLetIn(Language language) {
    try {
      String words = AccountWords.notLetIn(Repository.server(environment), language);
      return Optional.of(new Explanation(ExitCode.CONFIGURATION, words));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Explanation defect(Exception failure, Language language) {
    LoggerFactory.getLogger(Execution.class).error("command failed", failure);
    return new Explanation(
        ExitCode.INTERNAL,
        CliWord.INTERNAL_ERROR.words(language, failure.getClass().getSimpleName()));
  }
}
