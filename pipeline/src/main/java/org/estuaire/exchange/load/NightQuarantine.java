package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many records of each partner this night has brought into quarantine. */
final class NightQuarantine {

  private static final String ADD =
      "INSERT INTO exchange.night_quarantine AS q (partner, records)"
          + " SELECT * FROM unnest(?::text[], ?::bigint[])"
          + " ON CONFLICT (partner, after_run) DO UPDATE SET records = q.records + excluded.records";

  private static final String AT_LEAST =
      "SELECT partner FROM exchange.night_quarantine WHERE partner = ANY (?)"
          + " AND after_run = (SELECT exchange.last_completed_run()) AND records >= ?";

  private NightQuarantine() {}

  /** Adds what a chunk brings, in its transaction. */
  static void add(Connection tx, Map<String, Integer> byPartner) throws SQLException {
    if (byPartner.isEmpty()) {
      return;
    }
    // In one order, so that two loads do not wait for each other.
    List<String> partners = byPartner.keySet().stream().sorted().toList();
    try (PreparedStatement insert = tx.prepareStatement(ADD)) {
      insert.setArray(1, tx.createArrayOf("text", partners.toArray()));
      insert.setArray(
          2, tx.createArrayOf("bigint", partners.stream().map(byPartner::get).toArray()));
      insert.executeUpdate();
    }
  }

  /** Those of the partners that have brought so many. */
  static Set<String> atLeast(Connection tx, Collection<String> partners, int records)
      throws SQLException {
    Set<String> found = new HashSet<>();
    try (PreparedStatement select = tx.prepareStatement(AT_LEAST)) {
      select.setArray(1, tx.createArrayOf("text", partners.toArray()));
      select.setInt(2, records);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
