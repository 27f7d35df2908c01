package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.estuaire.exchange.view.Status;
import org.junit.jupiter.api.Test;

/** A repository that the version before has filled goes on with a balance of results. */
class CountingBeginsTest {

  private static final String BEFORE = "122";

  @Test
  void whatAnEarlierVersionLoadedIsSaidToBeUncountedAndItsBalanceStaysTheSame() throws Exception {
    DataSource database = EarlierRepository.of(BEFORE);
    change(
        database,
        "INSERT INTO exchange.partner VALUES ('labo', 'Labo', 'LABORATORY')",
        delivery("a", "lab", "LOADED", 5, 5, 3, 1, 0, 1),
        delivery("b", "lab", "LOADING", 9, 4, 4, 0, 0, 0),
        delivery("c", "social", "LOADED", 7, 7, 7, 0, 0, 0),
        "INSERT INTO exchange.record SELECT d.id, n, n, 0, 1, d.lane, 'k', 'LOADED', NULL"
            + " FROM exchange.delivery d, generate_series(1, d.done) n");

    assertThat(Migrations.apply(database).before()).contains(BEFORE);

    assertThat(
            TestQuery.rows(
                database,
                "SELECT lane, records, done, loaded, rejected, held, known, parts_read, uncounted"
                    + " FROM exchange.delivery ORDER BY id"))
        .containsExactly("lab|5|5|3|1|0|1|0|5", "lab|9|4|4|0|0|0|0|4", "social|7|7|7|0|0|0|0|0");
    try (Connection connection = database.getConnection()) {
      Status status = Status.read(connection);
      assertThat(status.balanceCloses()).isTrue();
      assertThat(status.resultsClose()).isTrue();
      assertThat(status.results().uncounted()).isEqualTo(9);
    }
  }

  @Test
  void theRepositoryItselfRefusesABalanceOfResultsThatDoesNotClose() throws Exception {
    DataSource database = TestDatabase.create();
    change(
        database,
        "INSERT INTO exchange.partner VALUES ('labo', 'Labo', 'LABORATORY')",
        delivery("a", "lab", "LOADED", 1, 1, 1, 0, 0, 0));

    for (String broken :
        new String[] {
          "UPDATE exchange.delivery SET parts_read = 3, parts_loaded = 2",
          "UPDATE exchange.delivery SET parts_left_out = 1",
          "INSERT INTO exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane,"
              + " key, outcome, parts_read, parts_loaded, parts_known, parts_superseded,"
              + " parts_left_out) VALUES (1, 1, 1, 0, 1, 'lab', 'k', 'LOADED', 3, 1, 0, 0, 1)"
        }) {
      assertThatThrownBy(() -> change(database, broken)).hasMessageContaining("part_balance");
    }
  }

  private static String delivery(
      String digit,
      String lane,
      String state,
      int records,
      int done,
      int loaded,
      int rejected,
      int held,
      int known) {
    return String.format(
        java.util.Locale.ROOT,
        "INSERT INTO exchange.delivery (partner, sha256, bytes, state, lane, records, done, loaded,"
            + " rejected, held, known) VALUES ('labo', repeat('%s', 64), 9, '%s', '%s', %d, %d, %d,"
            + " %d, %d, %d)",
        digit,
        state,
        lane,
        records,
        done,
        loaded,
        rejected,
        held,
        known);
  }

  private static void change(DataSource database, String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
