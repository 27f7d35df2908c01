package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Language;

/**
 * A reference table and how old it is.
 *
 * @param official whether it is the official file, not the excerpt that comes with the program
 * @param statedOn the day of the file; where that is not known, of its import
 * @param version what the file calls itself; may be empty
 * @param old whether a newer file has been published long since
 */
public record TableInUse(
    String table, boolean official, LocalDate statedOn, String version, long rows, boolean old) {

  /** Within so many days each is published anew, with time to import it. */
  private static final Map<String, Integer> DAYS =
      Map.of(
          "practitioner", 31,
          "mailbox", 31,
          "establishment", 92,
          "value_set", 400,
          "loinc_biology", 400,
          "loinc", 400,
          "nabm", 400,
          "commune", 400);

  /** In the order of their names; none in a repository that knows of none yet. */
  static List<TableInUse> read(Connection connection) throws SQLException {
    boolean known =
        new Sql("SELECT to_regclass('terminology.table_in_use') IS NOT NULL")
            .list(connection, row -> row.getBoolean(1))
            .get(0);
    return known
        ? new Sql(
                "SELECT table_name, official, stated_on, version, rows,"
                    + " current_date - stated_on AS days FROM terminology.table_in_use"
                    + " ORDER BY table_name")
            .list(
                connection,
                row ->
                    new TableInUse(
                        row.getString("table_name"),
                        row.getBoolean("official"),
                        row.getObject("stated_on", LocalDate.class),
                        row.getString("version"),
                        row.getLong("rows"),
                        row.getBoolean("official")
                            && row.getInt("days") > mostDays(row.getString("table_name"))))
        : List.of();
  }

  private static int mostDays(String table) {
    return DAYS.getOrDefault(table, Integer.MAX_VALUE);
  }

  /** One line for an operator. */
  public String words(Language language) {
    ViewWord word =
        !official
            ? ViewWord.TABLE_OF_THE_PROGRAM
            : old ? ViewWord.TABLE_OLD : ViewWord.TABLE_IN_USE;
    return word.words(language, table, statedOn, rows, mostDays(table));
  }
}
