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
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;

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
      SELECT decided.id, d.partner FROM (
      SELECT q.id FROM exchange.awaited_record w
        JOIN exchange.reject q
          ON q.delivery_id = w.delivery_id AND q.ordinal = w.ordinal AND q.state = 'HELD'
      UNION
      SELECT q.id
      FROM identity.doubted_record r
        JOIN exchange.reject q
          ON q.delivery_id = r.delivery_id AND q.ordinal = r.ordinal AND q.state = 'HELD'
      GROUP BY q.id
      HAVING bool_or(r.state = 'ACCEPTED')
        OR max(r.review_item_id) FILTER (WHERE r.state = 'DISMISSED')
          > coalesce(max(r.review_item_id) FILTER (WHERE r.state = 'OPEN'), 0)) decided
        JOIN exchange.reject r ON r.id = decided.id
        JOIN exchange.delivery d ON d.id = r.delivery_id
      ORDER BY decided.id
      """;

  /** Records that are noted together as in progress. */
  private static final int TOGETHER = 100;

  private static final int ROWS_AT_A_TIME = 10_000;

  private final DataSource database;
  private final Replay replay;
  private final Troubles troubles;

  HeldRecords(DataSource database, Replay replay) {
    this.database = database;
    this.replay = replay;
    this.troubles = new Troubles(database);
  }

  /**
   * Files what waits no longer: every held record whose identity was decided. One that can't be
   * filed stays in quarantine, and the others are filed.
   *
   * @return what became of them
   */
  public Map<RecordOutcome, Integer> fileDecided() throws SQLException {
    TroubleRound round = troubles.round(Step.FILE_HELD);
    Map<RecordOutcome, Integer> outcomes = new EnumMap<>(RecordOutcome.class);
    for (List<Subject> together : groups(decided(), round)) {
      file(together, round, outcomes);
    }
    round.end();
    return outcomes;
  }

  /** What is noted together as in progress: those over which the process died last, each alone. */
  private static List<List<Subject>> groups(List<Subject> decided, TroubleRound round) {
    List<List<Subject>> groups = new ArrayList<>();
    List<List<Subject>> suspects = new ArrayList<>();
    for (Subject record : decided) {
      if (round.passesOver(record)) {
        continue;
      }
      if (round.isSuspect(record)) {
        suspects.add(List.of(record));
        continue;
      }
      if (groups.isEmpty() || groups.get(groups.size() - 1).size() == TOGETHER) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(record);
    }
    groups.addAll(suspects);
    return groups;
  }

  private void file(List<Subject> records, TroubleRound round, Map<RecordOutcome, Integer> outcomes)
      throws SQLException {
    round.holding(
        records,
        () -> {
          for (Subject record : records) {
            replay(record, round).ifPresent(now -> outcomes.merge(now, 1, Integer::sum));
          }
          return records.size();
        });
  }

  private Optional<RecordOutcome> replay(Subject record, TroubleRound round) throws SQLException {
    try {
      return replay.replay(record.number());
    } catch (SealBroken named) {
      // Noted, and reported by status and report.
      return Optional.empty();
    } catch (SQLException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      round.note(record, failure);
      return Optional.empty();
    }
  }

  /** One decision may open the way of a million records: of each no more is held than its name. */
  private List<Subject> decided() throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try (PreparedStatement select = tx.prepareStatement(DECIDED)) {
        select.setFetchSize(ROWS_AT_A_TIME);
        List<Subject> rejects = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            rejects.add(Subject.record(row.getLong(1), row.getString(2).intern()));
          }
        }
        tx.commit();
        return rejects;
      }
    }
  }
}
