package org.estuaire.overview;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.estuaire.identity.registry.PersonFinder;

/**
 * Finds the persons of a key as far as the account may: in the registry, or, where PostgreSQL
 * refuses that, by the dossiers of councils.
 */
public final class PersonKeys {

  private static final String OF_DOSSIER =
      "SELECT DISTINCT person_id FROM social.own_dossier WHERE partner = ? AND dossier = ?";

  private final Connection connection;

  /**
   * A finder.
   *
   * @param connection outside of a transaction: a refusal would end it
   */
  public PersonKeys(Connection connection) {
    this.connection = connection;
  }

  /** The persons that bear a number of a partner; a partner's numbers are those of its domain. */
  public List<UUID> ofPartner(String partner, String domain, String number) throws SQLException {
    try {
      return new PersonFinder(connection).find(domain + "|" + number);
    } catch (SQLException e) {
      if (!PartReader.REFUSED.equals(e.getSQLState())) {
        throw e;
      }
      return ofDossier(partner, number);
    }
  }

  private List<UUID> ofDossier(String partner, String number) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OF_DOSSIER)) {
      query.setString(1, partner);
      query.setString(2, number);
      List<UUID> persons = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          persons.add(row.getObject(1, UUID.class));
        }
      }
      return persons;
    }
  }
}
