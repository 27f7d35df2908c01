package org.estuaire.exchange.load;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.RecordType;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.DeliveryDeaths;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.repository.LateDurability;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the pending deliveries of one lane, whatever their record types, in order of reception. The
 * caller owns the transactions: it takes a chunk from {@link #open}, gives it to {@link #write} and
 * commits.
 */
public final class LaneLoading {

  private static final Logger LOG = LoggerFactory.getLogger(LaneLoading.class);

  private final DataSource database;
  private final LaneName lane;
  private final RecordTypes types;
  private final DeliveryBytes landing;
  private final DeliveryStates states;
  private final RejectLimit limit;
  private final DeliveryDeaths deaths;
  private final Troubles troubles;
  private final IdentityResolver resolver;
  private final ChunkLedger ledger;
  private final CrashPoint.Watch watch;
  private @Nullable TroubleRound round;
  private @Nullable InHand inHand;

  LaneLoading(
      DataSource database,
      LaneName lane,
      RecordTypes types,
      DeliveryBytes landing,
      DeliveryStates states,
      RejectLimit limit,
      IdentityResolver resolver,
      Seal seal,
      CrashPoint.Watch watch) {
    this.database = database;
    this.lane = lane;
    this.types = types;
    this.landing = landing;
    this.states = states;
    this.limit = limit;
    this.deaths = new DeliveryDeaths(database);
    this.troubles = new Troubles(database);
    this.resolver = resolver;
    this.ledger = new ChunkLedger(lane, seal, new FindingRows(seal));
    this.watch = watch;
  }

  public LaneName name() {
    return lane;
  }

  /**
   * Opens everything that is pending in this lane, what failed on its own in an earlier night too.
   *
   * @param chunkRecords most records of a chunk
   * @param threads threads that decode and normalise
   */
  public ChunkSource open(int chunkRecords, int threads) throws SQLException, IOException {
    round = troubles.round(Step.loading(name()));
    return openPending(chunkRecords, threads);
  }

  /** Opens what is pending after all, without what has failed since {@link #open}. */
  public ChunkSource openAgain(int chunkRecords, int threads) throws SQLException, IOException {
    settle();
    return openPending(chunkRecords, threads);
  }

  /** Everything was read to its end, or left out on its own. */
  public void end() throws SQLException {
    requireNonNull(round).end();
  }

  private ChunkSource openPending(int chunkRecords, int threads) throws SQLException {
    InHand inHand = new InHand(deaths, requireNonNull(round));
    this.inHand = inHand;
    List<PendingDelivery> pending;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      pending = new ArrayList<>(states.pending(connection, name()));
      endBeyondLimit(connection, pending);
      connection.commit();
    }
    leaveUnknownTypes(pending, inHand);
    pending.removeIf(delivery -> setAside(delivery) || inHand.isLeftOut(delivery));
    pending.sort(
        Comparator.comparing(PendingDelivery::isSuspect).thenComparing(PendingDelivery::id));
    return new ChunkSource(runs(pending, inHand, chunkRecords), inHand, threads);
  }

  /** What is pending, cut where the record type changes: a chunk has records of one type. */
  private List<Cutting<?>> runs(List<PendingDelivery> pending, InHand inHand, int chunkRecords) {
    List<Cutting<?>> runs = new ArrayList<>();
    List<PendingDelivery> run = new ArrayList<>();
    for (PendingDelivery delivery : pending) {
      if (!run.isEmpty() && !run.get(0).recordType().equals(delivery.recordType())) {
        runs.add(cutting(run, inHand, chunkRecords));
        run.clear();
      }
      run.add(delivery);
    }
    if (!run.isEmpty()) {
      runs.add(cutting(run, inHand, chunkRecords));
    }
    return runs;
  }

  private Cutting<?> cutting(List<PendingDelivery> run, InHand inHand, int chunkRecords) {
    RecordType<?> type = types.find(run.get(0).recordType()).orElseThrow();
    return new Cutting<>(type, landing, run, inHand, chunkRecords);
  }

  /** What a later version has inspected, where it was taken back, waits for it. */
  private void leaveUnknownTypes(List<PendingDelivery> pending, InHand inHand) throws SQLException {
    for (PendingDelivery delivery : pending) {
      if (types.find(delivery.recordType()).isEmpty()) {
        inHand.failed(
            delivery, new IllegalArgumentException("no record type " + delivery.recordType()));
      }
    }
  }

  /**
   * Loads a chunk in the caller's transaction: rows, rejects, findings and ledger. Its commit need
   * not wait for the disk; see {@link #settle}. Where the chunk fails, its deliveries are loaded
   * one by one, so that one that fails on its own takes none of the others with it. A delivery of
   * which the chunk brings too much into quarantine is set aside together with it; where it is too
   * much for its partner's night, all that the partner has left waits for the next one.
   */
  public <R extends LaneRecord> LoadCount write(Connection tx, PreparedChunk<R> chunk)
      throws SQLException {
    LateDurability.allow(tx);
    InHand inHand = requireNonNull(this.inHand);
    List<PreparedRecord<R>> records =
        chunk.records().stream().filter(record -> !inHand.isLeftOut(record.delivery())).toList();
    LoadCount count =
        records.isEmpty()
            ? LoadCount.NONE
            : write(tx, new ChunkLoad<>(resolver, chunk.type(), watch), records);
    if (count.quarantined() > 0) {
      endBeyondLimit(
          tx, records.stream().map(PreparedRecord::delivery).collect(Collectors.toSet()));
    }
    watch.reached(CrashPoint.CHUNK_BEFORE_COMMIT);
    return count;
  }

  /**
   * What of deliveries beyond the limit is prepared already is not loaded, and nothing more of them
   * read; nor of a partner whose night has reached it.
   */
  private void endBeyondLimit(Connection tx, Collection<PendingDelivery> deliveries)
      throws SQLException {
    InHand inHand = requireNonNull(this.inHand);
    limit.setAside(tx, deliveries).forEach(inHand::leave);
    for (String partner : limit.reachedBy(tx, deliveries)) {
      inHand.leaveForNextNight(partner);
    }
  }

  private <R extends LaneRecord> LoadCount write(
      Connection tx, ChunkLoad<R> load, List<PreparedRecord<R>> records) throws SQLException {
    Savepoint before = tx.setSavepoint();
    try {
      return ledger.write(tx, load.load(tx, records));
    } catch (SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      LOG.warn("a chunk of lane {} failed; its deliveries are loaded one by one", name().code());
      tx.rollback(before);
    }
    Map<PendingDelivery, List<PreparedRecord<R>>> deliveries =
        records.stream()
            .collect(
                Collectors.groupingBy(
                    PreparedRecord::delivery, LinkedHashMap::new, Collectors.toList()));
    LoadCount count = LoadCount.NONE;
    for (Map.Entry<PendingDelivery, List<PreparedRecord<R>>> one : deliveries.entrySet()) {
      count = count.plus(writeAlone(tx, load, one.getKey(), one.getValue()));
    }
    return count;
  }

  private <R extends LaneRecord> LoadCount writeAlone(
      Connection tx, ChunkLoad<R> load, PendingDelivery delivery, List<PreparedRecord<R>> records)
      throws SQLException {
    Savepoint before = tx.setSavepoint();
    try {
      return ledger.write(tx, load.load(tx, records));
    } catch (SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      tx.rollback(before);
      requireNonNull(inHand).failed(delivery, failure);
      return LoadCount.NONE;
    }
  }

  /** When this returns, everything that was loaded is durable. */
  public void settle() throws SQLException {
    LateDurability.awaited(database);
  }

  private boolean setAside(PendingDelivery delivery) {
    if (delivery.deaths() < Deaths.SET_ASIDE) {
      return false;
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      Finding why = Finding.of(DeliveryFinding.SET_ASIDE, Integer.toString(delivery.deaths()));
      states.refused(tx, delivery.id(), delivery.partner().code(), Optional.empty(), List.of(why));
      tx.commit();
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("can't set delivery " + delivery.id() + " aside", e);
    }
  }
}
