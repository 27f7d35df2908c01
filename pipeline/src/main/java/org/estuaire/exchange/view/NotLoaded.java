package org.estuaire.exchange.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.exchange.landing.Stock;

/** What of each partner is landed and not loaded yet. */
public final class NotLoaded {

  private record Row(String partner, Stock stock) {}

  private NotLoaded() {}

  /** By partner; those without anything are left out. */
  public static Map<String, Stock> read(Connection connection) throws SQLException {
    return new Sql(
            "SELECT partner, count(*), sum(bytes) FROM exchange.delivery"
                + " WHERE state IN ('RECEIVED', 'LOADING') GROUP BY 1")
            .list(
                connection,
                row -> new Row(row.getString(1), new Stock(row.getLong(2), row.getLong(3))))
            .stream()
            .collect(Collectors.toMap(Row::partner, Row::stock));
  }
}
