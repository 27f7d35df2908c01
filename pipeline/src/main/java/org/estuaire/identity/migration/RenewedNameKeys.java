package org.estuaire.identity.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.person.NameRules;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * V226: forms of comparison of names that have more than the letters A to Z, made again from the
 * names as stored. Earlier versions cut other letters, so that different names had one key.
 */
public final class RenewedNameKeys implements JavaMigration {

  private static final int ROWS_AT_A_TIME = 5000;

  private static final String NOT_PLAIN =
      "(birth_name || first_given_name || given_names) ~ '[^\\x01-\\x7F]'";

  @Override
  public void migrate(Context context) throws SQLException {
    renew(context.getConnection(), "identity.source_identity", "id, version");
    renew(context.getConnection(), "identity.source_identity_history", "id, version");
    renew(context.getConnection(), "identity.statement", "id, stated_at");
  }

  /** Set-based: the names and their keys go through a table of their own. */
  private static void renew(Connection tx, String table, String key) throws SQLException {
    String[] parts = key.split(", ");
    try (Statement statement = tx.createStatement()) {
      statement.execute(
          "CREATE TEMP TABLE renewed ON COMMIT DROP AS SELECT "
              + key
              + ", birth_name, first_given_name, given_names, '' AS a, '' AS b, '' AS c,"
              + " row_number() OVER () AS n FROM "
              + table
              + " WHERE "
              + NOT_PLAIN);
      statement.execute("ALTER TABLE renewed ADD PRIMARY KEY (n)");
      fill(tx);
      statement.execute(
          "UPDATE "
              + table
              + " t SET name_key = r.a, given_key = r.b, given_names_key = r.c FROM renewed r"
              + " WHERE t.id = r.id AND t."
              + parts[1]
              + " = r."
              + parts[1]);
      statement.execute("DROP TABLE renewed");
    }
  }

  private static void fill(Connection tx) throws SQLException {
    try (PreparedStatement read =
            tx.prepareStatement(
                "SELECT n, birth_name, first_given_name, given_names FROM renewed ORDER BY n");
        PreparedStatement write =
            tx.prepareStatement("UPDATE renewed SET a = ?, b = ?, c = ? WHERE n = ?")) {
      read.setFetchSize(ROWS_AT_A_TIME);
      int waiting = 0;
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          write.setString(1, NameRules.comparison(row.getString(2)));
          write.setString(2, NameRules.comparison(row.getString(3)));
          write.setString(3, NameRules.comparison(row.getString(4)));
          write.setLong(4, row.getLong(1));
          write.addBatch();
          if (++waiting % ROWS_AT_A_TIME == 0) {
            write.executeBatch();
          }
        }
      }
      write.executeBatch();
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("226");
  }

  @Override
  public String getDescription() {
    return "renewed name keys";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
