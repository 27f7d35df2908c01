package org.estuaire.exchange.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.repository.CopyRows;
import org.estuaire.repository.PlannedAnew;

/** Writes a chunk's ledger: records, quarantine, findings, and how far each delivery is. */
final class ChunkLedger {

  private static final String COPY_RECORDS =
      "COPY exchange.record (delivery_id, ordinal, line, byte_offset, byte_length, lane, key, outcome,"
          + " source_identity_id, parts_read, parts_loaded, parts_known, parts_superseded, parts_left_out)"
          + " FROM STDIN";
  private static final String COPY_REJECTS =
      "COPY exchange.reject (delivery_id, ordinal, state, sealed_fragment) FROM STDIN";

  /** A delivery that another process has taken further is left as it is, and not told. */
  private static final String PROGRESS =
      """
      UPDATE exchange.delivery AS d SET
        done = d.done + chunk.records, loaded = d.loaded + chunk.loaded,
        rejected = d.rejected + chunk.rejected, held = d.held + chunk.held,
        known = d.known + chunk.known,
        attempts = CASE WHEN d.done + chunk.records = d.records THEN 0 ELSE d.attempts END,
        losses = CASE WHEN d.done + chunk.records = d.records THEN 0 ELSE d.losses END,
        in_hand = d.in_hand AND d.done + chunk.records < d.records,
        parts_read = d.parts_read + chunk.parts_read, parts_loaded = d.parts_loaded + chunk.parts_loaded,
        parts_known = d.parts_known + chunk.parts_known,
        parts_superseded = d.parts_superseded + chunk.parts_superseded,
        parts_left_out = d.parts_left_out + chunk.parts_left_out,
        parts_waiting = d.parts_waiting + chunk.parts_waiting, uncounted = d.uncounted + chunk.uncounted,
        state = CASE WHEN d.done + chunk.records = d.records THEN 'LOADED' ELSE d.state END,
        finished_at = CASE WHEN d.done + chunk.records = d.records THEN clock_timestamp() END
      FROM unnest(?::bigint[], ?::integer[], ?::integer[], ?::integer[], ?::integer[],
          ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::integer[],
          ?::integer[], ?::integer[], ?::integer[])
        AS chunk (id, records, loaded, rejected, held, known, last, parts_read, parts_loaded, parts_known,
          parts_superseded, parts_left_out, parts_waiting, uncounted)
      WHERE d.id = chunk.id AND d.state = 'LOADING' AND d.done + chunk.records = chunk.last
      RETURNING d.id
      """;

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
    writeLeftOut(tx, records, verdicts);
    Collection<Progress> progress = progress(records, verdicts);
    writeProgress(tx, progress);
    NightQuarantine.add(tx, quarantined(records, verdicts));
    return progress.stream().map(one -> one.count).reduce(LoadCount.NONE, LoadCount::plus);
  }

  private static <R extends LaneRecord> Map<String, Integer> quarantined(
      List<PreparedRecord<R>> records, List<Verdict> verdicts) {
    Map<String, Integer> byPartner = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      if (verdicts.get(i) instanceof Verdict.Refused) {
        byPartner.merge(records.get(i).delivery().partner().code(), 1, Integer::sum);
      }
    }
    return byPartner;
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
                    : null);
        boolean counted = lane.countsParts() && record.tally().isPresent();
        PartRows.write(rows, counted, PartRows.of(lane, record.tally(), verdict));
        rows.endRow();
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
              .bytes(seal.seal(record.raw().bytes(), place(record)))
              .endRow();
        }
      }
    }
  }

  private static SealedPlace place(PreparedRecord<?> record) {
    return SealedPlace.reject(
        record.delivery().id(), record.raw().place().ordinal(), record.delivery().partner().code());
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
                records.get(i).delivery().partner().code(),
                verdicts.get(i).findings()));
      }
    }
    findings.add(tx, found);
  }

  private <R extends LaneRecord> void writeLeftOut(
      Connection tx, List<PreparedRecord<R>> records, List<Verdict> verdicts) throws SQLException {
    List<PartRows.OfRecord> leftOut = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      PreparedRecord<R> record = records.get(i);
      if (verdicts.get(i) instanceof Verdict.Taken
          && record.tally().isPresent()
          && !record.tally().get().leftOut().isEmpty()) {
        leftOut.add(
            new PartRows.OfRecord(
                record.delivery().id(),
                record.raw().place().ordinal(),
                record.tally().get().leftOut()));
      }
    }
    PartRows.leaveOut(tx, leftOut);
  }

  private <R extends LaneRecord> Collection<Progress> progress(
      List<PreparedRecord<R>> records, List<Verdict> verdicts) {
    Map<Long, Progress> deliveries = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      deliveries
          .computeIfAbsent(records.get(i).delivery().id(), Progress::new)
          .add(
              records.get(i).raw().place().ordinal(),
              verdicts.get(i).outcome(),
              PartRows.of(lane, records.get(i).tally(), verdicts.get(i)));
    }
    return deliveries.values();
  }

  private static void writeProgress(Connection tx, Collection<Progress> progress)
      throws SQLException {
    Set<Long> changed = new HashSet<>();
    try (PreparedStatement update = PlannedAnew.prepare(tx, PROGRESS)) {
      update.setArray(1, array(tx, "bigint", progress, one -> one.delivery));
      update.setArray(2, array(tx, "integer", progress, one -> one.count.total()));
      update.setArray(3, array(tx, "integer", progress, one -> one.count.loaded()));
      update.setArray(4, array(tx, "integer", progress, one -> one.count.rejected()));
      update.setArray(5, array(tx, "integer", progress, one -> one.count.held()));
      update.setArray(6, array(tx, "integer", progress, one -> one.count.known()));
      update.setArray(7, array(tx, "integer", progress, one -> one.last));
      update.setArray(8, array(tx, "integer", progress, one -> one.parts.read()));
      update.setArray(9, array(tx, "integer", progress, one -> one.parts.loaded()));
      update.setArray(10, array(tx, "integer", progress, one -> one.parts.known()));
      update.setArray(11, array(tx, "integer", progress, one -> one.parts.superseded()));
      update.setArray(12, array(tx, "integer", progress, one -> one.parts.leftOut()));
      update.setArray(13, array(tx, "integer", progress, one -> one.parts.waiting()));
      update.setArray(14, array(tx, "integer", progress, one -> one.parts.uncounted()));
      try (ResultSet rows = update.executeQuery()) {
        while (rows.next()) {
          changed.add(rows.getLong(1));
        }
      }
    }
    for (Progress one : progress) {
      if (!changed.contains(one.delivery)) {
        throw new ConcurrentLoad(one.delivery);
      }
    }
  }

  private static Array array(
      Connection tx, String type, Collection<Progress> progress, Function<Progress, ?> column)
      throws SQLException {
    return tx.createArrayOf(type, progress.stream().map(column).toArray());
  }

  /** How far a chunk takes one delivery. */
  private static final class Progress {
    private final long delivery;
    private LoadCount count = LoadCount.NONE;
    private PartBalance parts = PartBalance.NONE;
    private int last;

    Progress(long delivery) {
      this.delivery = delivery;
    }

    void add(int ordinal, RecordOutcome outcome, PartBalance ofRecord) {
      count = count.plus(outcome);
      parts = parts.plus(ofRecord);
      last = ordinal;
    }
  }
}
