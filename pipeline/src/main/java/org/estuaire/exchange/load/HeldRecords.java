package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.SealBroken;

/**
 * Records that wait in quarantine, for a decision about an identity or for something that the
 * repository does not hold yet, and their filing once it is there. Filing is a replay: exactly
 * once, whoever decides and wherever.
 */
public final class HeldRecords {

  /**
   * What a record waited for has come, or its identity is decided for good: an accepted item opens
   * the way of its records, a refused one as long as no newer doubt is open about them.
   */
  private static final String DECIDED =
      """
      SELECT q.id FROM exchange.awaited_record w
        JOIN exchange.reject q
          ON q.delivery_id = w.delivery_id AND q.ordinal = w.ordinal AND q.state = 'HELD'
      UNION
      SELECT q.id
      FROM identity.review_item i
        JOIN identity.review_record r ON r.review_item_id = i.id AND r.held
        JOIN exchange.reject q
          ON q.delivery_id = r.delivery_id AND q.ordinal = r.ordinal AND q.state = 'HELD'
      GROUP BY q.id
      HAVING bool_or(i.state = 'ACCEPTED')
        OR max(i.id) FILTER (WHERE i.state = 'DISMISSED')
          > coalesce(max(i.id) FILTER (WHERE i.state = 'OPEN'), 0)
      ORDER BY id
      """;

  private final DataSource database;
  private final Replay replay;

  HeldRecords(DataSource database, Replay replay) {
    this.database = database;
    this.replay = replay;
  }

  /**
   * Files what waits no longer: every held record whose identity was decided.
   *
   * @return what became of them
   */
  public Map<RecordOutcome, Integer> fileDecided() throws SQLException {
    Map<RecordOutcome, Integer> outcomes = new EnumMap<>(RecordOutcome.class);
    for (long reject : decided()) {
      replay(reject).ifPresent(now -> outcomes.merge(now, 1, Integer::sum));
    }
    return outcomes;
  }

  private Optional<RecordOutcome> replay(long reject) throws SQLException {
    try {
      return replay.replay(reject);
    } catch (SealBroken named) {
      // Noted, and told by status and report; the others are filed.
      return Optional.empty();
    }
  }

  private List<Long> decided() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(DECIDED);
        ResultSet row = select.executeQuery()) {
      List<Long> rejects = new ArrayList<>();
      while (row.next()) {
        rejects.add(row.getLong(1));
      }
      return rejects;
    }
  }
}
