package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EarlierSchemaTest {

  private final DataSource database = TestDatabase.createPlain();

  @Test
  void whatAnEarlierVersionLeftIsNotReadAsIfNothingWereThere() throws SQLException {
    run(
        "DELETE FROM flyway.flyway_schema_history WHERE installed_rank ="
            + " (SELECT max(installed_rank) FROM flyway.flyway_schema_history)");
    assertThatThrownBy(() -> Migrations.requireCurrent(database))
        .isInstanceOf(PendingMigrations.class);
  }

  @Test
  void aRepositoryOfThisVersionIsRead() {
    assertThatCode(() -> Migrations.requireCurrent(database)).doesNotThrowAnyException();
  }

  @Test
  void anEmptyDatabaseIsNotBehind() throws SQLException {
    run("DROP SCHEMA flyway CASCADE");
    assertThatCode(() -> Migrations.requireCurrent(database)).doesNotThrowAnyException();
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
