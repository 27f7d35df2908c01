package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;

/**
 * What migrations need of the server and the account, looked at before the first of them begins:
 * one that fails halfway leaves the tables of those before it behind.
 */
final class FirstMigration {

  private static final int OLDEST = 16;

  private static final String SERVER =
      """
      SELECT current_setting('server_version_num')::int / 10000, current_setting('server_version'),
             has_database_privilege(current_database(), 'CREATE')
      """;

  private FirstMigration() {}

  /**
   * Makes sure that migrations can go through.
   *
   * @throws UnusableDatabase when they can't
   */
  static void require(DataSource database) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SERVER);
        ResultSet row = select.executeQuery()) {
      row.next();
      refusal(row.getInt(1), row.getString(2), row.getBoolean(3))
          .ifPresent(
              why -> {
                throw new UnusableDatabase(why);
              });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why migrations would fail. */
  static Optional<Finding> refusal(int major, String version, boolean mayCreate) {
    if (major < OLDEST) {
      return Optional.of(Finding.of(DatabaseFinding.TOO_OLD, version, Integer.toString(OLDEST)));
    }
    return mayCreate
        ? Optional.empty()
        : Optional.of(Finding.of(DatabaseFinding.RIGHTS_MISSING, "CREATE (DATABASE)"));
  }
}
