package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;

/**
 * What migrations need of the server and the account, looked at before the first of them begins:
 * one that fails halfway leaves the tables of those before it behind.
 */
final class FirstMigration {

  /** Roles that the migrations make unless a DBA has. */
  static final List<String> ROLES =
      List.of(
          "estuaire_distributor",
          "estuaire_extractor",
          "estuaire_identity_cell",
          "estuaire_loader",
          "estuaire_operator",
          "estuaire_service",
          "estuaire_study_keeper");

  private static final int OLDEST = 16;

  private static final String SERVER =
      """
      SELECT current_setting('server_version_num')::int / 10000, current_setting('server_version'),
             has_database_privilege(current_database(), 'CREATE'),
             (SELECT string_agg(wanted, ', ')
              FROM unnest(?) wanted, pg_roles me
              WHERE me.rolname = current_user AND NOT me.rolsuper AND NOT me.rolcreaterole
                AND wanted NOT IN (SELECT rolname FROM pg_roles))
      """;

  private FirstMigration() {}

  /**
   * Makes sure that migrations can go through.
   *
   * @throws UnusableDatabase when they can't
   */
  static void require(DataSource database) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(SERVER)) {
      select.setArray(1, connection.createArrayOf("text", ROLES.toArray()));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        refusal(row.getInt(1), row.getString(2), row.getBoolean(3), row.getString(4))
            .ifPresent(
                why -> {
                  throw new UnusableDatabase(why);
                });
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Why migrations would fail.
   *
   * @param rolesToMake those that the account would have to make and may not; null for none
   */
  static Optional<Finding> refusal(
      int major, String version, boolean mayCreate, String rolesToMake) {
    if (major < OLDEST) {
      return Optional.of(Finding.of(DatabaseFinding.TOO_OLD, version, Integer.toString(OLDEST)));
    }
    List<String> missing = new ArrayList<>();
    if (!mayCreate) {
      missing.add("CREATE (DATABASE)");
    }
    if (rolesToMake != null) {
      missing.add("CREATEROLE (" + rolesToMake + ")");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.of(DatabaseFinding.RIGHTS_MISSING, String.join(", ", missing)));
  }
}
