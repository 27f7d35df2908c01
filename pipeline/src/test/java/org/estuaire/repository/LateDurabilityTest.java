package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LateDurabilityTest {

  private final DataSource database = TestDatabase.createPlain();

  /** The servers of tests do not wait for the disk; those of operators do. */
  @BeforeEach
  void waitForTheDisk() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on',"
              + " current_database()); END $$");
    }
  }

  @Test
  void onlyTheTransactionThatAllowsItIsDurableLate() throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      LateDurability.allow(tx);
      assertThat(TestQuery.rows(tx, "SHOW synchronous_commit")).containsExactly("off");
      tx.commit();
      assertThat(TestQuery.rows(tx, "SHOW synchronous_commit")).containsExactly("on");
    }
  }

  @Test
  void aStatementThatCommitsByItselfCanNotBeDurableLate() throws SQLException {
    try (Connection connection = database.getConnection()) {
      assertThatThrownBy(() -> LateDurability.allow(connection))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void onceAwaitedEveryEarlierTransactionIsOnTheDisk() throws SQLException {
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      statement.execute("CREATE TABLE durable (n integer)");
      for (int i = 0; i < 50; i++) {
        tx.setAutoCommit(false);
        LateDurability.allow(tx);
        statement.execute("INSERT INTO durable VALUES (1)");
        tx.commit();
        tx.setAutoCommit(true);
        String committed = TestQuery.rows(tx, "SELECT pg_current_wal_insert_lsn()").get(0);

        LateDurability.awaited(database);

        assertThat(
                TestQuery.rows(
                    tx, "SELECT (pg_current_wal_flush_lsn() >= '" + committed + "')::text"))
            .containsExactly("true");
      }
    }
  }
}
