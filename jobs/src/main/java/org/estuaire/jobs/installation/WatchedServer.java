package org.estuaire.jobs.installation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database server that is asked every few seconds, on a connection of its own, whether it still
 * answers. A statement has no time limit, for an honest one may take hours; so whoever waits on a
 * connection can't tell a server that works from one that has fallen silent. When the server
 * answers nothing on a new connection either, all others are cut: what waits on them fails at once.
 * Until it answers again, whoever asks for a connection is told so without waiting.
 */
final class WatchedServer extends DelegatingDataSource implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedServer.class);

  /** Together with a login that gives up after ten seconds, less than twenty. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** PostgreSQL, appendix A: the class of failures of a connection. */
  private static final String CONNECTION = "08";

  private final Duration patience;
  private final Set<Connection> open =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(look -> daemon(look, "estuaire-server-watch"));
  private @Nullable Connection probe;
  private volatile @Nullable SQLException silence;

  WatchedServer(DataSource server) {
    this(server, BETWEEN_LOOKS, PATIENCE);
  }

  WatchedServer(DataSource server, Duration betweenLooks, Duration patience) {
    super(server);
    this.patience = patience;
    long between = betweenLooks.toMillis();
    looking.scheduleWithFixedDelay(this::look, between, between, TimeUnit.MILLISECONDS);
  }

  @Override
  public Connection getConnection() throws SQLException {
    demandAnswers();
    Connection connection = obtainTargetDataSource().getConnection();
    open.add(connection);
    return connection;
  }

  /**
   * Returns at once when the server answered the last time that it was asked.
   *
   * @throws SQLException when it did not
   */
  void demandAnswers() throws SQLException {
    SQLException known = silence;
    if (known != null) {
      throw new SQLTransientConnectionException(
          "the server does not answer", known.getSQLState(), known);
    }
  }

  private void look() {
    try {
      lookAtServer();
    } catch (OutOfMemoryError looksAgain) {
      // Thrown on, it would end the looking for good.
      LOG.debug("no memory to ask the server");
    }
    if (looking.isShutdown()) {
      forgetProbe();
    }
  }

  private void lookAtServer() {
    forgetClosed();
    if (open.isEmpty() && silence == null) {
      return;
    }
    SQLException failure = ask();
    boolean fell = silence != null;
    silence = failure;
    if (failure != null && !fell) {
      LOG.debug("the server is silent: SQLSTATE {}", failure.getSQLState());
      cut();
    }
  }

  /** What keeps the server from answering; null when it answers. */
  private @Nullable SQLException ask() {
    try {
      if (probe == null || !probe.isValid((int) patience.toSeconds())) {
        forgetProbe();
        // A connection may be lost on its own; the server is silent when it takes no new one.
        probe = obtainTargetDataSource().getConnection();
      }
      return null;
    } catch (SQLException failure) {
      return isNoAnswer(failure) ? failure : null;
    }
  }

  /** A server that refuses a connection, for example because it has none left, answers. */
  private static boolean isNoAnswer(SQLException failure) {
    return failure.getSQLState() == null || failure.getSQLState().startsWith(CONNECTION);
  }

  private void forgetClosed() {
    for (Connection connection : connections()) {
      try {
        if (connection.isClosed()) {
          open.remove(connection);
        }
      } catch (SQLException gone) {
        open.remove(connection);
      }
    }
  }

  private void cut() {
    for (Connection connection : connections()) {
      abort(connection);
      open.remove(connection);
    }
  }

  private Connection[] connections() {
    return open.toArray(Connection[]::new);
  }

  private void forgetProbe() {
    if (probe != null) {
      abort(probe);
      probe = null;
    }
  }

  /** Closing the socket of a connection under TLS may wait for the server. */
  private static void abort(Connection connection) {
    try {
      connection.abort(work -> daemon(work, "estuaire-cut").start());
    } catch (SQLException gone) {
      LOG.debug("it was cut already");
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    looking.shutdownNow();
    forgetProbe();
  }
}
