package org.estuaire.exchange.landing;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.SealedPlace;

/**
 * The seal of a repository. Pieces of the version before were bound to no place: they are sealed
 * again where they lie, once, by the first command that holds the key, so many in each transaction;
 * then the repository is marked, and none of them is opened any more. A process that is killed
 * meanwhile leaves the rest to the next one.
 */
public final class SealingInPlace {

  /** Rows sealed again in one transaction. */
  private static final int BATCH = 1000;

  /** Rows held in memory: a piece may be as large as a record. */
  private static final int FETCHED = 8;

  private static final byte[] NO_PLACE = new byte[0];

  /** One process does it; others wait here and find it done. */
  private static final String ALONE = "SELECT pg_advisory_xact_lock(4991527043022)";

  private static final String REPOSITORY = "SELECT id, sealed_in_place FROM exchange.repository";
  private static final String DONE = "UPDATE exchange.repository SET sealed_in_place = true";

  private final DataSource database;
  private final Aead pieces;
  private final Seal seal;

  private SealingInPlace(DataSource database, Aead pieces, Seal seal) {
    this.database = database;
    this.pieces = pieces;
    this.seal = seal;
  }

  /** The seal of a repository; seals in place what the version before has left there. */
  public static Seal open(DataSource database, LandingKey key) throws SQLException {
    Seal seal;
    boolean done;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REPOSITORY)) {
      row.next();
      seal = key.seal(row.getObject(1, UUID.class));
      done = row.getBoolean(2);
    }
    if (!done) {
      new SealingInPlace(database, key.pieces(), seal).sealAll();
    }
    return seal;
  }

  private void sealAll() throws SQLException {
    for (SealedPieces kind : SealedPieces.values()) {
      long last = 0;
      do {
        last = sealSome(kind, last);
      } while (last > 0);
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(DONE);
    }
  }

  /**
   * Seals some rows.
   *
   * @return the last one; 0 when none was left
   */
  private long sealSome(SealedPieces kind, long after) throws SQLException {
    try (Connection tx = database.getConnection();
        Statement alone = tx.createStatement()) {
      tx.setAutoCommit(false);
      alone.execute(ALONE);
      long last = 0;
      try (PreparedStatement select = tx.prepareStatement(kind.ofBefore(BATCH));
          PreparedStatement replace = tx.prepareStatement(kind.replace());
          PreparedStatement mark = tx.prepareStatement(kind.mark())) {
        select.setFetchSize(FETCHED);
        select.setLong(1, after);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            last = row.getLong(1);
            seal(kind, row, replace, mark);
          }
        }
      }
      tx.commit();
      return last;
    }
  }

  /** What does not open even so stays as it is: it is named, and never opened. */
  private void seal(
      SealedPieces kind, ResultSet row, PreparedStatement replace, PreparedStatement mark)
      throws SQLException {
    SealedPlace place = kind.place(row);
    long number = row.getLong(1);
    try {
      replace.setBytes(1, seal.seal(pieces.decrypt(row.getBytes(2), NO_PLACE), place));
      replace.setLong(2, number);
      replace.executeUpdate();
    } catch (GeneralSecurityException e) {
      BrokenSeals.log(kind.name(), number, new SealBroken(place, e));
      mark.setBoolean(1, true);
      mark.setLong(2, number);
      mark.executeUpdate();
    }
  }
}
