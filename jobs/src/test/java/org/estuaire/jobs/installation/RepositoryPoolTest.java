package org.estuaire.jobs.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;

/** Connections of a process that lives on after its memory ran out. */
class RepositoryPoolTest {

  @Test
  void noConnectionThatWasOpenWhenMemoryRanOutAnswersAgain() throws SQLException {
    try (RepositoryPool pool =
        new RepositoryPool(new WatchedServer(TestDatabase.createPlain()), 1)) {
      int idle;
      try (Connection connection = pool.getConnection()) {
        idle = session(connection);
      }
      pool.renew();
      int inUse;
      try (Connection connection = pool.getConnection()) {
        inUse = session(connection);
        pool.renew();
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(session(connection)).isNotIn(idle, inUse);
      }
      assertThat(inUse).isNotEqualTo(idle);
    }
  }

  private static int session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
