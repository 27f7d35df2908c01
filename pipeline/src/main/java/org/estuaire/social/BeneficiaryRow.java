package org.estuaire.social;

import static org.estuaire.delimited.RecordSchema.Field.optional;
import static org.estuaire.delimited.RecordSchema.Field.required;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.exchange.Partner;
import org.estuaire.person.Claim;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** The columns by which a row of any benefit says whose it is, and what they mean. */
public final class BeneficiaryRow {

  private static final int NIR_CHARACTERS = 13;
  private static final int NIR_WITH_KEY = 15;

  private static final CellType DATE = CellType.Date.OF_AN_ACT;

  private BeneficiaryRow() {}

  /**
   * The fields, first in every row.
   *
   * @param birth how a birth date of two digits is read: that depends on who may have the benefit
   */
  public static List<RecordSchema.Field> fields(CellType birth) {
    return List.of(
        required(Apa.CODE_DEPT, text(3)),
        required(Apa.DATE_EXTRACTION, DATE),
        required(Apa.NUM_DOSSIER, text(20)),
        optional(Apa.NIR, new CellType.Nir()),
        optional(Apa.CLE_NIR, new CellType.Whole(1, 97)),
        optional(Apa.NIA, text(13)),
        required(Apa.NOM_NAISSANCE, text(60)),
        optional(Apa.NOM_USAGE, text(60)),
        required(Apa.PRENOMS, text(80)),
        required(Apa.SEXE, CellType.Code.of("M", "F", "1", "2")),
        required(Apa.DATE_NAISSANCE, birth),
        optional(Apa.COMMUNE_NAISSANCE_INSEE, text(5)),
        optional(Apa.DATE_DECES, DATE),
        optional(Apa.ADRESSE_LIGNE, text(120)),
        required(Apa.CODE_POSTAL, text(5)),
        required(Apa.COMMUNE_INSEE, text(5)),
        required(Apa.DEPT_DOMICILE_SECOURS, text(3)),
        optional(
            Apa.SITUATION_FAMILIALE,
            CellType.Code.of("CEL", "MAR", "PAC", "CON", "DIV", "VEU", "SEP")),
        optional(Apa.REGIME_RETRAITE, text(10)),
        optional(Apa.PROTECTION_JURIDIQUE, CellType.Code.of("0", "1", "2", "3", "4", "5")));
  }

  private static CellType text(int length) {
    return new CellType.Text(length);
  }

  /** The fields without which nobody knows whose a row is, or which: the mandatory ones and NIR. */
  public static Set<String> identity(RecordSchema schema) {
    return Stream.concat(
            schema.fields().stream()
                .filter(RecordSchema.Field::required)
                .map(RecordSchema.Field::name),
            Stream.of(Apa.NIR, Apa.CLE_NIR))
        .collect(Collectors.toUnmodifiableSet());
  }

  public static Entitlement.StatedNir statedNir(DelimitedRow row) {
    return new Entitlement.StatedNir(nir(row), nirKey(row), row.text(Apa.NIA));
  }

  public static Entitlement.Situation situation(DelimitedRow row) {
    return new Entitlement.Situation(
        department(row, Apa.DEPT_DOMICILE_SECOURS),
        row.text(Apa.SITUATION_FAMILIALE),
        row.text(Apa.REGIME_RETRAITE),
        row.text(Apa.PROTECTION_JURIDIQUE));
  }

  /** Provisional, without INS: a council neither queries INSi nor checks identity papers for it. */
  public static Claim claim(DelimitedRow row, Partner partner) {
    String givenNames = row.text(Apa.PRENOMS);
    String usedName = row.text(Apa.NOM_USAGE);
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                row.text(Apa.NOM_NAISSANCE),
                givenNames.split("[, ]", 2)[0],
                row.date(Apa.DATE_NAISSANCE),
                sex(row.text(Apa.SEXE)),
                row.text(Apa.COMMUNE_NAISSANCE_INSEE).toUpperCase(Locale.ROOT))
            .withGivenNames(givenNames)
            .withUsed(usedName.equals(row.text(Apa.NOM_NAISSANCE)) ? "" : usedName, "")
            .withNir(nir(row))
            .withContact(
                row.text(Apa.ADRESSE_LIGNE),
                row.text(Apa.CODE_POSTAL),
                row.text(Apa.COMMUNE_INSEE).toUpperCase(Locale.ROOT),
                "")
            .withDeathDate(row.date(Apa.DATE_DECES));
    return Claim.of(
        new LocalId(partner.identityDomain(), row.text(Apa.NUM_DOSSIER)),
        traits,
        statedAt(row.date(Apa.DATE_EXTRACTION), partner.zone()));
  }

  private static String nir(DelimitedRow row) {
    String stated = row.text(Apa.NIR);
    return stated.length() == NIR_WITH_KEY ? stated.substring(0, NIR_CHARACTERS) : stated;
  }

  /** Of its own cell, or behind the number. */
  private static OptionalInt nirKey(DelimitedRow row) {
    String stated = row.text(Apa.NIR);
    OptionalInt own = row.whole(Apa.CLE_NIR);
    return own.isPresent() || !stated.matches("[0-9A-Z]{13}\\d{2}")
        ? own
        : OptionalInt.of(Integer.parseInt(stated.substring(NIR_CHARACTERS)));
  }

  private static Instant statedAt(Optional<LocalDate> extraction, ZoneId zone) {
    return extraction.map(day -> day.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH);
  }

  private static Sex sex(String code) {
    return switch (code) {
      case "M", "1" -> Sex.MALE;
      case "F", "2" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  /** Spreadsheets turn département 01 into 1. */
  public static String department(DelimitedRow row, String field) {
    String code = row.text(field).toUpperCase(Locale.ROOT);
    return code.length() == 1 ? "0" + code : code;
  }
}
