package org.estuaire.jobs.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.DatabaseRole;
import org.estuaire.repository.Migrations;
import org.estuaire.repository.RoleNames;
import org.estuaire.repository.UnusableDatabase;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Refuses a command before it begins, where the account of the database belongs to roles that do
 * not run it: what is refused in the middle may have begun something. An account of no role is left
 * to what it was granted, and the embedded default asks for none.
 */
final class AccountGuard implements IExecutionStrategy {

  private final Map<String, String> environment;

  AccountGuard(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public int execute(ParseResult parsed) {
    ParseResult asked = Asked.command(parsed);
    Language language = Asked.language(asked);
    Optional<Explanation> refusal =
        runs(asked) ? refusal(Asked.name(asked.commandSpec()), language) : Optional.empty();
    if (refusal.isPresent()) {
      Output.ofFailure(CommonOptions.of(asked.commandSpec()), language).line(refusal.get().words());
      return refusal.get().exitCode();
    }
    return new RunLast().execute(parsed);
  }

  /** Neither help nor a command that only has others below it. */
  private static boolean runs(ParseResult asked) {
    return asked.commandSpec().userObject() instanceof Callable && !asked.isUsageHelpRequested();
  }

  private Optional<Explanation> refusal(String command, Language language) {
    if (!environment.containsKey(Repository.URL) || CommandRoles.of(command).isEmpty()) {
      return Optional.empty();
    }
    try (Repository repository = Repository.ofServer(environment);
        Connection connection = repository.dataSource().getConnection()) {
      return mayRun(connection, command)
          ? Optional.empty()
          : Optional.of(
              new Explanation(
                  ExitCode.REFUSED, AccountWords.denied(connection, command, language)));
    } catch (SQLException e) {
      // The command would wait for it again.
      return RepositoryWords.of(e, language)
          .filter(trouble -> trouble.exitCode() == ExitCode.INCOMPLETE);
    } catch (IOException | UnusableDatabase e) {
      // The command meets the same and says so.
      return Optional.empty();
    }
  }

  private static boolean mayRun(Connection connection, String command) throws SQLException {
    Set<DatabaseRole> held = RoleNames.of(connection).heldBy(connection);
    return held.isEmpty()
        || !Collections.disjoint(held, CommandRoles.of(command))
        || Migrations.isOwner(connection);
  }
}
