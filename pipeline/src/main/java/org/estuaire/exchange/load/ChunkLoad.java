package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.identity.IdentityResolver;

/**
 * Loads a prepared chunk in the caller's transaction: persons are found, rows merged, and every
 * record gets its verdict. The ledger is written by {@link ChunkLedger} in the same transaction.
 */
final class ChunkLoad<R extends LaneRecord> {

  private static final IdentityResolver.Resolution FILED_UNDER_NOBODY =
      new IdentityResolver.Resolution.Known(Filed.NOBODY);

  private final IdentityResolver resolver;
  private final Loader<R> loader;
  private final CrashPoint.Watch watch;

  ChunkLoad(IdentityResolver resolver, Loader<R> loader, CrashPoint.Watch watch) {
    this.resolver = resolver;
    this.loader = loader;
    this.watch = watch;
  }

  /**
   * The verdict on each record, in order.
   *
   * @throws SQLException when the database fails; the caller rolls back and nothing has happened
   */
  List<Verdict> load(Connection tx, List<PreparedRecord<R>> records) throws SQLException {
    List<Verdict> verdicts = new ArrayList<>(records.size());
    Savepoint before = tx.setSavepoint();
    try {
      verdicts.addAll(attempt(tx, records));
      tx.releaseSavepoint(before);
    } catch (SQLException refusal) {
      if (!blamesTheData(refusal)) {
        throw refusal;
      }
      tx.rollback(before);
      verdicts.clear();
      verdicts.addAll(isolate(tx, records, refusal));
    }
    watch.reached(CrashPoint.CHUNK_ROWS_BEFORE_LEDGER);
    return verdicts;
  }

  private List<Verdict> attempt(Connection tx, List<PreparedRecord<R>> records)
      throws SQLException {
    Verdict[] verdicts = new Verdict[records.size()];
    List<Integer> accepted = new ArrayList<>();
    List<IdentityResolver.Statement> claims = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      PreparedRecord<R> record = records.get(i);
      if (record.outcome() instanceof Outcome.Accepted<R> good) {
        accepted.add(i);
        if (!good.record().statesAPerson()) {
          continue;
        }
        claims.add(
            new IdentityResolver.Statement(
                record.delivery().partner().code(),
                record.delivery().id(),
                record.raw().place().ordinal(),
                good.record().claim()));
      } else {
        Outcome.Rejected<R> bad = (Outcome.Rejected<R>) record.outcome();
        verdicts[i] = new Verdict.Refused(RecordOutcome.REJECTED, bad.key(), bad.why());
      }
    }
    file(tx, records, accepted, resolver.resolve(tx, claims), verdicts);
    return List.of(verdicts);
  }

  private void file(
      Connection tx,
      List<PreparedRecord<R>> records,
      List<Integer> accepted,
      List<IdentityResolver.Resolution> resolutions,
      Verdict[] verdicts)
      throws SQLException {
    Iterator<IdentityResolver.Resolution> resolved = resolutions.iterator();
    List<Integer> positions = new ArrayList<>();
    List<Filed<R>> filed = new ArrayList<>();
    for (int k = 0; k < accepted.size(); k++) {
      int i = accepted.get(k);
      PreparedRecord<R> prepared = records.get(i);
      R record = ((Outcome.Accepted<R>) prepared.outcome()).record();
      IdentityResolver.Resolution resolution =
          record.statesAPerson() ? resolved.next() : FILED_UNDER_NOBODY;
      if (resolution instanceof IdentityResolver.Resolution.Known known) {
        positions.add(i);
        filed.add(
            new Filed<>(
                prepared.delivery().id(),
                prepared.raw().place(),
                prepared.delivery().partner().code(),
                known.sourceIdentityId(),
                record));
      } else {
        Finding why = ((IdentityResolver.Resolution.Held) resolution).why();
        verdicts[i] = new Verdict.Refused(RecordOutcome.HELD, record.key(), List.of(why));
      }
    }
    List<Loader.LoadResult> results = filed.isEmpty() ? List.of() : loader.load(tx, filed);
    for (int k = 0; k < filed.size(); k++) {
      int i = positions.get(k);
      verdicts[i] = verdict(records.get(i), results.get(k), filed.get(k).sourceIdentityId());
    }
  }

  private static <R extends LaneRecord> Verdict verdict(
      PreparedRecord<R> record, Loader.LoadResult result, long sourceIdentityId) throws PartsLost {
    Outcome.Accepted<R> good = (Outcome.Accepted<R>) record.outcome();
    String key = good.record().key();
    if (result.waitsFor().isPresent()) {
      List<Finding> why = new ArrayList<>();
      why.add(Finding.of(result.waitsFor().get()));
      why.addAll(good.warnings());
      return new Verdict.Refused(RecordOutcome.HELD, key, why);
    }
    if (record.tally().isPresent()) {
      PartsLost.check(record.tally().get(), result.parts());
    }
    return new Verdict.Taken(
        result.changed() ? RecordOutcome.LOADED : RecordOutcome.ALREADY_KNOWN,
        key,
        sourceIdentityId,
        told(good.warnings(), result.findings()),
        result.parts());
  }

  private static List<Finding> told(List<Finding> warnings, List<Finding> besideWhatIsKnown) {
    if (besideWhatIsKnown.isEmpty()) {
      return warnings;
    }
    List<Finding> all = new ArrayList<>(warnings);
    all.addAll(besideWhatIsKnown);
    return all;
  }

  /** Finds, by halves, the records that the database refuses; the others are loaded. */
  private List<Verdict> isolate(
      Connection tx, List<PreparedRecord<R>> records, SQLException refusal) throws SQLException {
    if (records.size() == 1) {
      String key =
          records.get(0).outcome() instanceof Outcome.Accepted<R> good ? good.record().key() : "";
      Finding why =
          refusal instanceof PartsLost lost
              ? lost.why()
              : Finding.of(DeliveryFinding.REFUSED_BY_REPOSITORY, refusal.getSQLState());
      return List.of(new Verdict.Refused(RecordOutcome.REJECTED, key, List.of(why)));
    }
    int middle = records.size() / 2;
    List<Verdict> verdicts = new ArrayList<>(load(tx, records.subList(0, middle)));
    verdicts.addAll(load(tx, records.subList(middle, records.size())));
    return verdicts;
  }

  /** SQLSTATE class 22 (data exception) and 23 (integrity constraint violation). */
  private static boolean blamesTheData(SQLException refusal) {
    String state = refusal.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
