package org.estuaire.exchange.landing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.estuaire.exchange.SealBroken;

/** Proves, for commands that only look, that a record in quarantine opens at its place. */
public final class SealProof {

  private static final String REPOSITORY =
      "SELECT id FROM exchange.repository WHERE sealed_in_place";

  private final LandingKey key;

  public SealProof(LandingKey key) {
    this.key = key;
  }

  /**
   * Opens a record's bytes and forgets them.
   *
   * @return false where that can't be told: another version's repository, or no such record
   * @throws SealBroken when they do not open at their place
   */
  public boolean ofReject(Connection connection, long id) throws SQLException, SealBroken {
    try (PreparedStatement repository = connection.prepareStatement(REPOSITORY);
        ResultSet own = repository.executeQuery();
        PreparedStatement reject = connection.prepareStatement(SealedPieces.REJECT.one())) {
      if (!own.next()) {
        return false;
      }
      reject.setLong(1, id);
      try (ResultSet row = reject.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        key.seal(own.getObject(1, UUID.class))
            .open(row.getBytes(2), SealedPieces.REJECT.place(row));
        return true;
      }
    }
  }
}
