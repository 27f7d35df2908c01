package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.estuaire.person.Claim;

/** What sources last said of their identities. */
public final class StatedIdentities {

  private static final String WHOLE =
      "SELECT s.* FROM identity.source_identity s WHERE s.id = ANY (?)";

  private static final String WITHOUT_NIR =
      "SELECT s.id, s.partner, s.domain, s.local_id, s.birth_name, s.first_given_name,"
          + " s.given_names, s.birth_date, s.uncertain_birth_date, s.sex, s.birth_place, s.ins,"
          + " s.ins_authority, s.status, s.attributes, s.used_name, s.used_given_name, '' AS nir,"
          + " s.address, s.postcode, s.residence, s.phone, s.death_date, s.stated_at, s.version,"
          + " s.first_delivery_id, s.first_ordinal, s.last_delivery_id, s.last_ordinal, s.names_cut"
          + " FROM identity.source_identity s WHERE s.id = ANY (?)";

  private final Connection connection;

  public StatedIdentities(Connection connection) {
    this.connection = connection;
  }

  /** The claims of source identities, by their numbers. */
  public Map<Long, Claim> read(Collection<Long> ids) throws SQLException {
    return read(WHOLE, ids);
  }

  /** The same without the billing number: it may be another person's, and is never passed on. */
  public Map<Long, Claim> toPassOn(Collection<Long> ids) throws SQLException {
    return read(WITHOUT_NIR, ids);
  }

  private Map<Long, Claim> read(String select, Collection<Long> ids) throws SQLException {
    Map<Long, Claim> claims = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(select)) {
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
