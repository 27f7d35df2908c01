package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.estuaire.identity.EventKind;

/** Records decisions by hand among the events of the feeds, at the time at which they are taken. */
final class HandEvents {

  private static final String ADD =
      """
      INSERT INTO identity.event (domain, local_id, event_at, kind, other_domain, other_local_id,
        digest, said_by, reason)
      VALUES (?, ?, clock_timestamp(), ?, ?, ?, sha256(convert_to(?, 'UTF8')), ?, ?)
      """;

  private HandEvents() {}

  static void add(Connection tx, EventKind kind, List<PairDecisions.Two> pairs, Decision decision)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ADD)) {
      for (PairDecisions.Two two : pairs) {
        statement.setString(1, two.one().domain());
        statement.setString(2, two.one().value());
        statement.setString(3, kind.name());
        statement.setString(4, two.other().domain());
        statement.setString(5, two.other().value());
        statement.setString(6, decision.why());
        statement.setString(7, decision.who());
        statement.setString(8, decision.why());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
