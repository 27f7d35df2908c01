package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Seal;
import org.estuaire.repository.CopyRows;

/** Writes a chunk's ledger: records, quarantine, findings, and how far each delivery is. */
final class ChunkLedger {

  private static final String COPY_RECORDS =
      "COPY exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane, key, outcome,"
          + " source_identity_id) FROM STDIN";
  private static final String COPY_REJECTS =
      "COPY exchange.reject (delivery_id, ordinal, state, sealed_fragment) FROM STDIN";

  private final LaneName lane;
  private final Seal seal;
  private final FindingRows findings;

  ChunkLedger(LaneName lane, Seal seal, FindingRows findings) {
    this.lane = lane;
    this.seal = seal;
    this.findings = findings;
  }

  /**
   * Writes the ledger of a chunk.
   *
   * @throws ConcurrentLoad when another process has loaded the same delivery meanwhile
   */
  <R extends LaneRecord> LoadCount write(
      Connection tx, List<PreparedRecord<R>> records, List<Verdict> verdicts) throws SQLException {
    writeRecords(tx, records, verdicts);
    writeRejects(tx, records, verdicts);
    writeFindings(tx, records, verdicts);
    Map<PendingDelivery, LoadCount> counts = count(records, verdicts);
    writeProgress(tx, counts, lastOrdinals(records));
    return counts.values().stream().reduce(LoadCount.NONE, LoadCount::plus);
  }

  private <R extends LaneRecord> void writeRecords(
      Connection tx, List<PreparedRecord<R>> records, List<Verdict> verdicts) throws SQLException {
    try (CopyRows rows = new CopyRows(tx, COPY_RECORDS)) {
      for (int i = 0; i < records.size(); i++) {
        PreparedRecord<R> record = records.get(i);
        Verdict verdict = verdicts.get(i);
        Place place = record.raw().place();
        rows.number(record.delivery().id())
            .number(place.ordinal())
            .number(place.line())
            .number(place.offset())
            .number(place.length())
            .text(lane.code())
            .text(verdict.key())
            .text(verdict.outcome().name())
            .text(
                verdict instanceof Verdict.Taken taken && taken.filed()
                    ? Long.toString(taken.sourceIdentityId())
                    : null)
            .endRow();
      }
    }
  }

  private <R extends LaneRecord> void writeRejects(
      Connection tx, List<PreparedRecord<R>> records, List<Verdict> verdicts) throws SQLException {
    if (verdicts.stream().noneMatch(Verdict.Refused.class::isInstance)) {
      return;
    }
    try (CopyRows rows = new CopyRows(tx, COPY_REJECTS)) {
      for (int i = 0; i < records.size(); i++) {
        if (verdicts.get(i) instanceof Verdict.Refused refused) {
          PreparedRecord<R> record = records.get(i);
          rows.number(record.delivery().id())
              .number(record.raw().place().ordinal())
              .text(refused.outcome().name())
              .bytes(seal.seal(record.raw().bytes()))
              .endRow();
        }
      }
    }
  }

  private <R extends LaneRecord> void writeFindings(
      Connection tx, List<PreparedRecord<R>> records, List<Verdict> verdicts) throws SQLException {
    List<FindingRows.OfRecord> found = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (!verdicts.get(i).findings().isEmpty()) {
        found.add(
            new FindingRows.OfRecord(
                records.get(i).delivery().id(),
                records.get(i).raw().place().ordinal(),
                verdicts.get(i).findings()));
      }
    }
    findings.add(tx, found);
  }

  private static <R extends LaneRecord> Map<PendingDelivery, LoadCount> count(
      List<PreparedRecord<R>> records, List<Verdict> verdicts) {
    Map<PendingDelivery, LoadCount> counts = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      RecordOutcome outcome = verdicts.get(i).outcome();
      counts.merge(
          records.get(i).delivery(),
          LoadCount.NONE.plus(outcome),
          (before, one) -> before.plus(outcome));
    }
    return counts;
  }

  private static <R extends LaneRecord> Map<PendingDelivery, Integer> lastOrdinals(
      List<PreparedRecord<R>> records) {
    Map<PendingDelivery, Integer> last = new LinkedHashMap<>();
    records.forEach(record -> last.put(record.delivery(), record.raw().place().ordinal()));
    return last;
  }

  private void writeProgress(
      Connection tx, Map<PendingDelivery, LoadCount> counts, Map<PendingDelivery, Integer> last)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.delivery SET done = done + ?, loaded = loaded + ?, rejected = rejected + ?,"
                + " held = held + ?, known = known + ?, attempts = 0,"
                + " state = CASE WHEN done + ? = records THEN 'LOADED' ELSE state END,"
                + " finished_at = CASE WHEN done + ? = records THEN clock_timestamp() END"
                + " WHERE id = ? AND state = 'LOADING' AND done + ? = ?")) {
      List<PendingDelivery> deliveries = List.copyOf(counts.keySet());
      for (PendingDelivery delivery : deliveries) {
        LoadCount count = counts.get(delivery);
        update.setInt(1, count.total());
        update.setInt(2, count.loaded());
        update.setInt(3, count.rejected());
        update.setInt(4, count.held());
        update.setInt(5, count.known());
        update.setInt(6, count.total());
        update.setInt(7, count.total());
        update.setLong(8, delivery.id());
        update.setInt(9, count.total());
        update.setInt(10, last.get(delivery));
        update.addBatch();
      }
      int[] changed = update.executeBatch();
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] != 1) {
          throw new ConcurrentLoad(deliveries.get(i).id());
        }
      }
    }
  }
}
