package org.estuaire.exchange.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Lane;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Seal;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.repository.LateDurability;

/**
 * Loads the pending deliveries of one lane. The caller owns the transactions: it takes a chunk from
 * {@link #open}, gives it to {@link #write} and commits.
 */
public final class LaneLoading<R extends LaneRecord> {

  private final DataSource database;
  private final OpenLane<R> lane;
  private final DeliveryBytes landing;
  private final DeliveryStates states;
  private final LoadAttempts attempts;
  private final ChunkLoad<R> load;
  private final ChunkLedger ledger;
  private final CrashPoint.Watch watch;

  LaneLoading(
      DataSource database,
      Lane<R> lane,
      DeliveryBytes landing,
      DeliveryStates states,
      IdentityResolver resolver,
      Seal seal,
      CrashPoint.Watch watch) {
    this.database = database;
    this.lane = new OpenLane<>(lane);
    this.landing = landing;
    this.states = states;
    this.attempts = new LoadAttempts(database);
    this.load = new ChunkLoad<>(resolver, lane.loader(), watch);
    this.ledger = new ChunkLedger(lane.name(), seal, new FindingRows(seal));
    this.watch = watch;
  }

  public LaneName name() {
    return lane.lane().name();
  }

  /**
   * Opens everything that is pending in this lane.
   *
   * @param chunkRecords most records of a chunk
   * @param threads threads that decode and normalise
   */
  public ChunkSource<R> open(int chunkRecords, int threads) throws SQLException, IOException {
    List<PendingDelivery> pending;
    try (Connection connection = database.getConnection()) {
      pending = new ArrayList<>(states.pending(connection, name()));
    }
    Map<Long, Integer> vain = attempts.of(pending);
    pending.removeIf(delivery -> setAside(delivery, vain.getOrDefault(delivery.id(), 0)));
    Set<Long> suspects = new HashSet<>(vain.keySet());
    pending.sort(
        Comparator.comparing((PendingDelivery d) -> suspects.contains(d.id()))
            .thenComparing(PendingDelivery::id));
    return new ChunkSource<>(
        new Cutting<>(lane, landing, pending, suspects, chunkRecords), attempts, threads);
  }

  /**
   * Loads a chunk in the caller's transaction: rows, rejects, findings and ledger. Its commit need
   * not wait for the disk; see {@link #settle}.
   */
  public LoadCount write(Connection tx, PreparedChunk<R> chunk) throws SQLException {
    LateDurability.allow(tx);
    List<Verdict> verdicts = load.load(tx, chunk.records());
    LoadCount count = ledger.write(tx, chunk.records(), verdicts);
    watch.reached(CrashPoint.CHUNK_BEFORE_COMMIT);
    return count;
  }

  /** When this returns, everything that was loaded is durable. */
  public void settle() throws SQLException {
    LateDurability.awaited(database);
  }

  private boolean setAside(PendingDelivery delivery, int vainAttempts) {
    if (vainAttempts < LoadAttempts.SET_ASIDE) {
      return false;
    }
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      Finding why = Finding.of(DeliveryFinding.SET_ASIDE, Integer.toString(vainAttempts));
      states.refused(tx, delivery.id(), delivery.partner().code(), Optional.empty(), List.of(why));
      tx.commit();
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException("can't set delivery " + delivery.id() + " aside", e);
    }
  }
}
