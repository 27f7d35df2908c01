package org.estuaire.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated repository of its own for each caller, on one real PostgreSQL per JVM: the database is
 * cloned from a template, which takes tens of milliseconds, and is dropped after its test class
 * ({@link DropsDatabases}). The server is the embedded one, unless a test names another before the
 * first database is made.
 *
 * <p>Its files are in memory where there is room: a disk's file system takes four times the
 * processor for the thousand files of a clone.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "estuaire";

  /** Names the folder of this process's databases; without it they lie in a temporary one. */
  private static final String DATA = "estuaire.test.databases";

  /** Where Linux keeps files in memory. */
  private static final Path MEMORY = Path.of("/dev/shm");

  /** A test class may make hundreds of databases, and some classes run side by side. */
  private static final long ROOM = 10L << 30;

  private static final List<String> MADE = new ArrayList<>();
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
    MADE.add(name);
    return server.at(name);
  }

  /** Drops all that were made, whoever still has a connection. */
  static synchronized void dropAll() {
    for (String name : MADE) {
      execute(requireNonNull(server), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }
    MADE.clear();
  }

  private static Server embedded() {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
      String folder = System.getProperty(DATA);
      if (folder != null) {
        builder.setDataDirectory(emptied(place(folder)));
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

  /** In memory under a name of this folder, so that the next run removes what was left there. */
  private static Path place(String folder) throws IOException {
    Path onDisk = Path.of(folder).toAbsolutePath();
    boolean room = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    return room
        ? MEMORY.resolve(
            "estuaire-tests-" + UUID.nameUUIDFromBytes(onDisk.toString().getBytes(UTF_8)))
        : onDisk;
  }

  /** What a run left that was killed is removed beside the tests of the next one. */
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
