package org.estuaire.jobs.installation;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.repository.DatabaseTrouble;
import org.estuaire.repository.SteadyConnections;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections of the repository for long-running work. When the server is unavailable, whoever asks
 * first waits for it; whoever asks shortly after is told at once, so that a run ends in time
 * instead of waiting again at each of the things that it does at its end.
 */
public final class RepositoryPool extends DelegatingDataSource implements AutoCloseable {

  /** Also how long somebody waits for a connection while all are in use. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** After this, the next one waits for the server again. */
  private static final Duration BELIEVED_AWAY = Duration.ofSeconds(15);

  private record Away(SQLException failure, long since) {

    boolean isFresh() {
      return System.nanoTime() - since < BELIEVED_AWAY.toNanos();
    }
  }

  private final WatchedServer server;
  private final HikariDataSource pool;
  private final AtomicReference<Away> away = new AtomicReference<>();

  RepositoryPool(WatchedServer server, int connections) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(server);
    settings.setMaximumPoolSize(connections);
    // Most commands need one; a night opens what it needs and keeps it.
    settings.setMinimumIdle(1);
    settings.setPoolName("estuaire");
    settings.setConnectionTimeout(PATIENCE.toMillis());
    settings.setConnectionInitSql(SteadyConnections.SERVER_NOTICES);
    this.server = server;
    this.pool = new HikariDataSource(settings);
    setTargetDataSource(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    server.demandAnswers();
    Away known = away.get();
    if (known != null && known.isFresh()) {
      throw new SQLTransientConnectionException(
          "the database was away a moment ago", known.failure().getSQLState(), known.failure());
    }
    try {
      Connection connection = pool.getConnection();
      away.set(null);
      return connection;
    } catch (SQLException failure) {
      if (DatabaseTrouble.in(failure).map(Finding::code).stream()
          .anyMatch(DatabaseFinding.AWAY::equals)) {
        away.set(new Away(failure, System.nanoTime()));
      }
      throw failure;
    }
  }

  /**
   * Gives up every connection, those in use when they come back: who was interrupted in the middle
   * of an exchange by an error of the machine, such as memory that ran out, may have left an answer
   * unread, and the next statement would take it for its own.
   */
  void renew() {
    pool.getHikariPoolMXBean().softEvictConnections();
  }

  @Override
  public void close() {
    pool.close();
  }
}
