package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A migration that would fail halfway is not begun. */
class FirstMigrationTest {

  private static final String SCHEMAS =
      "SELECT nspname::text FROM pg_namespace"
          + " WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY 1";

  @Test
  void aFirstMigrationThatFailsLeavesNothingBehindAndGoesThroughOnceMended() throws Exception {
    PGSimpleDataSource database = empty();
    execute(database, "CREATE SCHEMA distribution");

    Optional<Finding> why = DatabaseTrouble.in(catchThrowable(() -> Migrations.apply(database)));

    assertThat(why.map(Finding::code)).contains(DatabaseFinding.MIGRATION_FAILED);
    assertThat(why.orElseThrow().arguments()).containsExactly("42P06");
    assertThat(TestQuery.rows(database, SCHEMAS))
        .containsExactly("distribution", "flyway", "public");

    execute(database, "DROP SCHEMA distribution");
    Migrations.apply(database);
    assertThat(TestQuery.rows(database, SCHEMAS)).contains("exchange", "distribution");
  }

  @Test
  void anAccountThatMayMakeNothingIsToldSoBeforeAnythingIsMade() throws Exception {
    PGSimpleDataSource guest = empty();
    execute(
        guest,
        "DO $$ BEGIN CREATE ROLE may_make_nothing LOGIN;"
            + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
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

  /** A database into which nobody has migrated. */
  private static PGSimpleDataSource empty() throws Exception {
    PGSimpleDataSource server = TestDatabase.createPlain();
    String name = "empty" + server.getDatabaseName();
    execute(server, "CREATE DATABASE " + name);
    server.setDatabaseName(name);
    return server;
  }

  private static void execute(DataSource database, String sql) throws Exception {
    try (Connection session = database.getConnection();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
