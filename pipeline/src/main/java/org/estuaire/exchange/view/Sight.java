package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the current account sees of the ledger. Names of files and numbers of records hold names of
 * patients and numbers of their dossiers: who watches over deliveries sees a dash in their place.
 */
enum Sight {
  WHOLE("file_name", "r.key"),
  WITHOUT_NAMES("text '—'", "text '—'");

  private static final String NAMES =
      "SELECT has_column_privilege('exchange.arrival', 'file_name', 'SELECT')"
          + " AND has_column_privilege('exchange.record', 'key', 'SELECT')";

  private final String file;
  private final String key;

  Sight(String file, String key) {
    this.file = file;
    this.key = key;
  }

  static Sight of(Connection connection) throws SQLException {
    boolean names = new Sql(NAMES).list(connection, row -> row.getBoolean(1)).get(0);
    return names ? WHOLE : WITHOUT_NAMES;
  }

  /** In the place of {@code file_name} of {@code exchange.arrival}. */
  String file() {
    return file;
  }

  /** In the place of {@code r.key} of {@code exchange.record}. */
  String key() {
    return key;
  }
}
