package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTroubleTest {

  @Test
  void aDatabaseThatDoesNotExistIsAMistakeOfTheSettings() {
    PGSimpleDataSource server = TestDatabase.createPlain();
    server.setDatabaseName("nowhere");
    assertThat(trouble(server)).contains(DatabaseFinding.NO_DATABASE);
    assertThat(DatabaseFinding.NO_DATABASE.passes()).isFalse();
  }

  @Test
  void anAccountThatTheServerDoesNotKnowIsAMistakeOfTheSettings() {
    PGSimpleDataSource server = TestDatabase.createPlain();
    server.setUser("nobody");
    assertThat(trouble(server)).contains(DatabaseFinding.LOGIN_REFUSED);
  }

  @Test
  void aServerThatDoesNotRunIsAway() {
    PGSimpleDataSource server = TestDatabase.createPlain();
    // Nobody listens on the port of the discard service.
    server.setPortNumbers(new int[] {9});
    assertThat(trouble(server)).contains(DatabaseFinding.AWAY);
    assertThat(DatabaseFinding.AWAY.passes()).isTrue();
  }

  @Test
  void aSessionThatTheServerEndedIsAServerThatIsAway() throws Exception {
    PGSimpleDataSource server = TestDatabase.createPlain();
    try (Connection session = server.getConnection();
        Statement statement = session.createStatement()) {
      Throwable ended =
          catchThrowable(
              () -> statement.execute("SELECT pg_terminate_backend(pg_backend_pid(), 10000)"));
      assertThat(DatabaseTrouble.in(new IllegalStateException(ended)).map(Finding::code))
          .contains(DatabaseFinding.AWAY);
    }
  }

  @Test
  void aStatementThatTheServerRefusesIsNoTroubleOfTheServer() throws Exception {
    PGSimpleDataSource server = TestDatabase.createPlain();
    try (Connection session = server.getConnection();
        Statement statement = session.createStatement()) {
      assertThat(DatabaseTrouble.in(catchThrowable(() -> statement.execute("SELECT 1 / 0"))))
          .isEmpty();
    }
  }

  private static Optional<FindingCode> trouble(PGSimpleDataSource server) {
    return DatabaseTrouble.in(catchThrowable(server::getConnection)).map(Finding::code);
  }
}
