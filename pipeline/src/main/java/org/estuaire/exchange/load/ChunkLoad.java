package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.RecordType;
import org.estuaire.identity.IdentityResolver;

/**
 * Loads a prepared chunk in the caller's transaction: persons are found, rows merged, and every
 * record gets its verdict. The ledger is written by {@link ChunkLedger} in the same transaction.
 */
final class ChunkLoad<R extends LaneRecord> {

  private final IdentityResolver resolver;
  private final RecordType<R> type;
  private final CrashPoint.Watch watch;

  ChunkLoad(IdentityResolver resolver, RecordType<R> type, CrashPoint.Watch watch) {
    this.resolver = resolver;
    this.type = type;
    this.watch = watch;
  }

  /**
   * The verdict on each record, in order.
   *
   * @throws SQLException when the database fails; the caller rolls back and nothing has happened
   */
  List<Judged> load(Connection tx, List<PreparedRecord<R>> records) throws SQLException {
    Savepoint before = tx.setSavepoint();
    List<Judged> judged;
    try {
      judged = attempt(tx, records);
      tx.releaseSavepoint(before);
    } catch (SQLException refusal) {
      if (!blamesTheData(refusal)) {
        throw refusal;
      }
      tx.rollback(before);
      judged = isolate(tx, records, refusal);
    }
    watch.reached(CrashPoint.CHUNK_ROWS_BEFORE_LEDGER);
    return judged;
  }

  private List<Judged> attempt(Connection tx, List<PreparedRecord<R>> records) throws SQLException {
    List<Passage<R>> chunk =
        records.stream().map(record -> new Passage<>(type.lane(), record)).toList();
    findPersons(tx, chunk.stream().filter(Passage::statesAPerson).toList());
    merge(tx, chunk.stream().filter(Passage::goesOn).toList());
    return chunk.stream().map(Passage::judged).toList();
  }

  private void findPersons(Connection tx, List<Passage<R>> chunk) throws SQLException {
    Iterator<IdentityResolver.Resolution> found =
        resolver.resolve(tx, chunk.stream().map(Passage::statement).toList()).iterator();
    chunk.forEach(one -> one.resolved(found.next()));
  }

  private void merge(Connection tx, List<Passage<R>> chunk) throws SQLException {
    if (chunk.isEmpty()) {
      return;
    }
    Iterator<Loader.LoadResult> results =
        type.loader().load(tx, chunk.stream().map(Passage::filed).toList()).iterator();
    for (Passage<R> one : chunk) {
      one.loaded(results.next());
    }
  }

  /** Finds, by halves, the records that the database refuses; the others are loaded. */
  private List<Judged> isolate(Connection tx, List<PreparedRecord<R>> records, SQLException refusal)
      throws SQLException {
    if (records.size() == 1) {
      return List.of(refused(records.get(0), refusal));
    }
    int middle = records.size() / 2;
    List<Judged> judged = new ArrayList<>(load(tx, records.subList(0, middle)));
    judged.addAll(load(tx, records.subList(middle, records.size())));
    return judged;
  }

  private static <R extends LaneRecord> Judged refused(
      PreparedRecord<R> record, SQLException refusal) {
    String key = record.outcome() instanceof Outcome.Accepted<R> good ? good.record().key() : "";
    Finding why =
        refusal instanceof PartsLost lost
            ? lost.why()
            : Finding.of(DeliveryFinding.REFUSED_BY_REPOSITORY, refusal.getSQLState());
    return new Judged(record, new Verdict.Refused(RecordOutcome.REJECTED, key, List.of(why)));
  }

  /** SQLSTATE class 22 (data exception) and 23 (integrity constraint violation). */
  private static boolean blamesTheData(SQLException refusal) {
    String state = refusal.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
