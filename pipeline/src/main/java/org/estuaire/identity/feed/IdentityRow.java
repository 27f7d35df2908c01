package org.estuaire.identity.feed;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityStatus;
import org.estuaire.identity.Sex;
import org.estuaire.identity.Traits;

/** What a row of an identity export means, before the rules have judged it. */
final class IdentityRow implements RowMeaning<IdentityStatement> {

  @Override
  public Decoded<IdentityStatement> understand(DelimitedRow row, Partner partner) {
    return row.errors().isEmpty()
        ? new Decoded.Readable<>(statement(row, partner), row.warnings())
        : new Decoded.Unreadable<>(row.text(IdentityCsv.ID_LOCAL), row.errors());
  }

  private static IdentityStatement statement(DelimitedRow row, Partner partner) {
    return new IdentityStatement(
        row.text(IdentityCsv.EVENEMENT).toUpperCase(Locale.ROOT),
        new Claim(
            partner.identityDomain(),
            row.text(IdentityCsv.ID_LOCAL),
            traits(row),
            Optional.empty(),
            status(row.text(IdentityCsv.STATUT)),
            Set.of(),
            row.moment(IdentityCsv.DATE_EVENEMENT).orElse(Instant.EPOCH)),
        new IdentityStatement.Stated(
            compact(row, IdentityCsv.INS),
            compact(row, IdentityCsv.CLE_INS),
            row.text(IdentityCsv.OID_INS),
            row.text(IdentityCsv.ATTRIBUTS).toUpperCase(Locale.ROOT)));
  }

  private static Traits traits(DelimitedRow row) {
    return Traits.UNKNOWN
        .withStrict(
            row.text(IdentityCsv.NOM_NAISSANCE),
            row.text(IdentityCsv.PRENOM),
            row.date(IdentityCsv.DATE_NAISSANCE),
            sex(row.text(IdentityCsv.SEXE)),
            compact(row, IdentityCsv.LIEU_NAISSANCE))
        .withGivenNames(row.text(IdentityCsv.PRENOMS))
        .withUsed(row.text(IdentityCsv.NOM_UTILISE), row.text(IdentityCsv.PRENOM_UTILISE))
        .withUncertainBirthDate(row.flag(IdentityCsv.DATE_INCERTAINE).orElse(false))
        .withNir(compact(row, IdentityCsv.NIR))
        .withContact(
            row.text(IdentityCsv.ADRESSE),
            compact(row, IdentityCsv.CODE_POSTAL),
            compact(row, IdentityCsv.COMMUNE),
            row.text(IdentityCsv.TELEPHONE))
        .withDeathDate(row.date(IdentityCsv.DATE_DECES));
  }

  /** A code or number, without the blanks that people put into it. */
  private static String compact(DelimitedRow row, String field) {
    return row.text(field).replace(" ", "").replace("\u00A0", "").toUpperCase(Locale.ROOT);
  }

  private static Sex sex(String code) {
    return switch (code) {
      case "M" -> Sex.MALE;
      case "F" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  private static IdentityStatus status(String code) {
    return switch (code) {
      case "RECUP" -> IdentityStatus.RETRIEVED;
      case "VALI" -> IdentityStatus.VALIDATED;
      case "QUAL" -> IdentityStatus.QUALIFIED;
      default -> IdentityStatus.PROVISIONAL;
    };
  }
}
