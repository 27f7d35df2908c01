package org.estuaire.identity.registry;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.bool;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.instantOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;
import static org.estuaire.repository.Column.texts;

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
import org.estuaire.person.StrictTraits;
import org.estuaire.person.Traits;
import org.estuaire.repository.Table;

/**
 * A row of {@code identity.source_identity}, as it is written, and as {@code SELECT s.*} gives it.
 * An index over {@code identity.statement} has the columns of the content in this order.
 */
final class SourceIdentityRow {

  static final Table<SourceIdentity> TABLE =
      Table.<SourceIdentity>named("identity.source_identity")
          .key(bigint("id", SourceIdentity::id), text("partner", SourceIdentity::partner))
          .key(
              SourceIdentity::key,
              text("domain", LocalKey::domain),
              text("local_id", LocalKey::localId))
          .content(
              identity -> identity.profile().traits(),
              text("birth_name", Traits::birthName),
              text("first_given_name", Traits::firstGivenName),
              text("given_names", Traits::givenNames),
              dateOrNull("birth_date", Traits::birthDate),
              bool("uncertain_birth_date", Traits::uncertainBirthDate),
              text("sex", traits -> traits.sex().code()),
              text("birth_place", Traits::birthPlace))
          .rest(
              identity -> identity.profile().strict(),
              text("name_key", strict -> strict.name().key()),
              text("given_key", strict -> strict.given().key()),
              text("given_names_key", strict -> strict.givenList().key()),
              bool("names_cut", StrictTraits::perhapsCut))
          .content(
              SourceIdentity::profile,
              textOrNull("ins", profile -> profile.insNumber().orElse("")),
              textOrNull(
                  "ins_authority", profile -> profile.ins().map(SourceIdentityRow::of).orElse("")),
              text("status", profile -> profile.status().name()),
              texts("attributes", profile -> profile.attributes().stream().sorted().toList()))
          .content(
              identity -> identity.profile().traits(),
              text("used_name", Traits::usedName),
              text("used_given_name", Traits::usedGivenName),
              text("nir", Traits::nir),
              text("address", Traits::address),
              text("postcode", Traits::postcode),
              text("residence", Traits::residence),
              text("phone", Traits::phone),
              dateOrNull("death_date", Traits::deathDate))
          .rest(
              instantOrNull("stated_at", SourceIdentity::statedAt),
              integer("version", SourceIdentity::version))
          .rest(
              SourceIdentity::first,
              bigint("first_delivery_id", Origin::deliveryId),
              integer("first_ordinal", Origin::ordinal))
          .rest(
              SourceIdentity::last,
              bigint("last_delivery_id", Origin::deliveryId),
              integer("last_ordinal", Origin::ordinal));

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

  private static String of(InsMatricule ins) {
    return ins.authority().name();
  }

  private static Set<String> attributes(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }
}
