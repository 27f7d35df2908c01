package org.estuaire.jobs.night;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.estuaire.exchange.view.NightAtWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one night run at a time over all processes: an advisory lock, which the database keeps as
 * long as the session that took it. That session does nothing else all night, and firewalls cut
 * connections on which nothing moves: it is looked at now and then, which also keeps it alive. Once
 * it is gone, another night may have begun, and this one has to end.
 */
public final class NightLock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NightLock.class);

  /** Firewalls wait for minutes before they cut. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

  /** How long the session may take to answer, in seconds: a busy server is no lost one. */
  private static final int PATIENCE = 20;

  private final Connection session;
  private final ScheduledExecutorService looking;
  private volatile boolean lost;

  private NightLock(Connection session) {
    this.session = session;
    this.looking =
        Executors.newSingleThreadScheduledExecutor(
            look -> {
              Thread thread = new Thread(look, "estuaire-night-lock");
              thread.setDaemon(true);
              return thread;
            });
    looking.scheduleWithFixedDelay(
        this::look, BETWEEN_LOOKS.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Takes the lock; close it at the end of the night.
   *
   * @throws NightRunning when another process holds it
   */
  public static NightLock take(DataSource database) throws SQLException {
    Connection session = database.getConnection();
    try {
      if (!holds(session, "SELECT pg_try_advisory_lock(?)")) {
        throw new NightRunning();
      }
    } catch (SQLException | RuntimeException e) {
      session.close();
      throw e;
    }
    return new NightLock(session);
  }

  /**
   * Makes sure that this night is still the only one.
   *
   * @throws NightLockLost when another one may have begun
   */
  void requireHeld() {
    look();
    if (lost) {
      throw new NightLockLost();
    }
  }

  /** Whether the last look found the session gone. */
  boolean isLost() {
    return lost;
  }

  /** Whether this night is still the only one, now. */
  public boolean isHeld() {
    look();
    return !lost;
  }

  private synchronized void look() {
    // A session that did not answer in time is gone for good, also where it answers later.
    lost = lost || !answers();
  }

  private boolean answers() {
    try {
      return session.isValid(PATIENCE);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    looking.shutdownNow();
    try (session) {
      if (!lost) {
        holds(session, "SELECT pg_advisory_unlock(?)");
      }
    } catch (SQLException gone) {
      // The database gives the lock back with its session; what the night did is committed.
      LOG.debug("the session of the night's lock is gone: SQLSTATE {}", gone.getSQLState());
    }
  }

  private static boolean holds(Connection session, String question) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(question)) {
      select.setLong(1, NightAtWork.LOCK);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
