package org.estuaire.repository;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A repository as an earlier version left it, beside the migrated ones and with roles of its own.
 */
final class EarlierRepository {

  private EarlierRepository() {}

  /** One that was migrated up to a version and no further. */
  static DataSource of(String version) throws SQLException {
    PGSimpleDataSource migrated = TestDatabase.createPlain();
    String name = "e" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = migrated.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    PGSimpleDataSource earlier = new PGSimpleDataSource();
    earlier.setServerNames(migrated.getServerNames());
    earlier.setPortNumbers(migrated.getPortNumbers());
    earlier.setDatabaseName(name);
    earlier.setUser(migrated.getUser());
    if (migrated.getPassword() != null) {
      earlier.setPassword(migrated.getPassword());
    }
    Flyway.configure()
        .dataSource(earlier)
        .locations("classpath:db/migration", "classpath:org/estuaire/identity/migration")
        .schemas("flyway")
        .createSchemas(true)
        .placeholders(Map.of("roles", RoleNames.ofNew(name).installation()))
        .target(MigrationVersion.fromVersion(version))
        .load()
        .migrate();
    return earlier;
  }
}
