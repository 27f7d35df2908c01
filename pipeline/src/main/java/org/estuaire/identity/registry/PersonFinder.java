package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds persons by what a user types: the number of a person, also a former one, {@code
 * domain|identifier}, an identifier alone, or a matricule INS with or without its key. Never by
 * name.
 */
public final class PersonFinder {

  private static final String FIND =
      "SELECT DISTINCT l.person_id FROM identity.source_identity s"
          + " JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL"
          + " WHERE l.person_id::text = ? OR s.local_id = ? OR s.domain || '|' || s.local_id = ?"
          + " OR l.person_id IN (SELECT f.person_id FROM identity.former_number f"
          + " WHERE f.former::text = ?)"
          + " OR length(?) IN (13, 15) AND s.ins = left(?, 13)"
          + " ORDER BY 1 LIMIT 20";

  private final Connection connection;

  public PersonFinder(Connection connection) {
    this.connection = connection;
  }

  /** The persons that a key names: an identifier alone may name one person in each domain. */
  public List<UUID> find(String key) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(FIND)) {
      for (int i = 1; i <= 6; i++) {
        query.setString(i, key);
      }
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
