package org.estuaire.lab.distribution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what was decided, in the order of versions. What can't be delivered now is tried again,
 * less and less often; after {@value #MOST_ATTEMPTS} attempts an operator has to look.
 */
public final class Courier {

  static final int MOST_ATTEMPTS = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  // A version waits for the earlier ones of its dossier; those that are stuck hold nothing up.
  private static final String NEXT =
      "SELECT s.id, s.partner, s.dossier_id, s.version, s.file_name, p.sealed FROM distribution.sending s"
          + " JOIN distribution.payload p ON p.sending_id = s.id"
          + " WHERE s.state = 'DUE' AND s.next_attempt_at <= clock_timestamp() AND s.id > ?"
          + " AND NOT EXISTS (SELECT FROM distribution.sending e WHERE e.partner = s.partner"
          + " AND e.dossier_id = s.dossier_id AND e.version < s.version AND e.state = 'DUE')"
          + " ORDER BY s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED";

  private static final String DELIVERED =
      "WITH done AS (UPDATE distribution.sending SET state = 'DELIVERED', last_error = NULL,"
          + " attempts = attempts + 1, delivered_at = clock_timestamp() WHERE id = ? RETURNING id)"
          + " DELETE FROM distribution.payload p USING done WHERE p.sending_id = done.id";

  private static final String FAILED =
      "UPDATE distribution.sending SET attempts = attempts + 1, last_error = ?,"
          + " state = CASE WHEN attempts + 1 >= ? THEN 'STUCK' ELSE 'DUE' END,"
          + " next_attempt_at = clock_timestamp()"
          + " + least(interval '6 hours', interval '1 minute' * (2 ^ least(attempts, 10)))"
          + " WHERE id = ?";

  private static final String BROKEN =
      "WITH stuck AS (UPDATE distribution.sending SET attempts = attempts + 1, last_error = ?,"
          + " state = 'STUCK' WHERE id = ? RETURNING id)"
          + " UPDATE distribution.payload p SET seal_broken_at = clock_timestamp() FROM stuck"
          + " WHERE p.sending_id = stuck.id";

  private static final String RETRY =
      "UPDATE distribution.sending SET state = 'DUE', attempts = 0,"
          + " next_attempt_at = clock_timestamp() WHERE id = ?"
          + " AND state IN ('DUE', 'STUCK')";

  private final DataSource database;
  private final Seal seal;
  private final ResultOutbox outbox;
  private final CrashPoint.Watch watch;

  public Courier(DataSource database, Seal seal, ResultOutbox outbox, CrashPoint.Watch watch) {
    this.database = database;
    this.seal = seal;
    this.outbox = outbox;
    this.watch = watch;
  }

  /** What a round delivered and what it could not. */
  public record Round(int delivered, int failed) {}

  private record Waiting(
      long id, String partner, long dossierId, int version, String fileName, byte[] sealed) {

    private SealedPlace place() {
      return SealedPlace.payload(partner, dossierId, version, fileName);
    }

    @Override
    public String toString() {
      return "Waiting[" + id + "]";
    }
  }

  /** Delivers everything that is due. */
  public Round deliver() throws SQLException {
    int delivered = 0;
    int failed = 0;
    long after = 0;
    while (true) {
      try (Connection tx = database.getConnection()) {
        tx.setAutoCommit(false);
        Optional<Waiting> next = next(tx, after);
        if (next.isEmpty()) {
          return new Round(delivered, failed);
        }
        after = next.get().id();
        if (handOver(tx, next.get())) {
          delivered++;
        } else {
          failed++;
        }
        tx.commit();
      }
    }
  }

  /**
   * Has a sending tried again at once.
   *
   * @return false when it is delivered already, withheld, or unknown
   */
  public boolean retry(long sending) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(RETRY)) {
      update.setLong(1, sending);
      return update.executeUpdate() == 1;
    }
  }

  private Optional<Waiting> next(Connection tx, long after) throws SQLException {
    try (PreparedStatement query = tx.prepareStatement(NEXT)) {
      query.setLong(1, after);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Waiting(
                    row.getLong("id"),
                    row.getString("partner"),
                    row.getLong("dossier_id"),
                    row.getInt("version"),
                    row.getString("file_name"),
                    row.getBytes("sealed")))
            : Optional.empty();
      }
    }
  }

  private boolean handOver(Connection tx, Waiting sending) throws SQLException {
    try {
      byte[] content = seal.open(sending.sealed(), sending.place());
      outbox.put(sending.partner(), sending.fileName(), content);
    } catch (SealBroken broken) {
      BrokenSeals.log("PAYLOAD", sending.id(), broken);
      broken(tx, sending);
      return false;
    } catch (IOException e) {
      // The message of any other may hold anything that a server said.
      String why = e instanceof NotHandedOver ? e.getMessage() : e.getClass().getSimpleName();
      LOG.warn("sending {} not delivered: {}", sending.id(), why);
      failed(tx, sending, why);
      return false;
    }
    watch.reached(CrashPoint.RESULT_BEFORE_LEDGER);
    try (PreparedStatement done = tx.prepareStatement(DELIVERED)) {
      done.setLong(1, sending.id());
      done.executeUpdate();
    }
    return true;
  }

  /** An operator has to look: no other attempt makes it whole. */
  private static void broken(Connection tx, Waiting sending) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(BROKEN)) {
      update.setString(1, DeliveryFinding.SEAL_BROKEN.code());
      update.setLong(2, sending.id());
      update.executeUpdate();
    }
  }

  private static void failed(Connection tx, Waiting sending, String why) throws SQLException {
    try (PreparedStatement update = tx.prepareStatement(FAILED)) {
      update.setString(1, why);
      update.setInt(2, MOST_ATTEMPTS);
      update.setLong(3, sending.id());
      update.executeUpdate();
    }
  }
}
