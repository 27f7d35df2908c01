package org.estuaire.jobs;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Renders docs/database-roles.md from what PostgreSQL itself says of every role and object. */
final class RoleReachPage {

  /** As PostgreSQL names them, in the order of the page; PUBLIC is everybody. */
  private static final List<String> ROLES =
      List.of(
          "service",
          "loader",
          "operator",
          "identity_cell",
          "distributor",
          "study_keeper",
          "extractor",
          "council_agent",
          "ems",
          "public");

  /** Partitions of one table are one line, as long as nobody may do more with one of them. */
  private static final String NAME =
      "regexp_replace(n.nspname || '.' || c.relname, '_[0-9]{4}_[0-9]{2}$', '_(month)')";

  private static final String OURS =
      "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.nspname <> 'public'";

  private static final String REACHING =
      """
      (SELECT replace(rolname, 'estuaire_', '') AS role, rolname::text AS rolname FROM pg_roles
       WHERE rolname LIKE 'estuaire\\_%' UNION ALL SELECT 'public', 'public') r
      """;

  private static final String RELATIONS =
      """
      SELECT DISTINCT %1$s AS object, r.role, p.sort,
        CASE WHEN has_table_privilege(r.rolname, c.oid, p.word) THEN lower(p.word)
        ELSE lower(p.word) || ' (' || (
          SELECT string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            AND has_column_privilege(r.rolname, c.oid, a.attnum, p.word)) || ')' END AS may
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN %3$s
      CROSS JOIN (VALUES (1, 'SELECT'), (2, 'INSERT'), (3, 'UPDATE'), (4, 'REFERENCES')) p (sort, word)
      WHERE %2$s AND c.relkind = ANY ('%4$s') AND (
        has_table_privilege(r.rolname, c.oid, p.word)
        OR has_any_column_privilege(r.rolname, c.oid, p.word))
      UNION ALL
      SELECT DISTINCT %1$s, r.role, p.sort, lower(p.word)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN %3$s
      CROSS JOIN (VALUES (5, 'DELETE'), (6, 'TRUNCATE'), (7, 'TRIGGER'), (8, 'MAINTAIN')) p (sort, word)
      WHERE %2$s AND c.relkind = ANY ('%4$s') AND has_table_privilege(r.rolname, c.oid, p.word)
      UNION ALL
      SELECT DISTINCT %1$s, '', 0, '' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE %2$s AND c.relkind = ANY ('%4$s')
      ORDER BY 1, 2, 3, 4
      """;

  private static final String SEQUENCES =
      """
      SELECT n.nspname || '.' || c.relname AS object, r.role, p.sort, lower(p.word) AS may
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN %2$s
      CROSS JOIN (VALUES (1, 'USAGE'), (2, 'SELECT'), (3, 'UPDATE')) p (sort, word)
      WHERE %1$s AND c.relkind = 'S' AND has_sequence_privilege(r.rolname, c.oid, p.word)
      UNION ALL
      SELECT n.nspname || '.' || c.relname, '', 0, '' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE %1$s AND c.relkind = 'S'
      ORDER BY 1, 2, 3, 4
      """;

  private static final String SCHEMAS =
      """
      SELECT n.nspname::text AS object, r.role, p.sort, lower(p.word) AS may
      FROM pg_namespace n CROSS JOIN %2$s CROSS JOIN (VALUES (1, 'USAGE'), (2, 'CREATE')) p (sort, word)
      WHERE (%1$s OR n.nspname = 'public') AND has_schema_privilege(r.rolname, n.oid, p.word)
      UNION ALL
      SELECT n.nspname, '', 0, '' FROM pg_namespace n WHERE %1$s OR n.nspname = 'public'
      ORDER BY 1, 2, 3
      """;

  private static final String FUNCTIONS =
      """
      SELECT n.nspname || '.' || f.proname
             || CASE WHEN f.prosecdef THEN ' (with the rights of the owner)' ELSE '' END AS object,
             r.role, 1 AS sort, 'execute' AS may
      FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace CROSS JOIN %2$s
      WHERE %1$s AND has_function_privilege(r.rolname, f.oid, 'EXECUTE')
      UNION ALL
      SELECT n.nspname || '.' || f.proname
             || CASE WHEN f.prosecdef THEN ' (with the rights of the owner)' ELSE '' END, '', 0, ''
      FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE %1$s
      ORDER BY 1, 2, 3
      """;

  private static final String MEMBERS =
      """
      SELECT replace(m.rolname, 'estuaire_', '') AS object, replace(g.rolname, 'estuaire_', '') AS role, 1 AS sort,
             'member' AS may
      FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
      WHERE g.rolname LIKE 'estuaire\\_%' AND m.rolname LIKE 'estuaire\\_%'
      ORDER BY 1, 2
      """;

  private RoleReachPage() {}

  static String markdown(Connection connection) throws SQLException {
    StringBuilder page =
        new StringBuilder(
            """
            # Reach of the roles in PostgreSQL

            What each role may do with each object, as PostgreSQL itself answers. Generated by a test, which fails when \
            the repository and this page differ: a new table, view or function needs a decision here. A role that has no \
            column in a table may do nothing there; in parentheses, the only columns that it may. `public` is every \
            account of the server that may connect. Names are without the prefix of the installation.
            """);
    section(page, connection, "Schemas", SCHEMAS.formatted(OURS, REACHING));
    section(page, connection, "Tables", RELATIONS.formatted(NAME, OURS, REACHING, "{r,p,f}"));
    section(page, connection, "Views", RELATIONS.formatted(NAME, OURS, REACHING, "{v,m}"));
    section(page, connection, "Sequences", SEQUENCES.formatted(OURS, REACHING));
    section(page, connection, "Functions", FUNCTIONS.formatted(OURS, REACHING));
    section(page, connection, "Roles in roles", MEMBERS);
    return page.toString();
  }

  private static void section(StringBuilder page, Connection connection, String title, String query)
      throws SQLException {
    page.append("\n## ").append(title).append("\n\n");
    page.append("| | ").append(String.join(" | ", ROLES)).append(" |\n");
    page.append("|---".repeat(ROLES.size() + 1)).append("|\n");
    reach(connection, query)
        .forEach(
            (object, may) ->
                page.append("| ")
                    .append(object)
                    .append(" | ")
                    .append(String.join(" | ", ROLES.stream().map(cells(may)).toList()))
                    .append(" |\n"));
  }

  private static UnaryOperator<String> cells(Map<String, String> may) {
    return role -> may.getOrDefault(role, "");
  }

  private static Map<String, Map<String, String>> reach(Connection connection, String query)
      throws SQLException {
    Map<String, Map<String, String>> reach = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        reach
            .computeIfAbsent(row.getString("object"), object -> new LinkedHashMap<>())
            .merge(row.getString("role"), row.getString("may"), (one, other) -> one + ", " + other);
      }
    }
    return reach;
  }
}
