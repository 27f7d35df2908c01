package org.estuaire.identity.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds persons by what a user types: the number of a person, also a former one or one whose
 * identities all went to another person, {@code domain|identifier}, an identifier alone, or a
 * matricule INS with or without its key. Never by name.
 */
public final class PersonFinder {

  private static final int WITHOUT_KEY = 13;
  private static final int WITH_KEY = 15;

  private static final String FIND =
      """
      SELECT person_id FROM identity.link WHERE person_id = ? AND ended_at IS NULL
      UNION
      SELECT person_id FROM identity.living_person WHERE number = ?
      UNION
      SELECT l.person_id
      FROM identity.source_identity s
      JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      WHERE s.local_id = ? OR s.domain || '|' || s.local_id = ?
      UNION
      """;

  private static final String BY_INS =
      """
      SELECT l.person_id
      FROM identity.source_identity s
      JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      WHERE s.ins = ?
      """;

  /** The NIR of an insured person is that of a family: it may name several. */
  private static final String BY_NIR =
      """
      SELECT l.person_id
      FROM identity.source_identity s
      JOIN identity.link l ON l.source_identity_id = s.id AND l.ended_at IS NULL
      WHERE s.nir <> '' AND left(replace(s.nir, ' ', ''), 13) = ?
      """;

  private static final String FIRST = " ORDER BY 1 LIMIT 20";

  private final Connection connection;

  public PersonFinder(Connection connection) {
    this.connection = connection;
  }

  /** The persons that a key names: an identifier alone may name one person in each domain. */
  public List<UUID> find(String key) throws SQLException {
    UUID number = number(key);
    return persons(FIND + BY_INS + FIRST, number, number, key, key, matricule(key));
  }

  /**
   * The persons that bear a matricule INS or a NIR, with or without its key.
   *
   * @param matricule blanks don't count
   */
  public List<UUID> findByMatricule(String matricule) throws SQLException {
    String digits = matricule(matricule.replaceAll("\\s", ""));
    return digits == null ? List.of() : persons(BY_INS + "UNION " + BY_NIR + FIRST, digits, digits);
  }

  private static @Nullable UUID number(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String matricule(String key) {
    boolean asLong = key.length() == WITHOUT_KEY || key.length() == WITH_KEY;
    return asLong ? key.substring(0, WITHOUT_KEY) : null;
  }

  private List<UUID> persons(String query, @Nullable Object... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<UUID> persons = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          persons.add(row.getObject(1, UUID.class));
        }
      }
      return persons;
    }
  }
}
