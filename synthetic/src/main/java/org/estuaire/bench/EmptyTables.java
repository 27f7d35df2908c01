package org.estuaire.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What every round begins with: empty tables, vacuumed and with a checkpoint behind them. */
final class EmptyTables {

  private static final String TRUNCATE =
      "TRUNCATE exchange.delivery, exchange.record, identity.person, identity.link, social.entitlement,"
          + " lab.report, lab.result, lab.superseded_result,"
          + " lab.document, lab.changed_report, lab.whole_version, social.dossier,"
          + " billing.invoice, identity.source_identity, distribution.dossier CASCADE";

  private EmptyTables() {}

  static void in(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TRUNCATE);
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
  }
}
