package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the roles of one installation are called. Roles belong to the whole server, so that their
 * names begin with the installation's: two installations on one server share none.
 *
 * <p>A new repository names its roles after its database. A repository that has roles keeps them,
 * also when its database is renamed or restored under another name: they are those to which its
 * schemas were granted.
 *
 * @param installation what all names begin with
 */
public record RoleNames(String installation) {

  /** The names of version 0.1, and of a server that is the program's alone. */
  private static final String OWN_SERVER = "estuaire";

  /** PostgreSQL keeps 63 bytes of a name; the longest suffix has 14. */
  private static final int LONGEST = 49;

  private static final String HELD =
      "SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = ?";

  private static final String GRANTED =
      """
      SELECT left(r.rolname, -length('_identity_cell'))
      FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a JOIN pg_roles r ON r.oid = a.grantee
      WHERE n.nspname = 'identity' AND r.rolname ~ '^[a-z][a-z0-9_]*_identity_cell$'
      ORDER BY 1 LIMIT 1
      """;

  /** The roles of the repository at the other end, or those that it will have. */
  public static RoleNames of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet granted = statement.executeQuery(GRANTED)) {
      if (granted.next()) {
        return new RoleNames(granted.getString(1));
      }
    }
    return ofNew(connection.getCatalog());
  }

  /**
   * The roles of a repository to come.
   *
   * @param database its name
   */
  public static RoleNames ofNew(String database) {
    if (database.equals("postgres")) {
      return new RoleNames(OWN_SERVER);
    }
    String plain = database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    boolean nameable = plain.matches("[a-z].*") && !plain.startsWith("pg_");
    String name = nameable ? plain : OWN_SERVER + "_" + plain;
    return new RoleNames(name.substring(0, Math.min(name.length(), LONGEST)));
  }

  public String name(DatabaseRole role) {
    return installation + role.suffix();
  }

  /** The roles whose rights the account of a connection has. */
  public Set<DatabaseRole> heldBy(Connection connection) throws SQLException {
    Set<DatabaseRole> held = EnumSet.noneOf(DatabaseRole.class);
    try (PreparedStatement select = connection.prepareStatement(HELD)) {
      for (DatabaseRole role : DatabaseRole.values()) {
        select.setString(1, name(role));
        try (ResultSet row = select.executeQuery()) {
          if (row.next() && row.getBoolean(1)) {
            held.add(role);
          }
        }
      }
    }
    return held;
  }

  List<String> all() {
    return Arrays.stream(DatabaseRole.values()).map(this::name).toList();
  }
}
