package org.estuaire.repository;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a test's repository that are used again: a new one has to learn anew what tables
 * there are, which takes longer than most of what tests ask. As in production, where connections
 * are pooled as well. What a test has set in one of them is gone when the next one gets it.
 */
final class ReusedConnections implements DataSource, ConnectionEventListener {

  private static final String AS_NEW =
      "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; DISCARD TEMP;"
          + " SELECT pg_advisory_unlock_all()";

  /** Of all repositories of this process; a server has far more. */
  private static final int KEPT = 40;

  private static final Deque<Idle> IDLE = new ArrayDeque<>();

  private record Idle(ReusedConnections owner, PooledConnection connection) {}

  private final PGSimpleDataSource plain;
  private final PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();

  ReusedConnections(PGSimpleDataSource plain) {
    this.plain = plain;
    source.setUrl(plain.getURL());
    source.setUser(plain.getUser());
    source.setPassword(plain.getPassword());
  }

  @Override
  public Connection getConnection() throws SQLException {
    PooledConnection idle = takeIdle();
    return idle == null ? open() : asNew(idle);
  }

  private Connection open() throws SQLException {
    PooledConnection opened = source.getPooledConnection();
    opened.addConnectionEventListener(this);
    return opened.getConnection();
  }

  private Connection asNew(PooledConnection idle) throws SQLException {
    Connection connection = idle.getConnection();
    try (Statement reset = connection.createStatement()) {
      reset.execute(AS_NEW);
      return connection;
    } catch (SQLException ended) {
      close(idle);
      return open();
    }
  }

  private PooledConnection takeIdle() {
    synchronized (IDLE) {
      for (Iterator<Idle> all = IDLE.iterator(); all.hasNext(); ) {
        Idle idle = all.next();
        if (idle.owner() == this) {
          all.remove();
          return idle.connection();
        }
      }
    }
    return null;
  }

  /** The last one used is the first to be taken; the one longest unused is closed. */
  @Override
  public void connectionClosed(ConnectionEvent event) {
    Idle oldest = null;
    synchronized (IDLE) {
      IDLE.addFirst(new Idle(this, (PooledConnection) event.getSource()));
      if (IDLE.size() > KEPT) {
        oldest = IDLE.removeLast();
      }
    }
    if (oldest != null) {
      close(oldest.connection());
    }
  }

  @Override
  public void connectionErrorOccurred(ConnectionEvent event) {
    // Found by the next one who takes it.
  }

  private static void close(PooledConnection connection) {
    try {
      connection.close();
    } catch (SQLException gone) {
      // There is nothing left to close.
    }
  }

  /** A connection of somebody else's is never used again. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return plain.getConnection(user, password);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return plain.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return plain.isWrapperFor(type);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return plain.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    plain.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    plain.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return plain.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return plain.getParentLogger();
  }
}
