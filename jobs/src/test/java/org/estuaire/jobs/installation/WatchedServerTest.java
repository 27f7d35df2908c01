package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.estuaire.exchange.Finding;
import org.estuaire.jobs.SilentWire;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.repository.DatabaseTrouble;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A server that works is told from one that has fallen silent. */
class WatchedServerTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String LOCK = "SELECT pg_advisory_lock(1)";

  private PGSimpleDataSource database;
  private SilentWire wire;
  private WatchedServer server;

  @BeforeEach
  void watch() throws Exception {
    watch(Duration.ofSeconds(1));
  }

  private void watch(Duration patience) throws Exception {
    database = TestDatabase.createPlain();
    wire = new SilentWire(database.getPortNumbers()[0]);
    PGSimpleDataSource behind = new PGSimpleDataSource();
    behind.setServerNames(new String[] {"localhost"});
    behind.setPortNumbers(new int[] {wire.port()});
    behind.setDatabaseName(database.getDatabaseName());
    behind.setUser(database.getUser());
    behind.setLoginTimeout(1);
    server = new WatchedServer(behind, Duration.ofMillis(50), patience);
  }

  @AfterEach
  void end() {
    server.close();
    wire.close();
  }

  @Test
  void whatWaitsForAServerThatFellSilentFails() throws Exception {
    try (Connection holder = locked();
        Connection waiting = server.getConnection()) {
      CompletableFuture<Throwable> outcome =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> lock(waiting)));
      awaitWaiting(holder);

      wire.fallSilent();

      assertThat(DatabaseTrouble.in(outcome.join()).map(Finding::code))
          .contains(DatabaseFinding.AWAY);
      assertThatThrownBy(server::getConnection).hasMessage("the server does not answer");
    }
  }

  @Test
  void aServerThatSpeaksAgainIsUsedAgain() throws Exception {
    try (Connection connection = server.getConnection()) {
      wire.fallSilent();
      await().atMost(LONG).until(connection::isClosed);
    }
    wire.speakAgain();

    await().atMost(LONG).ignoreExceptionsInstanceOf(SQLException.class).until(this::answers);
  }

  @Test
  void aStatementThatTakesLongIsNotCutWhileItsServerAnswers() throws Exception {
    end();
    watch(LONG);
    try (Connection holder = locked();
        Connection waiting = server.getConnection()) {
      CompletableFuture<Throwable> outcome =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> lock(waiting)));
      awaitWaiting(holder);
      int before = wire.said();
      await().atMost(LONG).until(() -> wire.said() > before + 5);

      holder.close();

      assertThat(outcome.join()).isNull();
    }
  }

  private boolean answers() throws SQLException {
    try (Connection connection = server.getConnection()) {
      return connection.isValid(1);
    }
  }

  /** Holds the lock, past the wire. */
  private Connection locked() throws SQLException {
    Connection holder = database.getConnection();
    lock(holder);
    return holder;
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
  }

  private static void awaitWaiting(Connection holder) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              try (Statement statement = holder.createStatement();
                  var row =
                      statement.executeQuery(
                          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                              + " AND database = (SELECT oid FROM pg_database"
                              + " WHERE datname = current_database())")) {
                row.next();
                return row.getInt(1) == 1;
              }
            });
  }
}
