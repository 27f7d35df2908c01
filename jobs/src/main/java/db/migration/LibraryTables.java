package db.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Creates the tables of a library from the script that the library itself ships, so that tables and
 * code can't drift apart.
 */
abstract class LibraryTables extends BaseJavaMigration {

  /**
   * Runs a library's script inside a new schema.
   *
   * @param script resource on the class path
   */
  void create(Context context, String schema, String script) throws SQLException, IOException {
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
      statement.execute("SET LOCAL search_path TO " + schema);
      for (String sql : statements(script)) {
        statement.execute(sql);
      }
      statement.execute("SET LOCAL search_path TO DEFAULT");
    }
  }

  private static List<String> statements(String script) throws IOException {
    try (InputStream in = LibraryTables.class.getResourceAsStream(script)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("(?m)--.*$", "").split(";"))
          .map(String::strip)
          // Flyway owns the transaction.
          .filter(sql -> !sql.isEmpty() && !sql.equalsIgnoreCase("COMMIT"))
          .toList();
    }
  }
}
