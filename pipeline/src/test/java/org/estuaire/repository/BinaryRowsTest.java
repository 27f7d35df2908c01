package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class BinaryRowsTest {

  private static final long SEED = 20_261_122;

  private static DataSource database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @Test
  void everyTextComesBackAsItWasWritten() throws SQLException {
    List<String> texts =
        List.of("", "plain", "tab\tline\nreturn\rback\\slash", "\\N", "é€𝄞 then\tmore\\", "é");
    try (Connection tx = transaction("CREATE TEMP TABLE t (n integer, text text)")) {
      try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 2)) {
        for (int i = 0; i < texts.size(); i++) {
          rows.integer(i).text(texts.get(i)).endRow();
        }
      }
      assertThat(TestQuery.rows(tx, "SELECT text FROM t ORDER BY n")).isEqualTo(texts);
    }
  }

  @Test
  void aCharacterThatTheServerDoesNotHoldIsReplaced() throws SQLException {
    try (Connection tx = transaction("CREATE TEMP TABLE t (text text)")) {
      try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 1)) {
        rows.text("a\0b").endRow();
      }
      assertThat(TestQuery.rows(tx, "SELECT text FROM t")).containsExactly("a\uFFFDb");
    }
  }

  @Test
  void whatIsAbsentBecomesNull() throws SQLException {
    try (Connection tx = transaction("CREATE TEMP TABLE t (a text, b numeric, c timestamptz)")) {
      try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 3)) {
        rows.textOrNull("").decimal(Optional.empty()).instant(Optional.empty()).endRow();
      }
      assertThat(TestQuery.rows(tx, "SELECT num_nulls(a, b, c)::text FROM t")).containsExactly("3");
    }
  }

  @Test
  void timesBeforeAndAfterTheServersEpochComeBackToTheMicrosecond() throws SQLException {
    List<String> times =
        List.of(
            "1899-12-31T23:59:59.999999Z",
            "1999-12-31T23:59:59.000001Z",
            "2000-01-01T00:00:00Z",
            "2026-11-21T10:20:30.123456Z");
    try (Connection tx =
        transaction("CREATE TEMP TABLE t (n bigint, at timestamptz, sure boolean)")) {
      try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 3)) {
        for (int i = 0; i < times.size(); i++) {
          rows.bigint(Long.MIN_VALUE + i).instant(Instant.parse(times.get(i))).bool(i % 2 == 0);
          rows.endRow();
        }
      }
      assertThat(
              TestQuery.rows(
                  tx,
                  "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || sure FROM t ORDER BY n"))
          .containsExactly(
              "1899-12-31 23:59:59.999999true",
              "1999-12-31 23:59:59.000001false",
              "2000-01-01 00:00:00.000000true",
              "2026-11-21 10:20:30.123456false");
    }
  }

  /** Of any length and scale, and with zeros where groups of four digits begin and end. */
  @Test
  void everyNumberComesBackWithTheDecimalsThatItHad() throws SQLException {
    Random random = new Random(SEED);
    List<BigDecimal> numbers = new ArrayList<>();
    for (String special :
        List.of("0", "0.000", "-0.10", "1E+3", "1E-9", "9999", "10000", "-10000.0000", "0.0001")) {
      numbers.add(new BigDecimal(special));
    }
    for (int i = 0; i < 3000; i++) {
      BigInteger digits = new BigInteger(random.nextInt(140), random);
      BigDecimal number = new BigDecimal(digits, random.nextInt(45) - 5);
      numbers.add(random.nextBoolean() ? number : number.negate());
      numbers.add(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(6)));
    }
    try (Connection tx = transaction("CREATE TEMP TABLE t (n integer, number numeric)")) {
      try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 2)) {
        IntStream.range(0, numbers.size())
            .forEach(i -> rows.integer(i).decimal(Optional.of(numbers.get(i))).endRow());
      }
      assertThat(TestQuery.rows(tx, "SELECT number::text FROM t ORDER BY n"))
          .isEqualTo(numbers.stream().map(BinaryRowsTest::shown).toList());
    }
  }

  private static String shown(BigDecimal number) {
    return number.toPlainString();
  }

  /** Far more rows than one block holds, and texts longer than a block. */
  @Test
  void rowsOfAnyLengthArriveWhole() throws SQLException {
    String longest = "é\t".repeat(200_000);
    try (Connection tx = transaction("CREATE TEMP TABLE t (text text)")) {
      try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 1)) {
        rows.text(longest).endRow();
        for (int i = 0; i < 20_000; i++) {
          rows.text("row " + i).endRow();
        }
      }
      assertThat(
              TestQuery.rows(
                  tx,
                  "SELECT count(*) || '/' || sum(octet_length(text)) || '/' || max(text) FROM t"))
          .containsExactly(
              "20001/"
                  + (600_000 + IntStream.range(0, 20_000).map(i -> ("row " + i).length()).sum())
                  + "/"
                  + longest);
    }
  }

  @Test
  void aRowWithAColumnTooFewIsAMistakeThatIsFoundAtOnce() throws SQLException {
    try (Connection tx = transaction("CREATE TEMP TABLE t (a text, b text)")) {
      assertThatThrownBy(
              () -> {
                try (BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 2)) {
                  rows.text("a").endRow();
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("1 columns were written instead of 2");
    }
  }

  @Test
  void whatTheServerRefusesIsToldAtTheEnd() throws SQLException {
    try (Connection tx = transaction("CREATE TEMP TABLE t (a text CHECK (a <> 'no'))")) {
      BinaryRows rows = new BinaryRows(tx, "COPY t FROM STDIN (FORMAT binary)", 1);
      rows.text("no").endRow();
      assertThatThrownBy(rows::close)
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("23514"));
    }
  }

  private static Connection transaction(String table) throws SQLException {
    Connection tx = database.getConnection();
    tx.setAutoCommit(false);
    try (Statement statement = tx.createStatement()) {
      statement.execute(table);
    }
    return tx;
  }
}
