package org.estuaire.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** One hash per table, so that two states of a repository, or two repositories, can be compared. */
final class TableHashes {

  private static final String TABLES =
      "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname IN ('identity', 'lab', 'social', 'billing', 'exchange')"
          // Which repository it is says nothing of what it holds.
          + " AND format('%I.%I', n.nspname, c.relname) <> 'exchange.repository'"
          + " AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1";

  /** Generated numbers, and the moments at which something was written, differ between two runs. */
  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE format('%I.%I', table_schema, table_name) = ? AND is_identity = 'NO'"
          + " AND coalesce(column_default, '') !~ '(now|clock_timestamp)\\(' ORDER BY ordinal_position";

  private static final Set<String> MOMENTS =
      Set.of(
          "ended_at",
          "finished_at",
          "replayed_at",
          "decided_at",
          "loaded_at",
          "after_run",
          "finished_after_run");

  /** What a generated number stands for. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("delivery_id", "d"),
          Map.entry("first_delivery_id", "d"),
          Map.entry("last_delivery_id", "d"),
          Map.entry("superseded_by_delivery_id", "d"),
          Map.entry("replaced_by_delivery_id", "d"),
          Map.entry("superseded_delivery", "d"),
          Map.entry("source_identity_id", "s"),
          Map.entry("founder", "s"),
          Map.entry("other_identity_id", "s"),
          Map.entry("report_id", "r"),
          Map.entry("invoice_id", "i"),
          Map.entry("review_item_id", "v"),
          Map.entry("arrival_id", "a"));

  private static final Map<String, String> LOOK_UPS =
      Map.of(
          "d", "(SELECT sha256 FROM exchange.delivery WHERE id = t.%s)",
          "s", "(SELECT domain || ' ' || local_id FROM identity.source_identity WHERE id = t.%s)",
          "r",
              "(SELECT l.order_number || ' ' || s.domain || ' ' || s.local_id FROM lab.report l"
                  + " JOIN identity.source_identity s ON s.id = l.source_identity_id WHERE l.id = t.%s)",
          "i",
              "(SELECT facility || ' ' || year || ' ' || by_entry || ' ' || number FROM billing.invoice"
                  + " WHERE id = t.%s)",
          "v",
              "(SELECT kind || ' ' || domain || ' ' || local_id FROM identity.review_item WHERE id = t.%s)",
          "a", "(SELECT file_name FROM exchange.arrival WHERE id = t.%s)");

  private TableHashes() {}

  /** Every column of every table: has anything at all changed? */
  static Map<String, String> exact(DataSource database, String... tablesLeftOut)
      throws SQLException {
    Map<String, String> hashes = new TreeMap<>();
    try (Connection connection = database.getConnection()) {
      for (String table : tables(connection)) {
        if (!Set.of(tablesLeftOut).contains(table)) {
          hashes.put(table, hash(connection, "SELECT t::text AS line FROM " + table + " t"));
        }
      }
    }
    return hashes;
  }

  /**
   * What the tables say, apart from generated numbers, moments of writing, sealed bytes and the
   * history of attempts: equal for two runs over the same deliveries.
   */
  static Map<String, String> meaning(DataSource database) throws SQLException {
    Map<String, String> hashes = new TreeMap<>();
    try (Connection connection = database.getConnection()) {
      for (String table : tables(connection)) {
        if (!table.equals("exchange.run")) {
          String line = "SELECT " + line(connection, table) + " AS line FROM " + table + " t";
          hashes.put(table, hash(connection, line));
        }
      }
    }
    return hashes;
  }

  private static String line(Connection connection, String table) throws SQLException {
    return columns(connection, table).stream()
        .filter(column -> !MOMENTS.contains(column))
        .filter(column -> !column.startsWith("sealed_"))
        .filter(column -> !Set.of("attempts", "losses", "in_hand").contains(column))
        .filter(column -> !column.equals("file_names"))
        .filter(column -> !column.equals("id") || table.equals("identity.person"))
        .map(TableHashes::said)
        .collect(Collectors.joining(", ", "ROW(", ")::text"));
  }

  private static String said(String column) {
    String name = NAMES.get(column);
    return name == null ? "t." + column : LOOK_UPS.get(name).formatted(column);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      return first(rows);
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    try (var select = connection.prepareStatement(COLUMNS)) {
      select.setString(1, table);
      try (ResultSet rows = select.executeQuery()) {
        return first(rows);
      }
    }
  }

  private static List<String> first(ResultSet rows) throws SQLException {
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      all.add(rows.getString(1));
    }
    return all;
  }

  private static String hash(Connection connection, String lines) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line COLLATE \"C\")), '-')"
                    + " FROM ("
                    + lines
                    + ") l")) {
      row.next();
      return row.getString(1);
    }
  }
}
