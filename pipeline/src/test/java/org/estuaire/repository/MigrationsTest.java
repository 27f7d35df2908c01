package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void migratingTwiceChangesNothing() throws Exception {
    var database = TestDatabase.create();
    Migrations.apply(database);
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM exchange.delivery")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void anAuditEventCanNeitherBeChangedNorDeleted() throws Exception {
    try (var connection = TestDatabase.create().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO audit.event (actor, action, subject) VALUES ('test', 'load', 'delivery 1')");
      assertThatThrownBy(() -> statement.execute("UPDATE audit.event SET actor = 'other'"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> statement.execute("DELETE FROM audit.event"))
          .hasMessageContaining("append-only");
    }
  }
}
