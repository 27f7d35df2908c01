package org.estuaire.repository;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.estuaire.config.InstallationCode;
import org.estuaire.config.InstallationMistake;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/**
 * The embedded default: real PostgreSQL whose files live in a folder and are kept between runs. A
 * server that is already running on that folder (another command, or one that outlived a killed
 * process) is used as it is.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** Recovering after a power cut takes as long as it takes to read 2 GB of log. */
  private static final Duration UNTIL_READY = Duration.ofMinutes(2);

  private static final String STARTING_OR_STOPPING = "57P03";

  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
          + " AND application_name <> current_setting('application_name')";

  private final Path folder;
  private final DataSource dataSource;
  private final Optional<EmbeddedPostgres> startedHere;

  /** Shows the other commands that this one uses the server, from the first moment to the last. */
  private final Connection presence;

  private boolean left;

  private EmbeddedDatabase(
      Path folder,
      DataSource dataSource,
      Optional<EmbeddedPostgres> startedHere,
      Connection presence) {
    this.folder = folder;
    this.dataSource = dataSource;
    this.startedHere = startedHere;
    this.presence = presence;
  }

  /**
   * Opens the database of a folder, starting its server where none runs. Of several commands at
   * once one starts it, and the others wait for that.
   *
   * @throws IOException when the server can't start, for example because the disk is full
   * @throws DatabaseBusy when another command does not come to an end with starting or stopping it,
   *     or holds it though its server has died
   */
  public static EmbeddedDatabase open(Path folder) throws IOException {
    OwnFolder.of(folder);
    try (ServerTurn ignored = ServerTurn.await(folder)) {
      Optional<DataSource> running = running(folder);
      return running.isPresent() ? present(folder, running.get(), Optional.empty()) : start(folder);
    }
  }

  private static EmbeddedDatabase present(
      Path folder, DataSource server, Optional<EmbeddedPostgres> startedHere) throws IOException {
    try {
      return new EmbeddedDatabase(folder, server, startedHere, server.getConnection());
    } catch (SQLException e) {
      throw new IOException("the embedded database does not take this command", e);
    }
  }

  /** The database of a folder, if its server runs; starts nothing. */
  public static Optional<DataSource> running(Path folder) throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    // Lines 2 and 4 of postmaster.pid are the folder and the port (PostgreSQL documentation,
    // "Database File Layout"); a copy of the folder has the file of the original.
    List<String> lines = Files.readAllLines(pidFile);
    if (lines.size() < 4) {
      return Optional.empty();
    }
    if (isAnother(folder, lines.get(1))) {
      throw new InstallationMistake(folder, InstallationCode.COPIED_FOLDER, lines.get(1));
    }
    DataSource candidate = at(Integer.parseInt(lines.get(3).strip()));
    return serves(candidate, folder) ? Optional.of(candidate) : Optional.empty();
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * Stops the server when nobody else uses it. Who started it waits for the others, whose work
   * would break off; who found it running leaves it to them, unless its own process has died and no
   * one is left.
   */
  @Override
  public void close() throws IOException {
    while (!leaves(startedHere.isPresent())) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** For a process that has to end now: stops the server, or leaves it to those who use it. */
  public void leave() {
    try {
      leaves(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this command has left the server, which is stopped when nobody else is there. */
  private synchronized boolean leaves(boolean staysForOthers) throws IOException {
    if (left) {
      return true;
    }
    try (ServerTurn ignored = ServerTurn.await(folder)) {
      boolean others = othersAreThere();
      if (others && staysForOthers) {
        return false;
      }
      left = true;
      endPresence();
      if (!others) {
        stop();
      }
      return true;
    }
  }

  /** Nobody is there when the server does not answer. */
  private boolean othersAreThere() {
    try (PreparedStatement select = presence.prepareStatement(OTHERS);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1) > 0;
    } catch (SQLException e) {
      return false;
    }
  }

  private void endPresence() {
    try {
      presence.close();
    } catch (SQLException gone) {
      // A server that is away holds no session.
    }
  }

  private void stop() throws IOException {
    if (startedHere.isPresent()) {
      startedHere.get().close();
    } else {
      stopAbandoned();
    }
  }

  /**
   * SIGTERM is PostgreSQL's smart shutdown: whoever connects meanwhile is refused, nobody is thrown
   * out.
   */
  private void stopAbandoned() throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (Files.exists(pidFile)) {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  private static EmbeddedDatabase start(Path folder) throws IOException {
    Path programs = programs(folder);
    // Not in the temporary folder, where every account may put a program of its own. The library
    // makes a folder there all the same unless this property names another one.
    System.setProperty("ot.epg.working-dir", programs.toString());
    EmbeddedPostgres.Builder server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setOverrideWorkingDirectory(programs.toFile())
            .setServerConfig("unix_socket_directories", "")
            .setCleanDataDirectory(false)
            // The library's hook would stop it while the work at hand is still coming to its end.
            .setRegisterShutdownHook(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "256MB")
            .setServerConfig("max_wal_size", "2GB")
            .setServerConfig("work_mem", "32MB")
            // The server must never write values of a record into its own log.
            .setServerConfig("log_min_error_statement", "panic")
            .setServerConfig("log_parameter_max_length_on_error", "0");
    EmbeddedPostgres started = started(server);
    return present(folder, at(started.getPort()), Optional.of(started));
  }

  /**
   * @throws DatabaseBusy when another command holds the folder, though its server has died
   */
  private static EmbeddedPostgres started(EmbeddedPostgres.Builder server) throws IOException {
    try {
      return server.start();
    } catch (OverlappingFileLockException insideThisProcess) {
      throw new DatabaseBusy();
    } catch (IllegalStateException refused) {
      // The library has no type for it.
      if (String.valueOf(refused.getMessage()).startsWith("could not lock")) {
        throw new DatabaseBusy();
      }
      throw refused;
    }
  }

  /**
   * Where the server's programs are unpacked: inside a folder that is closed to others, for the
   * library lets everybody write into the one that it is given.
   */
  private static Path programs(Path folder) throws IOException {
    Path closed = OwnFolder.of(folder.resolveSibling(folder.getFileName() + "-programs"));
    OwnFolder.mayHoldPrograms(closed);
    return closed.resolve("unpacked");
  }

  private static DataSource at(int port) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"localhost"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser(SUPERUSER);
    // Tells the sessions of one command from those of another.
    source.setApplicationName("estuaire " + UUID.randomUUID());
    // Error details of the server quote row values.
    source.setLogServerErrorDetail(false);
    SteadyConnections.on(source);
    return source;
  }

  /** Whether a path names a folder that exists and is not this one. */
  private static boolean isAnother(Path folder, String path) throws IOException {
    try {
      Path named = Path.of(path);
      return Files.exists(named) && !Files.isSameFile(named, folder);
    } catch (InvalidPathException unspeakable) {
      // In this process's locale; it can't be compared.
      return false;
    }
  }

  /**
   * Whether a server answers on the port that the folder names, and is the folder's: its port may
   * be another's by now.
   *
   * @throws IOException when one is there, but takes nobody
   */
  private static boolean serves(DataSource candidate, Path folder) throws IOException {
    long start = System.nanoTime();
    while (true) {
      try (Connection connection = candidate.getConnection();
          PreparedStatement show = connection.prepareStatement("SHOW data_directory");
          ResultSet row = show.executeQuery()) {
        row.next();
        return !isAnother(folder, row.getString(1));
      } catch (SQLException e) {
        boolean notYet = STARTING_OR_STOPPING.equals(e.getSQLState());
        if (notYet && System.nanoTime() - start < UNTIL_READY.toNanos()) {
          LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } else if (isThere(e)) {
          throw new IOException("the server of this folder takes nobody", e);
        } else {
          return false;
        }
      }
    }
  }

  /** Whether it was a server that refused, and not a port on which nobody listens. */
  private static boolean isThere(SQLException refusal) {
    return refusal instanceof PSQLException said && said.getServerErrorMessage() != null;
  }
}
