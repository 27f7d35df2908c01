package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.Unsealed;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;

/** A ledger with a few deliveries of one partner, as loading finds and leaves it. */
final class LedgerRows {

  static final Partner LABO = Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);

  static final Seal OPEN = Unsealed.SEAL;

  final DataSource database = TestDatabase.create();

  /** Deliveries 1, 2, … in one state. */
  LedgerRows(int deliveries, String state, int records) throws SQLException {
    change("INSERT INTO exchange.partner VALUES ('labo-estran', 'Labo', 'LABORATORY')");
    change(
        "INSERT INTO exchange.delivery (partner, sha256, bytes, state, records, attempts, lane,"
            + " record_type) SELECT 'labo-estran', repeat(to_hex(n), 64), 100, '"
            + state
            + "', "
            + records
            + ", 1, 'lab', 'lab-report' FROM generate_series(1, "
            + deliveries
            + ") n");
  }

  void change(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  List<String> rows(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }
}
