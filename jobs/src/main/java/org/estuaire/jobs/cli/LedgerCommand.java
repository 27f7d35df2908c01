package org.estuaire.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.repository.AuditTrail;
import org.estuaire.repository.Migrations;
import picocli.CommandLine.Mixin;

/**
 * A command that only looks into the ledger: no Spring, no migration, an answer within a second.
 */
public abstract class LedgerCommand implements Callable<Integer> {

  @Mixin protected CommonOptions options;

  @Override
  public final Integer call() throws IOException, SQLException {
    try (Repository repository =
        Repository.openUnmigrated(options.folders(), options.environment())) {
      Migrations.requireCurrent(repository.dataSource());
      try (Connection connection = repository.dataSource().getConnection()) {
        return answer(connection, Output.standard(options));
      }
    } catch (SQLException e) {
      // 3F000, 42P01: the schema or table does not exist yet.
      if ("42P01".equals(e.getSQLState()) || "3F000".equals(e.getSQLState())) {
        Output.standard(options).say(CliWord.NOTHING_RECEIVED);
        return ExitCode.NOT_FOUND;
      }
      throw e;
    }
  }

  /** Looking at what concerns patients leaves a line in the trail. */
  public static void audit(Connection connection, String action, String subject)
      throws SQLException {
    AuditTrail.note(connection, System.getProperty("user.name"), action, subject);
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  /**
   * The exit code of what was found of a partner.
   *
   * @param partner its code; empty where all were asked for
   */
  protected final int found(List<?> rows, String partner, Output output) {
    if (!rows.isEmpty() || partner.isEmpty() || isConfigured(partner)) {
      return ExitCode.OK;
    }
    output.onErrors().say(CliWord.UNKNOWN_PARTNER, partner);
    return ExitCode.NOT_FOUND;
  }

  private boolean isConfigured(String partner) {
    return Files.exists(options.folders().config().resolve("partners").resolve(partner + ".yaml"));
  }

  protected abstract Integer answer(Connection connection, Output output) throws SQLException;
}
