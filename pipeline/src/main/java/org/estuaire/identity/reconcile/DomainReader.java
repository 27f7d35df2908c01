package org.estuaire.identity.reconcile;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.estuaire.identity.matching.MatchEntry;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.StrictTraits;
import org.estuaire.person.Traits;

/** Streams the identities of a domain; memory does not grow with their number. */
final class DomainReader {

  private static final String READ =
      """
      SELECT id, birth_name, first_given_name, given_names, birth_date, uncertain_birth_date, sex,
        birth_place, ins, ins_authority, status, attributes, used_name, used_given_name, nir,
        address, postcode, residence, phone, names_cut
      FROM identity.source_identity WHERE domain = ? ORDER BY id
      """;
  private static final int ROWS_AT_A_TIME = 5000;

  private DomainReader() {}

  static void read(Connection tx, String domain, Consumer<MatchEntry> into) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(READ)) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      statement.setString(1, domain);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          into.accept(entry(row));
        }
      }
    }
  }

  private static MatchEntry entry(ResultSet row) throws SQLException {
    Traits traits = traits(row);
    MatchEntry entry =
        MatchEntry.of(
            row.getLong("id"),
            traits,
            matricule(row),
            IdentityStatus.valueOf(row.getString("status")),
            attributes(row.getArray("attributes")));
    return StrictTraits.of(traits, row.getBoolean("names_cut")).namesMayBeARest()
        ? entry.withNamesOfOthers()
        : entry;
  }

  private static Traits traits(ResultSet row) throws SQLException {
    return Traits.UNKNOWN
        .withStrict(
            row.getString("birth_name"),
            row.getString("first_given_name"),
            Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
            sex(row.getString("sex")),
            row.getString("birth_place"))
        .withGivenNames(row.getString("given_names"))
        .withUsed(row.getString("used_name"), row.getString("used_given_name"))
        .withUncertainBirthDate(row.getBoolean("uncertain_birth_date"))
        .withNir(row.getString("nir"))
        .withContact(
            row.getString("address"),
            row.getString("postcode"),
            row.getString("residence"),
            row.getString("phone"));
  }

  private static Sex sex(String code) {
    return switch (code) {
      case "M" -> Sex.MALE;
      case "F" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  private static Optional<InsMatricule> matricule(ResultSet row) throws SQLException {
    String number = row.getString("ins");
    return number == null
        ? Optional.empty()
        : Optional.of(
            new InsMatricule(
                number, InsMatricule.Authority.valueOf(row.getString("ins_authority"))));
  }

  private static Set<String> attributes(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }
}
