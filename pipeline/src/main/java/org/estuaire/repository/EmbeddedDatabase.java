package org.estuaire.repository;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The embedded default: real PostgreSQL whose files live in a folder and are kept between runs. A
 * server that is already running on that folder (another command, or one that outlived a killed
 * process) is used as it is.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  private final DataSource dataSource;
  private final Optional<EmbeddedPostgres> startedHere;

  private EmbeddedDatabase(DataSource dataSource, Optional<EmbeddedPostgres> startedHere) {
    this.dataSource = dataSource;
    this.startedHere = startedHere;
  }

  /**
   * Opens the database of a folder, starting its server where none runs.
   *
   * @throws IOException when the server can't start, for example because the disk is full
   */
  public static EmbeddedDatabase open(Path folder) throws IOException {
    Optional<DataSource> running = running(folder);
    return running.isPresent()
        ? new EmbeddedDatabase(running.get(), Optional.empty())
        : start(folder);
  }

  /** The database of a folder, if its server runs; starts nothing. */
  public static Optional<DataSource> running(Path folder) throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    // Line 4 of postmaster.pid is the port (PostgreSQL documentation, "Database File Layout").
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() < 4) {
      return Optional.empty();
    }
    DataSource candidate = at(Integer.parseInt(lines.get(3).strip()));
    return answers(candidate) ? Optional.of(candidate) : Optional.empty();
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** Stops the server if this object started it. */
  @Override
  public void close() throws IOException {
    if (startedHere.isPresent()) {
      startedHere.get().close();
    }
  }

  private static EmbeddedDatabase start(Path folder) throws IOException {
    Files.createDirectories(folder);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("work_mem", "32MB")
            // The server must never write values of a record into its own log.
            .setServerConfig("log_min_error_statement", "panic")
            .setServerConfig("log_parameter_max_length_on_error", "0")
            .start();
    return new EmbeddedDatabase(at(server.getPort()), Optional.of(server));
  }

  private static DataSource at(int port) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser(SUPERUSER);
    source.setApplicationName("estuaire");
    // Error details of the server quote row values.
    source.setLogServerErrorDetail(false);
    return source;
  }

  private static boolean answers(DataSource candidate) {
    try (Connection connection = candidate.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }
}
