package org.estuaire.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.InstallationMistake;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/**
 * The embedded default: real PostgreSQL whose files live in a folder and are kept between runs. A
 * server that is already running on that folder (another command, or one that outlived a killed
 * process) is used as it is.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final int SECONDS_TO_ANSWER = 10;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** With a server that has fallen silent, when there is nothing left to do but to leave it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String STARTING_OR_STOPPING = "57P03";

  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
          + " AND application_name <> current_setting('application_name')";

  private final Path folder;
  private final PGSimpleDataSource dataSource;
  private Optional<PostgresServer> startedHere;

  /** Shows the other commands that this one uses the server, from the first moment to the last. */
  private Connection presence;

  private boolean left;

  private EmbeddedDatabase(
      Path folder,
      PGSimpleDataSource dataSource,
      Optional<PostgresServer> startedHere,
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
   * @throws DatabaseBusy when another command does not come to an end with starting or stopping it
   */
  public static EmbeddedDatabase open(Path folder) throws IOException {
    OwnFolder.of(folder);
    try (ServerTurn ignored = ServerTurn.await(folder)) {
      Optional<PGSimpleDataSource> running = found(folder);
      if (running.isPresent()) {
        return present(folder, running.get(), Optional.empty());
      }
      PostgresServer started = PostgresServer.start(folder);
      return present(folder, at(folder, started.port()), Optional.of(started));
    }
  }

  private static EmbeddedDatabase present(
      Path folder, PGSimpleDataSource server, Optional<PostgresServer> startedHere)
      throws IOException {
    return new EmbeddedDatabase(folder, server, startedHere, presence(server));
  }

  private static Connection presence(DataSource server) throws IOException {
    try {
      Connection presence = server.getConnection();
      // It is asked a question when the command ends, which a silent server must not keep from it.
      presence.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      return presence;
    } catch (SQLException e) {
      throw new IOException("the embedded database does not take this command", e);
    }
  }

  /** The database of a folder, if its server runs; starts nothing. */
  public static Optional<DataSource> running(Path folder) throws IOException {
    return found(folder).map(DataSource.class::cast);
  }

  private static Optional<PGSimpleDataSource> found(Path folder) throws IOException {
    Optional<Postmaster> postmaster = Postmaster.of(folder);
    if (postmaster.isEmpty()) {
      return Optional.empty();
    }
    String served = postmaster.get().folder();
    if (isAnother(folder, served)) {
      throw new InstallationMistake(folder, InstallationCode.COPIED_FOLDER, served);
    }
    if (!postmaster.get().isAlive()) {
      return Optional.empty();
    }
    PGSimpleDataSource candidate = at(folder, postmaster.get().port());
    return serves(candidate, folder) ? Optional.of(candidate) : Optional.empty();
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /** The server's process, where this command has started it. */
  public Optional<ProcessHandle> process() {
    return startedHere.flatMap(PostgresServer::process);
  }

  /**
   * Starts the server again where it has died under this command, unless another command has done
   * so. Connections that were open are lost; new ones find it, wherever it listens.
   *
   * @return whether it had died
   * @throws IOException when it does not start; to be tried again
   */
  public synchronized boolean keepRunning() throws IOException {
    if (left || answers(presence)) {
      return false;
    }
    try (ServerTurn ignored = ServerTurn.await(folder)) {
      Optional<PGSimpleDataSource> running = found(folder);
      if (running.isEmpty()) {
        startedHere = Optional.of(PostgresServer.start(folder));
      }
      dataSource.setPortNumbers(
          running.isPresent()
              ? running.get().getPortNumbers()
              : new int[] {startedHere.orElseThrow().port()});
      presence = presence(dataSource);
      return running.isEmpty();
    }
  }

  private static boolean answers(Connection presence) {
    try {
      return presence.isValid(SECONDS_TO_ANSWER);
    } catch (SQLException gone) {
      return false;
    }
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
      OptionalInt others = others();
      if (others.orElse(0) > 0 && staysForOthers) {
        return false;
      }
      left = true;
      endPresence();
      if (others.isEmpty()) {
        // Of a server that is silent or gone nobody knows when it would have ended.
        process().ifPresent(ProcessHandle::destroy);
      } else if (others.getAsInt() == 0) {
        stop();
      }
      return true;
    }
  }

  /** How many other sessions there are; empty when the server does not answer. */
  private OptionalInt others() {
    try (PreparedStatement select = presence.prepareStatement(OTHERS);
        ResultSet row = select.executeQuery()) {
      row.next();
      return OptionalInt.of(row.getInt(1));
    } catch (SQLException e) {
      return OptionalInt.empty();
    }
  }

  private void endPresence() {
    try {
      presence.close();
    } catch (SQLException gone) {
      // A server that is unavailable holds no session.
    }
  }

  private void stop() throws IOException {
    if (startedHere.isPresent()) {
      startedHere.get().stop();
    } else {
      stopAbandoned();
    }
  }

  /**
   * SIGTERM is PostgreSQL's smart shutdown: whoever connects meanwhile is refused, nobody is thrown
   * out.
   */
  private void stopAbandoned() throws IOException {
    if (found(folder).isEmpty()) {
      // It was killed, and its number may be that of another process by now.
      return;
    }
    Postmaster.of(folder)
        .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
        .ifPresent(ProcessHandle::destroy);
  }

  private static PGSimpleDataSource at(Path folder, int port) throws IOException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser(PostgresServer.SUPERUSER);
    Optional<ServerPassword> password = ServerPassword.of(folder);
    if (password.isPresent()) {
      source.setPassword(password.get().text());
      // Whoever has taken the port of a server that died is told neither the password nor data.
      source.setRequireAuth("scram-sha-256");
    }
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
        if (notYet && System.nanoTime() - start < PostgresServer.UNTIL_READY.toNanos()) {
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
