package org.estuaire.repository;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated repository of its own for each caller, on one real PostgreSQL per JVM: the database is
 * cloned from a template, which takes tens of milliseconds. The server is the embedded one, unless
 * a test names another before the first database is made.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "estuaire";

  /** Names the folder of this process's databases; without it they lie in a temporary one. */
  private static final String DATA = "estuaire.test.databases";

  private static final File SHARED_PROGRAMS =
      new File(System.getProperty("java.io.tmpdir"), "embedded-pg");
  private static Server server;

  private TestDatabase() {}

  /**
   * A PostgreSQL server on which databases may be made.
   *
   * @param password empty where none is asked for
   */
  public record Server(String host, int port, String user, String password) {

    private PGSimpleDataSource at(String database) {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setServerNames(new String[] {host});
      source.setPortNumbers(new int[] {port});
      source.setDatabaseName(database);
      source.setUser(user);
      if (!password.isEmpty()) {
        source.setPassword(password);
      }
      return source;
    }
  }

  /** Makes all further databases on another server than the embedded one. */
  public static synchronized void use(Server other) {
    server = prepared(other);
  }

  /** A fresh, migrated and empty repository, whose connections are used again. */
  public static DataSource create() {
    return new ReusedConnections(createPlain());
  }

  /** A fresh, migrated and empty repository, each of whose connections is a new one. */
  public static synchronized PGSimpleDataSource createPlain() {
    if (server == null) {
      server = prepared(embedded());
    }
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    // Copied by the kernel, file by file: less work than writing each page into the log as well.
    execute(server, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY");
    return server.at(name);
  }

  private static Server embedded() {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
      String folder = System.getProperty(DATA);
      if (folder != null) {
        builder.setDataDirectory(emptied(Path.of(folder))).setCleanDataDirectory(false);
      }
      EmbeddedPostgres started =
          builder
              .setServerConfig("max_connections", "200")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("file_copy_method", "clone")
              .setOverrideWorkingDirectory(SHARED_PROGRAMS)
              // The library remembers by resolver where programs lie. Those of a test's data folder
              // are removed with it, while this server still needs its own.
              .setPgBinaryResolver(
                  (system, machine) ->
                      DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine))
              .start();
      return new Server("localhost", started.getPort(), "postgres", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removed when the next run needs the place, beside its tests: at the end of a run Maven would
   * wait for some hundred thousand files.
   */
  private static Path emptied(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Path old = Files.createTempDirectory(folder.getParent(), "old-cluster");
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
      Thread cleaning = new Thread(() -> PreparedCluster.delete(old), "old databases");
      cleaning.setDaemon(true);
      cleaning.start();
    }
    return folder;
  }

  private static Server prepared(Server fresh) {
    execute(fresh, "CREATE DATABASE " + TEMPLATE);
    Migrations.apply(fresh.at(TEMPLATE));
    return fresh;
  }

  private static void execute(Server at, String sql) {
    try (Connection connection = at.at("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
