package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherSchemaTest {

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

  @ParameterizedTest
  @ValueSource(strings = {"99999", "0.1"})
  void whatANewerProgramBroughtFurtherIsNeitherReadNorMigrated(String unknown) throws SQLException {
    run(
        "INSERT INTO flyway.flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success) SELECT"
            + " max(installed_rank) + 1, '"
            + unknown
            + "', 'step of tomorrow', 'SQL', 'x.sql', 1, 'x', 1, true"
            + " FROM flyway.flyway_schema_history");
    for (ThrowingCallable start :
        List.<ThrowingCallable>of(
            () -> Migrations.requireCurrent(database), () -> Migrations.apply(database))) {
      assertThatThrownBy(start)
          .isInstanceOfSatisfying(
              UnusableDatabase.class,
              refused -> assertThat(refused.why().code()).isEqualTo(DatabaseFinding.NEWER_SCHEMA));
    }
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
