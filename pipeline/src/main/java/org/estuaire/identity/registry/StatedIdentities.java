package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.estuaire.identity.Claim;

/** What sources last said of their identities, for whoever has to repeat it. */
public final class StatedIdentities {

  private static final String SELECT =
      "SELECT s.* FROM identity.source_identity s WHERE s.id = ANY (?)";

  private final Connection connection;

  public StatedIdentities(Connection connection) {
    this.connection = connection;
  }

  /** The claims of source identities, by their numbers. */
  public Map<Long, Claim> read(Collection<Long> ids) throws SQLException {
    Map<Long, Claim> claims = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(SELECT)) {
      query.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          SourceIdentity identity = SourceIdentityRow.read(row);
          claims.put(identity.id(), claim(identity));
        }
      }
    }
    return claims;
  }

  private static Claim claim(SourceIdentity identity) {
    Profile profile = identity.profile();
    return new Claim(
        identity.key().domain(),
        identity.key().localId(),
        profile.traits(),
        profile.ins(),
        profile.status(),
        profile.attributes(),
        identity.statedAt().orElse(Instant.EPOCH));
  }
}
