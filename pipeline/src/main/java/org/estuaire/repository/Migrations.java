package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schemas of the repository to the version of this program. Forward only. */
public final class Migrations {

  /**
   * Migrations that were told anew, for servers whose roles a DBA makes: what they make is the
   * same, so a repository that ran the earlier text is told that it ran this one.
   */
  private static final List<Retold> RETOLD =
      List.of(new Retold("020", -441672703, 685410530), new Retold("070", 1460185253, 1137444287));

  private static final String HISTORY =
      "SELECT to_regclass('flyway.flyway_schema_history') IS NOT NULL";
  private static final String RETELL =
      "UPDATE flyway.flyway_schema_history SET checksum = ? WHERE version = ? AND checksum = ?";

  /** Whoever is a member of the owner may migrate; before the first start, whoever comes. */
  private static final String MAY_MIGRATE =
      """
      SELECT coalesce(bool_and(pg_has_role(nspowner, 'USAGE')), true)
      FROM pg_namespace WHERE nspname = 'flyway'
      """;

  private record Retold(String version, int before, int now) {}

  private Migrations() {}

  /**
   * Applies what is missing; does nothing on an up-to-date repository.
   *
   * @throws PendingMigrations when something is missing and the account does not own the schemas
   * @throws UnusableDatabase when the server is too old, or the account may not do what the steps
   *     need: then none is begun
   */
  public static void apply(DataSource database) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration", "classpath:org/estuaire/identity/migration")
            .schemas("flyway")
            .createSchemas(true)
            .load();
    boolean mayMigrate = mayMigrate(database);
    int pending = flyway.info().pending().length;
    if (mayMigrate) {
      if (pending > 0) {
        FirstMigration.require(database);
      }
      flyway.migrate();
    } else if (pending > 0) {
      throw new PendingMigrations(pending);
    }
  }

  /** Whether the account owns the schemas, directly or as a member of their owner. */
  public static boolean isOwner(Connection connection) throws SQLException {
    return is(connection, MAY_MIGRATE);
  }

  private static boolean mayMigrate(DataSource database) {
    try (Connection connection = database.getConnection()) {
      if (!isOwner(connection)) {
        return false;
      }
      if (is(connection, HISTORY)) {
        retell(connection);
      }
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void retell(Connection connection) throws SQLException {
    try (PreparedStatement retell = connection.prepareStatement(RETELL)) {
      for (Retold migration : RETOLD) {
        retell.setInt(1, migration.now());
        retell.setString(2, migration.version());
        retell.setInt(3, migration.before());
        retell.executeUpdate();
      }
    }
  }

  private static boolean is(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
