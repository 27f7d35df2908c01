package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;

/**
 * What a repository of before holds of powers of ten is put right when it is brought up to date.
 */
final class MisreadPowersTest {

  private final DataSource database = TestDatabase.create();

  @Test
  void aCountThatWasReadTenTimesTooLargeIsPutRightAndItsPracticesAreTold() throws Exception {
    try (Connection tx = database.getConnection();
        Statement statement = tx.createStatement()) {
      row(statement, 1, "10E5", "1000000");
      row(statement, 2, "<10E3", "10000");
      row(statement, 3, "12E4", "120000");
      row(statement, 4, "10E5 UFC", "7");
      row(statement, 5, "100000", "100000");
      statement.execute(migration());
    }
    assertThat(
            TestQuery.rows(
                database, "SELECT report_id, trim_scale(value) FROM lab.result ORDER BY 1"))
        .containsExactly("1|100000", "2|1000", "3|120000", "4|7", "5|100000");
    assertThat(TestQuery.rows(database, "SELECT report_id FROM lab.changed_report ORDER BY 1"))
        .containsExactly("1", "2");
  }

  private static void row(Statement statement, int report, String sent, String value)
      throws Exception {
    statement.executeUpdate(
        "INSERT INTO lab.result (report_id, source_identity_id, collected_at, version_at, issued_at,"
            + " delivery_id, ordinal, status, confirmed, code, sub_id, sent_value, kind, value)"
            + " VALUES ("
            + report
            + ", 1, '2026-03-02', '2026-03-02', '2026-03-02', 1, 1, 'F', false, 'X', '', '"
            + sent
            + "', 'quantity', "
            + value
            + ")");
  }

  private static String migration() throws Exception {
    try (InputStream file =
        MisreadPowersTest.class.getResourceAsStream("/db/migration/V216__lab_powers_of_ten.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
