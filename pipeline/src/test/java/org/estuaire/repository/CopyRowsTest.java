package org.estuaire.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CopyRowsTest {

  private static DataSource database;

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @Test
  void everyTextComesBackAsItWasWritten() throws SQLException {
    List<String> texts =
        List.of("", "plain", "tab\tline\nreturn\rback\\slash", "\\N", "é€𝄞 then\tmore\\", "Ÿ\\.");
    try (Connection tx = transaction("CREATE TEMP TABLE t (n integer, text text)")) {
      try (CopyRows rows = new CopyRows(tx, "COPY t (n, text) FROM STDIN")) {
        for (int i = 0; i < texts.size(); i++) {
          rows.number(i).text(texts.get(i)).endRow();
        }
        assertThat(rows.rows()).isEqualTo(texts.size());
      }
      assertThat(TestQuery.rows(tx, "SELECT text FROM t ORDER BY n")).isEqualTo(texts);
    }
  }

  @Test
  void whatIsAbsentBecomesNull() throws SQLException {
    try (Connection tx =
        transaction(
            "CREATE TEMP TABLE t (a text, b text, c numeric, d timestamptz, e uuid, f bytea)")) {
      try (CopyRows rows = new CopyRows(tx, "COPY t FROM STDIN")) {
        rows.text(null).textOrNull("").decimal(null).time((Instant) null).uuid(null).bytes(null);
        rows.endRow();
      }
      assertThat(TestQuery.rows(tx, "SELECT num_nulls(a, b, c, d, e, f)::text FROM t"))
          .containsExactly("6");
    }
  }

  @Test
  void valuesOfOtherTypesComeBackAsTheyWereWritten() throws SQLException {
    try (Connection tx =
        transaction(
            "CREATE TEMP TABLE t (a numeric, b timestamptz, c date, d bytea, e text[], f boolean)")) {
      try (CopyRows rows = new CopyRows(tx, "COPY t FROM STDIN")) {
        rows.decimal(new BigDecimal("1E+3")).time(Instant.parse("2026-11-21T10:20:30.123456Z"));
        rows.time(LocalDate.of(2026, 11, 21)).bytes(new byte[] {0, -1, 92});
        rows.texts(List.of("a\"b", "c\\d", "é")).bool(true).endRow();
      }
      assertThat(
              TestQuery.rows(
                  tx,
                  "SELECT concat_ws('/', a, b AT TIME ZONE 'UTC', c, encode(d, 'hex'), e[1], e[2], e[3], f) FROM t"))
          .containsExactly("1000/2026-11-21 10:20:30.123456/2026-11-21/00ff5c/a\"b/c\\d/é/t");
    }
  }

  @Test
  void bytesOfEveryValueAndAnyLengthComeBackAsTheyWereWritten() throws SQLException {
    byte[] every = new byte[1 << 18];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    try (Connection tx = transaction("CREATE TEMP TABLE t (n integer, b bytea)")) {
      try (CopyRows rows = new CopyRows(tx, "COPY t FROM STDIN")) {
        rows.number(1).bytes(every).endRow();
        rows.number(2).bytes(new byte[0]).endRow();
      }
      assertThat(TestQuery.rows(tx, "SELECT encode(sha256(b), 'hex') FROM t ORDER BY n"))
          .containsExactly(sha256(every), sha256(new byte[0]));
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Far more rows than one block holds, and texts longer than a block. */
  @Test
  void rowsOfAnyLengthArriveWhole() throws SQLException {
    String longest = "é\t".repeat(200_000);
    try (Connection tx = transaction("CREATE TEMP TABLE t (text text)")) {
      try (CopyRows rows = new CopyRows(tx, "COPY t FROM STDIN")) {
        rows.text(longest).endRow();
        for (int i = 0; i < 20_000; i++) {
          rows.text("a row of some length that is repeated").endRow();
        }
        rows.text(longest).endRow();
      }
      assertThat(TestQuery.rows(tx, "SELECT count(*) || '/' || sum(length(text)) FROM t"))
          .containsExactly("20002/" + (800_000 + 20_000 * 37));
    }
  }

  /** The loading of a chunk looks for the record to blame, and only an SQL exception names one. */
  @Test
  void aRowThatTheServerRefusesIsToldAsItsRefusalHoweverManyFollow() throws SQLException {
    try (Connection tx = transaction("CREATE TEMP TABLE t (n integer CHECK (n < 10), text text)")) {
      assertThatThrownBy(
              () -> {
                try (CopyRows rows = new CopyRows(tx, "COPY t FROM STDIN")) {
                  for (int i = 0; i < 200_000; i++) {
                    rows.number(i).text("enough to fill many blocks").endRow();
                  }
                }
              })
          .isInstanceOfSatisfying(
              SQLException.class, refusal -> assertThat(refusal.getSQLState()).isEqualTo("23514"));
    }
  }

  private static Connection transaction(String table) throws SQLException {
    Connection tx = database.getConnection();
    tx.setAutoCommit(false);
    try (Statement create = tx.createStatement()) {
      create.execute(table + " ON COMMIT DROP");
    }
    return tx;
  }
}
