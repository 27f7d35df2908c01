package org.estuaire.exchange.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedNumbersTest {

  private static final String DELIVERY = "SELECT nextval('exchange.delivery_id_seq')";

  @TempDir Path landing;

  @Test
  void aRestoredRepositoryGoesOnAboveWhatPartnersHaveSeen() throws Exception {
    DataSource newer = TestDatabase.create();
    number(newer, "SELECT max(nextval('exchange.delivery_id_seq')) FROM generate_series(1, 41)");
    new UsedNumbers(landing, newer).remember();

    DataSource older = TestDatabase.create();
    number(older, DELIVERY);
    assertThat(new UsedNumbers(landing, older).goOn())
        .isEqualTo(Map.of("exchange.delivery_id_seq", 41L));

    assertThat(number(older, DELIVERY)).isEqualTo(42);
  }

  @Test
  void aRepositoryThatIsAheadOfTheDataFolderLeavesNoGap() throws Exception {
    DataSource database = TestDatabase.create();
    number(database, DELIVERY);
    UsedNumbers used = new UsedNumbers(landing, database);
    used.remember();
    number(database, DELIVERY);

    assertThat(used.goOn()).isEmpty();
    assertThat(used.goOn()).isEmpty();

    assertThat(number(database, DELIVERY)).isEqualTo(3);
    assertThat(Files.getPosixFilePermissions(landing.resolve(".numbers")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static long number(DataSource database, String query) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
