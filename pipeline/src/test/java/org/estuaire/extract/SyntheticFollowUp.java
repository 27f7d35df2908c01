package org.estuaire.extract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Invented persons with results, written straight into the repository's tables. */
final class SyntheticFollowUp {

  private final Connection connection;
  private final List<String> secrets = new ArrayList<>();

  SyntheticFollowUp(Connection connection) {
    this.connection = connection;
  }

  /** Everything that identifies somebody here. */
  List<String> secrets() {
    return secrets;
  }

  /** What a test says of a person; the rest is made up. */
  record Someone(String birthDate, String sex, String commune, List<String> attributes) {
    static Someone born(String date) {
      return new Someone(date, "F", "38901", List.of());
    }

    Someone in(String place) {
      return new Someone(birthDate, sex, place, attributes);
    }

    Someone man() {
      return new Someone(birthDate, "M", commune, attributes);
    }

    Someone with(String attribute) {
      return new Someone(birthDate, sex, commune, List.of(attribute));
    }
  }

  /**
   * A person under one source identity.
   *
   * @return the source identity
   */
  long person(Someone who) throws SQLException {
    long id = identity(who);
    UUID person = UUID.nameUUIDFromBytes(("person" + id).getBytes(StandardCharsets.UTF_8));
    update("INSERT INTO identity.person (id, founder) VALUES (?, ?)", person, id);
    link(id, person);
    return id;
  }

  /** A second identity of the same person, in another domain. */
  long sameAs(long other, Someone who) throws SQLException {
    long id = identity(who);
    link(
        id,
        one(
            "SELECT person_id FROM identity.person_of_source WHERE source_identity_id = ?",
            UUID.class,
            other));
    return id;
  }

  /** The identifier of an identity in its domain. */
  static String localId(long identity) {
    return "IPP-SECRET-" + identity;
  }

  private long identity(Someone who) throws SQLException {
    long number = one("SELECT count(*) FROM identity.source_identity", Long.class) + 1;
    String name = "NOMSECRET" + number;
    String nir = "29901389990" + String.format("%02d", number);
    String ins = "19901389991" + String.format("%02d", number);
    secrets.addAll(List.of(name, "PRENOMSECRET" + number, nir, ins, localId(number)));
    update(
        """
        INSERT INTO identity.source_identity (id, partner, domain, local_id, birth_name,
          first_given_name, given_names, birth_date, uncertain_birth_date, sex, birth_place,
          name_key, given_key, given_names_key, ins, ins_authority, status, attributes, used_name,
          used_given_name, nir, address, postcode, residence, phone, version, first_delivery_id,
          first_ordinal, last_delivery_id, last_ordinal)
        VALUES (?, 'labo-a', 'test', ?, ?, ?, ?, ?::date, false, ?, '38999', ?, ?, ?, ?,
          'NIR_DEMO', 'QUALIFIED', string_to_array(?, ','), ?, ?, ?, 'rue secrète', '38999', ?,
          '0600000000', 1, 1, 1, 1, 1)
        """,
        number,
        localId(number),
        name,
        "PRENOMSECRET" + number,
        "PRENOMSECRET" + number,
        who.birthDate(),
        who.sex(),
        name,
        "PRENOMSECRET" + number,
        "PRENOMSECRET" + number,
        ins,
        String.join(",", who.attributes()),
        name,
        "PRENOMSECRET" + number,
        nir,
        who.commune());
    return number;
  }

  private void link(long id, UUID person) throws SQLException {
    update(
        "INSERT INTO identity.link (source_identity_id, person_id, rule, reason, score, made_by)"
            + " VALUES (?, ?, 'INS', '', 1, 'test')",
        id,
        person);
  }

  /** A final HbA1c in %, collected at 8 o'clock, reported 6 hours later, loaded 12 hours after. */
  void hba1c(long identity, String day, String value) throws SQLException {
    result(identity, day, "4548-4", value, "%", "F");
  }

  void result(long identity, String day, String loinc, String value, String unit, String status)
      throws SQLException {
    OffsetDateTime taken = OffsetDateTime.parse(day + "T08:00:00+01:00");
    long orders = one("SELECT count(*) FROM lab.report", Long.class);
    String order = "ORDER-SECRET-" + orders;
    secrets.add(order);
    long report =
        one(
            """
            INSERT INTO lab.report (partner, sender, order_number, source_identity_id,
              placer_number, code, label, status, prescriber, message_id, announced_at,
              collected_at, version_at, issued_at, loaded_at, delivery_id, ordinal)
            VALUES ('labo-a', 'LABO|A', ?, ?, '', '', '', 'F', 'PRESCRIBER-SECRET', 'm', ?, ?, ?,
              ?, ?, 1, 1) RETURNING id
            """,
            Long.class,
            order,
            identity,
            taken,
            taken,
            taken,
            taken.plusHours(6),
            taken.plusHours(18));
    update(
        """
        INSERT INTO lab.result (report_id, source_identity_id, collected_at, version_at, issued_at,
          loaded_at, delivery_id, ordinal, status, confirmed, code, sub_id, label, sent_value,
          loinc, kind, value, ucum, low, high)
        VALUES (?, ?, ?, ?, ?, ?, 1, 1, ?, false, ?, '', 'LABELSECRET', 'SENTSECRET', ?,
          'QUANTITY', ?, ?, 4, 6)
        """,
        report,
        identity,
        taken,
        taken,
        taken.plusHours(6),
        taken.plusHours(18),
        status,
        loinc,
        loinc,
        new BigDecimal(value),
        unit);
  }

  private void update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.executeUpdate();
    }
  }

  private <T> T one(String sql, Class<T> type, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, type);
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
