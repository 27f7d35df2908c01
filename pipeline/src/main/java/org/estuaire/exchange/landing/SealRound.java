package org.estuaire.exchange.landing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;

/**
 * Looks again at every piece that did not open at its place: what an operator has put right is
 * broken no longer, what is not is named again, every night.
 */
public final class SealRound {

  private static final int BATCH = 1000;

  private final DataSource database;
  private final Seal seal;

  public SealRound(DataSource database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  public void walk() throws SQLException {
    for (SealedPieces kind : SealedPieces.values()) {
      long last = 0;
      do {
        last = some(kind, last);
      } while (last > 0);
    }
  }

  private long some(SealedPieces kind, long after) throws SQLException {
    try (Connection tx = database.getConnection();
        PreparedStatement select = tx.prepareStatement(kind.broken(BATCH));
        PreparedStatement mark = tx.prepareStatement(kind.mark())) {
      tx.setAutoCommit(false);
      select.setFetchSize(1);
      select.setLong(1, after);
      long last = 0;
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          mark.setBoolean(1, isBroken(kind, row));
          mark.setLong(2, last);
          mark.executeUpdate();
        }
      }
      tx.commit();
      return last;
    }
  }

  private boolean isBroken(SealedPieces kind, ResultSet row) throws SQLException {
    try {
      seal.open(row.getBytes(2), kind.place(row));
      return false;
    } catch (SealBroken broken) {
      BrokenSeals.log(kind.name(), row.getLong(1), broken);
      return true;
    }
  }
}
