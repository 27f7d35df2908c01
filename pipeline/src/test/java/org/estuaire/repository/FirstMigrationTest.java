package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A migration that would fail halfway is not begun. */
class FirstMigrationTest {

  @Test
  void anAccountThatMayMakeNothingIsToldSoBeforeAnythingIsMade() throws Exception {
    PGSimpleDataSource owner = (PGSimpleDataSource) TestDatabase.create();
    String name = "empty" + owner.getDatabaseName();
    try (Connection session = owner.getConnection();
        Statement statement = session.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      statement.execute(
          "DO $$ BEGIN CREATE ROLE may_make_nothing LOGIN;"
              + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    }
    PGSimpleDataSource guest = new PGSimpleDataSource();
    guest.setURL(owner.getURL());
    guest.setDatabaseName(name);
    guest.setUser("may_make_nothing");

    Optional<Finding> why = DatabaseTrouble.in(catchThrowable(() -> Migrations.apply(guest)));

    assertThat(why.map(Finding::code)).contains(DatabaseFinding.RIGHTS_MISSING);
    assertThat(why.orElseThrow().message(Language.EN)).contains("CREATE (DATABASE)");
    assertThat(TestQuery.rows(guest, "SELECT nspname::text FROM pg_namespace"))
        .doesNotContain("flyway", "exchange");
  }

  @Test
  void aServerBeforePostgreSql16IsRefused() {
    assertThat(FirstMigration.refusal(15, "15.13", true).map(Finding::code))
        .contains(DatabaseFinding.TOO_OLD);
    assertThat(FirstMigration.refusal(16, "16.9", true)).isEmpty();
  }
}
