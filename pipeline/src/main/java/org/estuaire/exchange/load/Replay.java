package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.PartBalance;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.RecordType;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;
import org.estuaire.exchange.Tally;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.identity.IdentityResolver;
import org.estuaire.person.Claim;

/**
 * Takes records out of quarantine and through the pipeline again, after the cause was fixed. Each
 * is one transaction that locks the reject: whoever replays it a second time finds it gone, so its
 * effect is exactly once.
 */
public final class Replay {

  private static final String PLACE =
      "SELECT q.delivery_id, q.ordinal, d.partner FROM exchange.reject q"
          + " JOIN exchange.delivery d ON d.id = q.delivery_id"
          + " WHERE q.id = ? AND q.state IN ('REJECTED', 'HELD') FOR UPDATE OF q";

  private static final String CONTENT =
      "SELECT q.delivery_id, r.lane, r.outcome, r.ordinal, r.line, r.byte_offset, r.byte_length,"
          + " q.sealed_fragment, r.parts_read, r.parts_loaded, r.parts_known, r.parts_superseded,"
          + " r.parts_left_out, d.partner FROM %s q JOIN exchange.record r USING (delivery_id,"
          + " ordinal) JOIN exchange.delivery d ON d.id = q.delivery_id WHERE q.id = ?";

  private static final String WAITING =
      CONTENT.formatted("exchange.reject") + " AND q.state IN ('REJECTED', 'HELD') FOR UPDATE OF q";

  /** As the identity cell may read it: what waits for one of its decisions, and nothing else. */
  private static final String HELD = CONTENT.formatted("exchange.held_reject");

  private static final String CORRECT =
      "UPDATE exchange.reject SET sealed_fragment = ?, seal_broken_at = NULL WHERE id = ?";

  private final DataSource database;
  private final RecordTypes types;
  private final DeliveryStates states;
  private final IdentityResolver resolver;
  private final Seal seal;
  private final FindingRows findings;
  private final BrokenSeals broken;

  Replay(
      DataSource database,
      RecordTypes types,
      DeliveryStates states,
      IdentityResolver resolver,
      Seal seal) {
    this.database = database;
    this.types = types;
    this.states = states;
    this.resolver = resolver;
    this.seal = seal;
    this.findings = new FindingRows(seal);
    this.broken = new BrokenSeals(database);
  }

  /** A record in quarantine, locked by this transaction. */
  private record Quarantined(
      long deliveryId,
      String partner,
      LaneName lane,
      RecordOutcome before,
      PartBalance parts,
      Place place,
      byte[] bytes) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Quarantined[" + place + "]";
    }
  }

  /**
   * Replays one reject.
   *
   * @return what became of it now; empty when it is not in quarantine (any more)
   * @throws SealBroken when its bytes do not open at their place; it stays in quarantine
   */
  public Optional<RecordOutcome> replay(long rejectId) throws SQLException, SealBroken {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      Optional<Quarantined> reject = lock(tx, rejectId);
      Optional<PendingDelivery> delivery =
          reject.isPresent() ? states.find(tx, reject.get().deliveryId()) : Optional.empty();
      if (delivery.isEmpty()) {
        tx.rollback();
        return Optional.empty();
      }
      Judged judged = decide(tx, type(delivery.get()), delivery.get(), reject.get());
      record(tx, rejectId, reject.get(), judged);
      tx.commit();
      return Optional.of(judged.verdict().outcome());
    }
  }

  /**
   * The bytes of a record in quarantine. They are health data: whoever calls this leaves an audit
   * line.
   *
   * @return empty when it is not in quarantine (any more)
   * @throws SealBroken when they do not open at their place
   */
  public Optional<byte[]> fragment(long rejectId) throws SQLException, SealBroken {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      Optional<byte[]> bytes = lock(tx, rejectId).map(Quarantined::bytes);
      tx.rollback();
      return bytes;
    }
  }

  /**
   * What a record that waits for a decision says of its person. Whoever calls this leaves an audit
   * line.
   *
   * @return empty when it does not wait (any more), or can't be understood
   */
  public Optional<Claim> claim(long rejectId) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Optional<Quarantined> reject = find(connection, HELD, rejectId);
      Optional<PendingDelivery> delivery =
          reject.isPresent()
              ? states.find(connection, reject.get().deliveryId())
              : Optional.empty();
      return delivery.flatMap(d -> claim(type(d), d, reject.get()));
    } catch (SealBroken named) {
      // Told by status and report.
      broken.note(BrokenSeals.Piece.HELD, rejectId, named);
      return Optional.empty();
    }
  }

  /**
   * Puts corrected bytes in the place of those in quarantine; what was received stays in the
   * landing zone. The caller leaves an audit line.
   *
   * @return whether the record was in quarantine
   */
  public boolean correct(long rejectId, byte[] corrected) throws SQLException {
    try (Connection tx = database.getConnection();
        PreparedStatement select = tx.prepareStatement(PLACE);
        PreparedStatement update = tx.prepareStatement(CORRECT)) {
      tx.setAutoCommit(false);
      select.setLong(1, rejectId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        SealedPlace place = SealedPlace.reject(row.getLong(1), row.getInt(2), row.getString(3));
        update.setBytes(1, seal.seal(corrected, place));
      }
      update.setLong(2, rejectId);
      update.executeUpdate();
      tx.commit();
      return true;
    }
  }

  /**
   * Takes a record out of quarantine for good, for example because its correction came in another
   * delivery. It stays refused in the balance. The caller leaves an audit line that says why.
   *
   * @return whether the record was in quarantine
   */
  public boolean dismiss(long rejectId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE exchange.reject SET state = 'DISMISSED' WHERE id = ? AND state IN"
                    + " ('REJECTED', 'HELD')")) {
      update.setLong(1, rejectId);
      return update.executeUpdate() == 1;
    }
  }

  /**
   * Lets a delivery that was refused as a whole, or that is in trouble, be inspected, loaded and
   * answered again by the next run.
   *
   * @return whether there was such a delivery
   */
  public boolean reopen(long deliveryId) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      boolean reopened = reopen(tx, deliveryId);
      if (reopened) {
        findings.removeWhyRefused(tx, deliveryId);
      }
      boolean troubled = Troubles.tryAgain(tx, deliveryId);
      tx.commit();
      return reopened || troubled;
    }
  }

  private static boolean reopen(Connection tx, long deliveryId) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.delivery SET state = CASE WHEN reading IS NULL THEN 'RECEIVED' ELSE"
                + " 'LOADING' END, attempts = 0, losses = 0, finished_at = NULL, revision ="
                + " revision + 1 WHERE id = ? AND state = 'REFUSED'")) {
      update.setLong(1, deliveryId);
      return update.executeUpdate() == 1;
    }
  }

  private RecordType<?> type(PendingDelivery delivery) {
    return types
        .find(delivery.recordType())
        .orElseThrow(() -> new IllegalArgumentException("no record type " + delivery.recordType()));
  }

  private <R extends LaneRecord> Judged decide(
      Connection tx, RecordType<R> type, PendingDelivery delivery, Quarantined reject)
      throws SQLException {
    PreparedRecord<R> record = prepare(type, delivery, reject);
    ChunkLoad<R> load = new ChunkLoad<>(resolver, type, CrashPoint.Watch.NONE);
    return load.load(tx, List.of(record)).get(0);
  }

  private static <R extends LaneRecord> PreparedRecord<R> prepare(
      RecordType<R> type, PendingDelivery delivery, Quarantined reject) {
    RecordFormat<R> format = type.format(delivery.format());
    RawRecord raw = new RawRecord(reject.place(), reject.bytes());
    RecordPreparation<R> preparation =
        new RecordPreparation<>(
            format.decoder(delivery.partner(), delivery.reading()), type.rules(delivery.partner()));
    return preparation.prepare(delivery, raw);
  }

  private static <R extends LaneRecord> Optional<Claim> claim(
      RecordType<R> type, PendingDelivery delivery, Quarantined reject) {
    return prepare(type, delivery, reject).outcome() instanceof Outcome.Accepted<R> accepted
            && accepted.record().statesAPerson()
        ? Optional.of(accepted.record().claim())
        : Optional.empty();
  }

  /** Without the row's lock, a piece that does not open can be noted. */
  private Optional<Quarantined> lock(Connection tx, long rejectId) throws SQLException, SealBroken {
    try {
      return find(tx, WAITING, rejectId);
    } catch (SealBroken named) {
      tx.rollback();
      broken.note(BrokenSeals.Piece.REJECT, rejectId, named);
      throw named;
    }
  }

  private Optional<Quarantined> find(Connection connection, String query, long rejectId)
      throws SQLException, SealBroken {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      select.setLong(1, rejectId);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Place place = new Place(row.getInt(4), row.getLong(5), row.getLong(6), row.getInt(7));
        LaneName lane = LaneName.of(row.getString(2));
        RecordOutcome before = RecordOutcome.valueOf(row.getString(3));
        String partner = row.getString("partner");
        SealedPlace sealed = SealedPlace.reject(row.getLong(1), place.ordinal(), partner);
        return Optional.of(
            new Quarantined(
                row.getLong(1),
                partner,
                lane,
                before,
                PartRows.read(row, lane, before),
                place,
                seal.open(row.getBytes(8), sealed)));
      }
    }
  }

  private void record(Connection tx, long rejectId, Quarantined reject, Judged judged)
      throws SQLException {
    Verdict verdict = judged.verdict();
    int ordinal = reject.place().ordinal();
    findings.removeOf(tx, reject.deliveryId(), ordinal);
    findings.add(
        tx,
        List.of(
            new FindingRows.OfRecord(
                reject.deliveryId(), ordinal, reject.partner(), verdict.findings())));
    updateReject(tx, rejectId, verdict);
    // The parts first: a record that is out of quarantine must have them accounted for.
    moveParts(tx, reject, judged);
    updateRecord(tx, reject, verdict);
    moveCounts(tx, reject, verdict.outcome());
  }

  private static void moveParts(Connection tx, Quarantined reject, Judged judged)
      throws SQLException {
    Optional<Tally> tally = judged.record().tally();
    PartRows.replace(
        tx,
        new PartRows.OfRecord(
            reject.deliveryId(),
            reject.place().ordinal(),
            judged.isRefused() ? List.of() : tally.map(Tally::leftOut).orElse(List.of())),
        reject.lane().countsParts() && tally.isPresent(),
        reject.parts(),
        judged.parts(reject.lane()));
  }

  private static void updateReject(Connection tx, long rejectId, Verdict verdict)
      throws SQLException {
    boolean gone = verdict instanceof Verdict.Taken;
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.reject SET state = ?, seal_broken_at = NULL, replayed_at = CASE WHEN ?"
                + " THEN clock_timestamp() END WHERE id = ?")) {
      update.setString(1, gone ? "REPLAYED" : verdict.outcome().name());
      update.setBoolean(2, gone);
      update.setLong(3, rejectId);
      update.executeUpdate();
    }
  }

  private static void updateRecord(Connection tx, Quarantined reject, Verdict verdict)
      throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.record SET outcome = ?, key = CASE WHEN ? = '' THEN key ELSE ? END,"
                + " source_identity_id = ? WHERE delivery_id = ? AND ordinal = ?")) {
      update.setString(1, verdict.outcome().name());
      update.setString(2, verdict.key());
      update.setString(3, verdict.key());
      update.setObject(
          4,
          verdict instanceof Verdict.Taken taken && taken.filed() ? taken.sourceIdentityId() : null,
          java.sql.Types.BIGINT);
      update.setLong(5, reject.deliveryId());
      update.setInt(6, reject.place().ordinal());
      update.executeUpdate();
    }
  }

  private static void moveCounts(Connection tx, Quarantined reject, RecordOutcome now)
      throws SQLException {
    LoadCount before = LoadCount.NONE.plus(reject.before());
    LoadCount after = LoadCount.NONE.plus(now);
    try (PreparedStatement update =
        tx.prepareStatement(
            "UPDATE exchange.delivery SET loaded = loaded + ?, rejected = rejected + ?, held = held"
                + " + ?, known = known + ?, revision = revision + CASE WHEN ? THEN 1 ELSE 0 END"
                + " WHERE id = ?")) {
      update.setInt(1, after.loaded() - before.loaded());
      update.setInt(2, after.rejected() - before.rejected());
      update.setInt(3, after.held() - before.held());
      update.setInt(4, after.known() - before.known());
      update.setBoolean(5, !after.equals(before));
      update.setLong(6, reject.deliveryId());
      update.executeUpdate();
    }
  }
}
