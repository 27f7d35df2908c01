package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table of its own, of what gardens say of their trees. */
final class StatementHistoryTest {

  private static final long SEED = 20_261_130;

  private static final String TABLES =
      """
      CREATE SCHEMA garden;
      CREATE TABLE garden.tree (
        garden text NOT NULL, number integer NOT NULL, height integer NOT NULL, label text,
        content bytea NOT NULL, stated_on date NOT NULL, confirmed_on date NOT NULL,
        delivery_id bigint NOT NULL, ordinal integer NOT NULL, PRIMARY KEY (garden, number));
      CREATE TABLE garden.tree_history (
        LIKE garden.tree, superseded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        superseded_delivery bigint NOT NULL, superseded_ordinal integer NOT NULL)
      """;

  private static final String HOLDS =
      "SELECT garden, number, height, label, stated_on, confirmed_on, delivery_id"
          + " FROM garden.tree ORDER BY garden, number";

  private static final String REPLACED =
      "SELECT garden, number, height, stated_on, confirmed_on, superseded_delivery"
          + " FROM garden.tree_history ORDER BY garden, number, stated_on, height";

  private static final StatementHistory<Tree> HISTORY =
      StatementHistory.of(
          Table.<Tree>named("garden.tree")
              .key(text("garden", Tree::garden), integer("number", Tree::number))
              .content(integer("height", Tree::height), textOrNull("label", Tree::label)),
          Tree::day,
          Tree::delivery,
          tree -> 1);

  private record Tree(
      String garden, int number, int height, String label, LocalDate day, long delivery) {}

  private final DataSource database = TestDatabase.create();
  private long deliveries;

  @BeforeEach
  void plant() throws SQLException {
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      statement.execute(TABLES);
    }
  }

  @Test
  void theLatestStatementHoldsAndWhatItReplacedIsHistory() throws SQLException {
    assertThat(receive(tree("north", 1, 3, "May"))).isEqualTo(known());
    assertThat(receive(tree("north", 1, 4, "June"), tree("north", 2, 9, "June")))
        .isEqualTo(known());
    assertThat(rows(HOLDS))
        .containsExactly(
            "north|1|4|oak|2026-06-01|2026-06-01|2", "north|2|9|oak|2026-06-01|2026-06-01|3");
    assertThat(rows(REPLACED)).containsExactly("north|1|3|2026-05-01|2026-05-01|2");
  }

  @Test
  void anOlderStatementThatComesLateIsHistoryAtOnce() throws SQLException {
    receive(tree("north", 1, 4, "June"));
    assertThat(receive(tree("north", 1, 3, "May"))).isEqualTo(known());
    assertThat(receive(tree("north", 1, 3, "May"))).isEqualTo(known(0));
    assertThat(rows(HOLDS)).containsExactly("north|1|4|oak|2026-06-01|2026-06-01|1");
    assertThat(rows(REPLACED)).containsExactly("north|1|3|2026-05-01|2026-05-01|1");
  }

  @Test
  void anUnchangedStatementIsKnownAndNothingOlderReplacesWhatItConfirms() throws SQLException {
    receive(tree("north", 1, 3, "April"));
    assertThat(receive(tree("north", 1, 3, "June"))).isEqualTo(known(0));
    assertThat(receive(tree("north", 1, 9, "May"))).isEqualTo(known());
    assertThat(rows(HOLDS)).containsExactly("north|1|3|oak|2026-04-01|2026-06-01|1");
    assertThat(rows(REPLACED)).containsExactly("north|1|9|2026-05-01|2026-05-01|1");
  }

  @Test
  void theLaterArrivalOfOneDayHoldsAndTheWrongRowSentAgainDoesNotComeBack() throws SQLException {
    receive(tree("north", 1, 3, "May"));
    receive(tree("north", 1, 4, "May"));
    assertThat(receive(tree("north", 1, 3, "May"))).isEqualTo(known(0));
    assertThat(rows(HOLDS)).containsExactly("north|1|4|oak|2026-05-01|2026-05-01|2");
  }

  @Test
  void aThingOfAnotherSourceIsAnotherThing() throws SQLException {
    receive(tree("north", 1, 3, "May"), tree("south", 1, 3, "May"));
    assertThat(rows(HOLDS)).hasSize(2);
  }

  /** In whatever order and in whatever chunks statements arrive, the latest of each key holds. */
  @Test
  void theOrderOfArrivalDecidesNothingBetweenDays() throws SQLException {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      List<Tree> statements = new ArrayList<>();
      for (int month = 1; month <= 12; month++) {
        for (int number = 1; number <= 3; number++) {
          LocalDate day = LocalDate.of(2026, month, 1);
          int height = month == 12 ? 100 : random.nextInt(3);
          statements.add(new Tree("garden " + round, number, height, "", day, ++deliveries));
        }
      }
      Collections.shuffle(statements, random);
      for (int from = 0; from < statements.size(); ) {
        int to = Math.min(statements.size(), from + 1 + random.nextInt(9));
        load(statements.subList(from, to));
        from = to;
      }
    }
    assertThat(rows("SELECT DISTINCT height || ' ' || stated_on FROM garden.tree"))
        .containsExactly("100 2026-12-01");
    assertThat(rows("SELECT count(*)::text FROM garden.tree")).containsExactly("60");
  }

  private BitSet receive(Tree... trees) throws SQLException {
    return load(List.of(trees));
  }

  private BitSet load(List<Tree> trees) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      BitSet known = HISTORY.stage(tx, trees);
      HISTORY.merge(tx);
      tx.commit();
      return known;
    }
  }

  private Tree tree(String garden, int number, int height, String month) {
    int of = List.of("April", "May", "June").indexOf(month) + 4;
    return new Tree(garden, number, height, "oak", LocalDate.of(2026, of, 1), ++deliveries);
  }

  private static BitSet known(int... positions) {
    BitSet known = new BitSet();
    for (int position : positions) {
      known.set(position);
    }
    return known;
  }

  private List<String> rows(String sql) throws SQLException {
    return TestQuery.rows(database, sql);
  }
}
