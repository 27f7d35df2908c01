package org.estuaire.repository;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated repository of its own for each caller, on one real PostgreSQL per JVM: the database is
 * cloned from a template, which takes tens of milliseconds.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "estuaire_template";
  private static EmbeddedPostgres server;

  private TestDatabase() {}

  /** A fresh, migrated and empty repository. */
  public static synchronized DataSource create() {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
        execute("CREATE DATABASE " + TEMPLATE);
        Migrations.apply(at(TEMPLATE));
      }
      String name = "t" + UUID.randomUUID().toString().replace("-", "");
      execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
      return at(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource at(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {server.getPort()});
    source.setDatabaseName(database);
    source.setUser("postgres");
    return source;
  }
}
