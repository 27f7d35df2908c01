package org.estuaire.lab;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Invented persons whose results tests file. */
public final class LabPersons {

  private LabPersons() {}

  /** A source identity that belongs to a person. */
  public static void identity(Connection tx, long id, String domain, String localId, UUID person)
      throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO identity.source_identity (id, partner, domain, local_id, birth_name,"
              + " first_given_name, given_names, uncertain_birth_date, sex, birth_place, name_key,"
              + " given_key, given_names_key, status, attributes, used_name, used_given_name, nir,"
              + " address, postcode, residence, phone, version, first_delivery_id, first_ordinal,"
              + " last_delivery_id, last_ordinal) VALUES ("
              + id
              + ", '"
              + domain
              + "', '"
              + domain
              + "', '"
              + localId
              + "', '', '', '', false, 'U', '', '', '', '', 'PROVISIONAL', '{}', '', '', '', '',"
              + " '', '', '', 1, 1, 1, 1, 1)");
      statement.executeUpdate(
          "INSERT INTO identity.person (id, founder) VALUES ('"
              + person
              + "', "
              + id
              + ") ON CONFLICT DO NOTHING");
      statement.executeUpdate(
          "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)"
              + " VALUES ("
              + id
              + ", '"
              + person
              + "', 'OWN', 'test', 1, 'test')");
    }
  }

  /** The identity turns out to be another person's. */
  public static void move(Connection tx, long id, UUID person) throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.executeUpdate(
          "UPDATE identity.link SET ended_by = 'test', ended_reason = 'test', ended_at ="
              + " clock_timestamp() WHERE ended_at IS NULL AND source_identity_id = "
              + id);
      statement.executeUpdate(
          "INSERT INTO identity.person (id, founder) VALUES ('"
              + person
              + "', "
              + id
              + ") ON CONFLICT DO NOTHING");
      statement.executeUpdate(
          "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)"
              + " VALUES ("
              + id
              + ", '"
              + person
              + "', 'UNLINKED', 'test', 1, 'test')");
    }
  }
}
