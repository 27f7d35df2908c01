package org.estuaire.identity.registry;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.estuaire.identity.registry.SourceIdentity.LocalKey;
import org.estuaire.identity.registry.SourceIdentity.Origin;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** A row of {@code identity.source_identity}, as {@code SELECT s.*} gives it. */
final class SourceIdentityRow {

  private SourceIdentityRow() {}

  static SourceIdentity read(ResultSet row) throws SQLException {
    return new SourceIdentity(
        row.getLong("id"),
        row.getString("partner"),
        new LocalKey(row.getString("domain"), row.getString("local_id")),
        profile(row),
        Optional.ofNullable(row.getObject("stated_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("version"),
        new Origin(row.getLong("first_delivery_id"), row.getInt("first_ordinal")),
        new Origin(row.getLong("last_delivery_id"), row.getInt("last_ordinal")));
  }

  private static Profile profile(ResultSet row) throws SQLException {
    return Profile.of(
        traits(row),
        matricule(row),
        IdentityStatus.valueOf(row.getString("status")),
        attributes(row.getArray("attributes")),
        row.getBoolean("names_cut"));
  }

  private static Traits traits(ResultSet row) throws SQLException {
    return Traits.UNKNOWN
        .withStrict(
            row.getString("birth_name"),
            row.getString("first_given_name"),
            date(row, "birth_date"),
            Sex.valueOf(sexName(row.getString("sex"))),
            row.getString("birth_place"))
        .withGivenNames(row.getString("given_names"))
        .withUsed(row.getString("used_name"), row.getString("used_given_name"))
        .withUncertainBirthDate(row.getBoolean("uncertain_birth_date"))
        .withNir(row.getString("nir"))
        .withContact(
            row.getString("address"),
            row.getString("postcode"),
            row.getString("residence"),
            row.getString("phone"))
        .withDeathDate(date(row, "death_date"));
  }

  private static String sexName(String code) {
    return switch (code) {
      case "M" -> "MALE";
      case "F" -> "FEMALE";
      default -> "UNKNOWN";
    };
  }

  private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
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
