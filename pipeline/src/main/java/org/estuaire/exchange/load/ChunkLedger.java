package org.estuaire.exchange.load;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.bigintOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.integerOrNull;
import static org.estuaire.repository.Column.text;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.exchange.Tally;
import org.estuaire.repository.CopyRows;
import org.estuaire.repository.PlannedAnew;
import org.estuaire.repository.Table;

/** Writes a chunk's ledger: records, quarantine, findings, and how far each delivery is. */
final class ChunkLedger {

  private static final String COPY_REJECTS =
      "COPY exchange.reject (delivery_id, ordinal, state, sealed_fragment) FROM STDIN";

  /** A delivery that another process has taken further is left as it is, and not reported. */
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
  private final Table<Judged> records;

  ChunkLedger(LaneName lane, Seal seal, FindingRows findings) {
    this.lane = lane;
    this.seal = seal;
    this.findings = findings;
    this.records = records(lane);
  }

  /**
   * Writes the ledger of a chunk.
   *
   * @throws ConcurrentLoad when another process has loaded the same delivery meanwhile
   */
  LoadCount write(Connection tx, List<Judged> chunk) throws SQLException {
    records.copy(tx, chunk);
    writeRejects(tx, chunk.stream().filter(Judged::isRefused).toList());
    writeFindings(tx, chunk);
    writeLeftOut(tx, chunk);
    Collection<Progress> progress = progress(chunk);
    writeProgress(tx, progress);
    NightQuarantine.add(tx, quarantined(chunk));
    return progress.stream().map(one -> one.count).reduce(LoadCount.NONE, LoadCount::plus);
  }

  private static Map<String, Integer> quarantined(List<Judged> chunk) {
    return chunk.stream()
        .filter(Judged::isRefused)
        .collect(Collectors.toMap(one -> one.delivery().partner().code(), one -> 1, Integer::sum));
  }

  private static Table<Judged> records(LaneName lane) {
    return Table.<Judged>named("exchange.record")
        .rest(
            bigint("delivery_id", one -> one.delivery().id()),
            integer("ordinal", one -> one.place().ordinal()),
            bigint("line", one -> one.place().line()),
            bigint("byte_offset", one -> one.place().offset()),
            integer("byte_length", one -> one.place().length()),
            text("lane", one -> lane.code()),
            text("key", one -> one.verdict().key()),
            text("outcome", one -> one.verdict().outcome().name()),
            bigintOrNull("source_identity_id", ChunkLedger::filedUnder))
        .rest(
            one -> PartRows.counted(lane, one),
            integerOrNull("parts_read", counted -> part(counted, PartBalance::read)),
            integerOrNull("parts_loaded", counted -> part(counted, PartBalance::loaded)),
            integerOrNull("parts_known", counted -> part(counted, PartBalance::known)),
            integerOrNull("parts_superseded", counted -> part(counted, PartBalance::superseded)),
            integerOrNull("parts_left_out", counted -> part(counted, PartBalance::leftOut)));
  }

  private static OptionalLong filedUnder(Judged one) {
    return one.verdict() instanceof Verdict.Taken taken && taken.filed()
        ? OptionalLong.of(taken.sourceIdentityId())
        : OptionalLong.empty();
  }

  private static OptionalInt part(Optional<PartBalance> counted, ToLongFunction<PartBalance> part) {
    return counted.isPresent()
        ? OptionalInt.of(Math.toIntExact(part.applyAsLong(counted.get())))
        : OptionalInt.empty();
  }

  private void writeRejects(Connection tx, List<Judged> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (CopyRows rows = new CopyRows(tx, COPY_REJECTS)) {
      for (Judged one : refused) {
        rows.number(one.delivery().id())
            .number(one.place().ordinal())
            .text(one.verdict().outcome().name())
            .bytes(seal.seal(one.record().raw().bytes(), sealedPlace(one)))
            .endRow();
      }
    }
  }

  private static SealedPlace sealedPlace(Judged one) {
    return SealedPlace.reject(
        one.delivery().id(), one.place().ordinal(), one.delivery().partner().code());
  }

  private void writeFindings(Connection tx, List<Judged> chunk) throws SQLException {
    findings.add(
        tx,
        chunk.stream()
            .filter(one -> !one.verdict().findings().isEmpty())
            .map(
                one ->
                    new FindingRows.OfRecord(
                        one.delivery().id(),
                        one.place().ordinal(),
                        one.delivery().partner().code(),
                        one.verdict().findings()))
            .toList());
  }

  private static void writeLeftOut(Connection tx, List<Judged> chunk) throws SQLException {
    PartRows.leaveOut(
        tx,
        chunk.stream()
            .filter(one -> !one.isRefused())
            .map(
                one ->
                    new PartRows.OfRecord(
                        one.delivery().id(),
                        one.place().ordinal(),
                        one.record().tally().map(Tally::leftOut).orElse(List.of())))
            .filter(one -> !one.leftOut().isEmpty())
            .toList());
  }

  private Collection<Progress> progress(List<Judged> chunk) {
    Map<Long, Progress> deliveries = new LinkedHashMap<>();
    for (Judged one : chunk) {
      deliveries
          .computeIfAbsent(one.delivery().id(), Progress::new)
          .add(one.place().ordinal(), one.verdict().outcome(), one.parts(lane));
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
