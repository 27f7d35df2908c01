package org.estuaire.exchange;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes sealed pieces that do not open at their place, so that status and report name them until an
 * operator has put them right. Work on everything else continues.
 */
public final class BrokenSeals {

  private static final Logger LOG = LoggerFactory.getLogger(BrokenSeals.class);

  private final DataSource database;

  public BrokenSeals(DataSource database) {
    this.database = database;
  }

  /** A kind of sealed pieces that belong to a delivery. */
  public enum Piece {
    REJECT("REJECT", "UPDATE exchange.reject SET seal_broken_at = clock_timestamp() WHERE id = ?"),
    /** A reject that waits for a decision, as whoever decides may note it. */
    HELD(
        "REJECT",
        "UPDATE exchange.held_reject SET seal_broken_at = clock_timestamp() WHERE id = ?"),
    VALUE("VALUE", "UPDATE exchange.finding SET seal_broken_at = clock_timestamp() WHERE id = ?");

    private final String word;
    private final String note;

    Piece(String word, String note) {
      this.word = word;
      this.note = note;
    }
  }

  /**
   * Notes a piece, whatever becomes of the transaction that met it.
   *
   * @param number of its row
   */
  public void note(Piece piece, long number, SealBroken broken) throws SQLException {
    log(piece.word, number, broken);
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(piece.note)) {
      update.setLong(1, number);
      update.executeUpdate();
    }
  }

  /** Leaves a line in the log: code, number and partner. */
  public static void log(String piece, long number, SealBroken broken) {
    LOG.error(
        "{}: {} {} of {} does not open at its place",
        DeliveryFinding.SEAL_BROKEN.code(),
        piece,
        number,
        broken.place().partner());
  }
}
