package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class TableTest {

  private static final UUID NUMBER = UUID.fromString("0191c2a0-0000-7000-8000-0000000000ff");

  /** What a row is made of here: nothing, or something in every column. */
  private record Sample(boolean full) {
    <T> Optional<T> maybe(T value) {
      return full ? Optional.of(value) : Optional.empty();
    }

    OptionalInt maybe(int value) {
      return full ? OptionalInt.of(value) : OptionalInt.empty();
    }

    String text(String value) {
      return full ? value : "";
    }
  }

  private record Plan(String name, String note) {}

  private static final Table<Plan> PLAN =
      Table.<Plan>named("plan").content(Column.text("name", Plan::name));

  private static final Table<Plan> PLAN_WITH_NOTE =
      PLAN.addedContent(plan -> plan, Column.textOrNull("note", Plan::note));

  private final DataSource database = TestDatabase.create();

  @Test
  void aColumnOfEveryTypeHoldsWhatWasWritten() throws SQLException {
    Table<Sample> table =
        Table.<Sample>named("pg_temp.sample")
            .key(Column.bigint("a", sample -> Long.MIN_VALUE), Column.integer("b", sample -> -1))
            .content(
                Column.integerOrNull("c", sample -> sample.maybe(7)),
                Column.bigintOrNull(
                    "t", sample -> sample.full() ? OptionalLong.of(-7) : OptionalLong.empty()),
                Column.smallint("d", sample -> Short.MIN_VALUE),
                Column.smallintOrNull("e", sample -> sample.maybe(2)),
                Column.bool("f", Sample::full),
                Column.text("g", sample -> sample.text("é\t")),
                Column.textOrNull("h", sample -> sample.text("h")),
                Column.codeOrNull("i", sample -> sample.maybe("3"), code -> "code " + code),
                Column.texts("j", sample -> sample.full() ? List.of("x", "é\"\\,{}") : List.of()),
                Column.textsOrNull("k", sample -> sample.full() ? List.of("", "b") : List.of()),
                Column.date("l", sample -> LocalDate.of(1899, 12, 31)),
                Column.dateOrNull("m", sample -> sample.maybe(LocalDate.of(2026, 2, 28))),
                Column.instant("n", sample -> Instant.EPOCH),
                Column.instantOrNull("o", sample -> sample.maybe(Instant.EPOCH)),
                Column.decimal("p", sample -> new BigDecimal("-0.10")),
                Column.decimalOrNull("q", sample -> sample.maybe(new BigDecimal("12.5"))))
            .rest(
                Column.uuid("r", sample -> NUMBER),
                Column.bytes("s", sample -> "€".getBytes(StandardCharsets.UTF_8)));
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      tx.setAutoCommit(false);
      statement.execute("SET LOCAL TimeZone = 'UTC'");
      Stage<Sample> stage = table.stage("sample");
      stage.fill(tx, List.of(new Sample(false), new Sample(false)));
      stage.fill(tx, List.of(new Sample(false), new Sample(true)));
      assertThat(TestQuery.rows(tx, "SELECT row(s.*)::text FROM sample s ORDER BY f"))
          .containsExactly(
              "(-9223372036854775808,-1,,,-32768,,f,\"\",,,{},,1899-12-31,,\"1970-01-01"
                  + " 00:00:00+00\",,-0.10,,0191c2a0-0000-7000-8000-0000000000ff,\"\\\\xe282ac\")",
              "(-9223372036854775808,-1,7,-7,-32768,2,t,\"é\t\",h,\"code 3\","
                  + "\"{x,\"\"é\\\\\"\"\\\\\\\\,{}\"\"}\",\"{\"\"\"\",b}\",1899-12-31,2026-02-28,"
                  + "\"1970-01-01 00:00:00+00\",\"1970-01-01 00:00:00+00\",-0.10,12.5,"
                  + "0191c2a0-0000-7000-8000-0000000000ff,\"\\\\xe282ac\")");
    }
  }

  @Test
  void aNumberThatASmallintDoesNotHoldIsNeverCut() throws SQLException {
    Table<Integer> table = Table.<Integer>named("few").key(Column.smallint("n", n -> n));
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      Stage<Integer> stage = table.stage("few");
      assertThatThrownBy(() -> stage.fill(tx, List.of(40_000)))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void aColumnThatIsAddedLaterChangesNoHashOfWhatSaysNothingInIt() {
    assertThat(PLAN_WITH_NOTE.contentHash(new Plan("a", "")))
        .isEqualTo(PLAN.contentHash(new Plan("a", "ignored")));
    assertThat(PLAN_WITH_NOTE.contentHash(new Plan("a", "b")))
        .isNotEqualTo(PLAN.contentHash(new Plan("a", "b")));
  }

  @Test
  void whatMovesFromOneColumnToTheNextIsAnotherContent() {
    Table<Plan> both = PLAN.content(Column.textOrNull("note", Plan::note));
    assertThat(both.contentHash(new Plan("ab", "c")))
        .isNotEqualTo(both.contentHash(new Plan("a", "bc")));
  }
}
