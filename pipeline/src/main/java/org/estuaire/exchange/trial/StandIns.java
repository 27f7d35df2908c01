package org.estuaire.exchange.trial;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Landed;

/**
 * Deliveries that stand in the ledger for as long as a transaction lives, because rows of lanes
 * refer to theirs. Their numbers lie above every one that is given out: of two statements of one
 * day the later delivery holds, and no number is used up.
 */
final class StandIns {

  /** Further above than deliveries will come while a file is tried. */
  private static final long ABOVE = 1_000_000_000L;

  private static final String FIRST = "SELECT coalesce(max(id), 0) + ? FROM exchange.delivery";

  private static final String KNOWN =
      "SELECT id, received_at FROM exchange.delivery WHERE partner = ? AND sha256 = ?";

  private static final String PARTNER =
      "INSERT INTO exchange.partner (code, name, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private static final String STAND_IN =
      "INSERT INTO exchange.delivery (id, partner, sha256, bytes) OVERRIDING SYSTEM VALUE"
          + " VALUES (?, ?, ?, ?)";

  /**
   * Whoever loads meanwhile waits for this transaction where both touch the same rows, and this one
   * for the night: neither may wait long.
   */
  private static final String PATIENCE =
      "SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '60s'";

  private final Connection tx;
  private long next;

  private StandIns(Connection tx, long next) {
    this.tx = tx;
    this.next = next;
  }

  /** Begins in a transaction that is taken back. */
  static StandIns in(Connection tx) throws SQLException {
    try (Statement patience = tx.createStatement()) {
      patience.execute(PATIENCE);
    }
    try (PreparedStatement select = tx.prepareStatement(FIRST)) {
      select.setLong(1, ABOVE);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new StandIns(tx, row.getLong(1));
      }
    }
  }

  /** A delivery that the ledger has. */
  record Known(long id, Instant receivedAt) {}

  /** The delivery of the same bytes, where they have come before. */
  Optional<Known> known(Landed bytes) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(KNOWN)) {
      select.setString(1, bytes.partner());
      select.setString(2, bytes.sha256());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Known(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  /**
   * A new delivery; its bytes may be known, so that it goes by another hash.
   *
   * @return its number
   */
  long add(Partner partner, Landed bytes) throws SQLException {
    long id = next++;
    try (PreparedStatement insert = tx.prepareStatement(PARTNER)) {
      insert.setString(1, partner.code());
      insert.setString(2, partner.name());
      insert.setString(3, partner.kind().name());
      insert.executeUpdate();
    }
    try (PreparedStatement insert = tx.prepareStatement(STAND_IN)) {
      insert.setLong(1, id);
      insert.setString(2, partner.code());
      insert.setString(3, String.format("%064x", id));
      insert.setLong(4, bytes.bytes());
      insert.executeUpdate();
    }
    return id;
  }
}
