package org.estuaire.social.pch;

import static org.estuaire.delimited.RecordSchema.Field.optional;
import static org.estuaire.delimited.RecordSchema.Field.required;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.social.BeneficiaryRow;
import org.estuaire.social.UnreadableCells;

/** The fields of a row, and what they mean: the person, then one element in one period. */
final class PchRow implements RowMeaning<PchRight> {

  static final String NUM_DOSSIER_MDPH = "NUM_DOSSIER_MDPH";
  static final String DATE_DEPOT = "DATE_DEPOT";
  static final String DATE_CDAPH = "DATE_CDAPH";
  static final String DECISION = "DECISION";
  static final String MOTIF_REJET = "MOTIF_REJET";
  static final String NUM_DROIT = "NUM_DROIT";
  static final String TYPDEM2 = "TYPDEM2";
  static final String MODAL = "MODAL";
  static final String MOTIDEC = "MOTIDEC";
  static final String UNITE = "UNITE";
  static final String QUANTCAR = "QUANTCAR";
  static final String ELEMENT = "ELEMENT";
  static final String DATE_DEBUT = "DATE_DEBUT";
  static final String DATE_FIN = "DATE_FIN";
  static final String PERIODICITE = "PERIODICITE";
  static final String MONTANT_ACCORDE = "MONTANT_ACCORDE";
  static final String MONTANT_MENSUEL = "MONTANT_MENSUEL";
  static final String STATUT_AIDANT = "STATUT_AIDANT";
  static final String HEURES_MENSUELLES = "HEURES_MENSUELLES";
  static final String TARIF_HORAIRE = "TARIF_HORAIRE";
  static final String TAUX_PRISE_EN_CHARGE = "TAUX_PRISE_EN_CHARGE";
  static final String MONTANT_VERSE_MOIS = "MONTANT_VERSE_MOIS";
  static final String MOIS_PAIEMENT = "MOIS_PAIEMENT";
  static final String TAUX_INCAPACITE = "TAUX_INCAPACITE";
  static final String ETABLISSEMENT_FINESS = "ETABLISSEMENT_FINESS";

  private static final CellType DATE = CellType.Date.OF_AN_ACT;
  private static final CellType EUROS = new CellType.Decimal(9, 2);

  /** Children have it, and people of a hundred: which century two digits are of is a guess. */
  private static final CellType BIRTH = new CellType.Date(OptionalInt.empty());

  private static final List<RecordSchema.Field> OWN =
      List.of(
          optional(NUM_DOSSIER_MDPH, new CellType.Text(20)),
          optional(DATE_DEPOT, DATE),
          optional(DATE_CDAPH, DATE),
          required(DECISION, CellType.Code.of("A", "R", "S", "1", "2", "3")),
          optional(MOTIF_REJET, new CellType.Text(10)),
          optional(NUM_DROIT, new CellType.Text(15)),
          optional(TYPDEM2, new CellType.Text(12)),
          optional(MODAL, new CellType.Text(3)),
          optional(MOTIDEC, new CellType.Text(3)),
          optional(UNITE, new CellType.Text(3)),
          optional(QUANTCAR, new CellType.Text(3)),
          optional(ELEMENT, new CellType.Text(12)),
          optional(DATE_DEBUT, DATE),
          optional(DATE_FIN, DATE),
          optional(PERIODICITE, CellType.Code.of("M", "P", "1", "2", "-1")),
          optional(MONTANT_ACCORDE, EUROS),
          optional(MONTANT_MENSUEL, EUROS),
          optional(
              STATUT_AIDANT,
              CellType.Code.of(
                  "PRE", "MAN", "EMP", "FAM", "FCE", "FSU", "PAR", "1", "2", "3", "4", "-1")),
          optional(HEURES_MENSUELLES, new CellType.Hours()),
          optional(TARIF_HORAIRE, new CellType.Decimal(4, 2)),
          optional(TAUX_PRISE_EN_CHARGE, new CellType.Decimal(3, 2)),
          optional(MONTANT_VERSE_MOIS, EUROS),
          optional(MOIS_PAIEMENT, new CellType.Text(6)),
          optional(TAUX_INCAPACITE, new CellType.Text(5)),
          optional(ETABLISSEMENT_FINESS, new CellType.Text(9)));

  /** The record type {@code pch} of mapping files. */
  static final RecordSchema SCHEMA =
      new RecordSchema(
              "pch", Stream.concat(BeneficiaryRow.fields(BIRTH).stream(), OWN.stream()).toList())
          .describedBeside(PchRow.class);

  private static final Set<String> IDENTITY = BeneficiaryRow.identity(SCHEMA);

  @Override
  public Decoded<PchRight> understand(DelimitedRow row, Partner partner) {
    UnreadableCells cells = UnreadableCells.of(row, IDENTITY, partner.severities());
    PchRight right = right(row, partner);
    return cells.grave().isEmpty()
        ? new Decoded.Readable<>(right, cells.told())
        : new Decoded.Unreadable<>(right.key(), cells.grave());
  }

  private static PchRight right(DelimitedRow row, Partner partner) {
    return new PchRight(
        BeneficiaryRow.department(row, "CODE_DEPT"),
        row.date("DATE_EXTRACTION"),
        BeneficiaryRow.claim(row, partner),
        BeneficiaryRow.statedNir(row),
        BeneficiaryRow.situation(row),
        new PchRight.Request(
            row.text(NUM_DOSSIER_MDPH),
            row.date(DATE_DEPOT),
            row.date(DATE_CDAPH),
            NationalCode.decision(row.text(DECISION)),
            NationalCode.stated(row.text(MOTIF_REJET))),
        new PchRight.Right(
            row.text(NUM_DROIT),
            element(row),
            row.date(DATE_DEBUT),
            row.date(DATE_FIN),
            NationalCode.period(row.text(PERIODICITE)),
            helper(row),
            row.text(ETABLISSEMENT_FINESS).toUpperCase(Locale.ROOT)),
        new PchRight.Amounts(
            row.decimal(MONTANT_ACCORDE),
            row.decimal(MONTANT_MENSUEL),
            row.decimal(HEURES_MENSUELLES),
            row.decimal(TARIF_HORAIRE),
            row.decimal(TAUX_PRISE_EN_CHARGE),
            row.decimal(MONTANT_VERSE_MOIS),
            row.text(MOIS_PAIEMENT)),
        new PchRight.Codes(
            type(row),
            NationalCode.stated(row.text(MODAL)),
            NationalCode.stated(row.text(MOTIDEC)),
            NationalCode.stated(row.text(UNITE)),
            NationalCode.stated(row.text(QUANTCAR)),
            NationalCode.stated(row.text(TAUX_INCAPACITE))));
  }

  /** Some councils put the national type where the element stands. */
  private static String type(DelimitedRow row) {
    String stated = NationalCode.stated(row.text(TYPDEM2));
    String element = row.text(ELEMENT);
    return stated.isEmpty() && element.contains(".") && NationalCode.isType(element)
        ? element
        : stated;
  }

  /** As it stands, else of the national type or modality, which say it too. */
  private static String helper(DelimitedRow row) {
    String stated = NationalCode.helper(row.text(STATUT_AIDANT));
    return stated.isEmpty()
        ? NationalCode.helper(type(row), NationalCode.stated(row.text(MODAL)))
        : stated;
  }

  /** Of the national type where it is given, else as it stands. */
  private static String element(DelimitedRow row) {
    String stated = NationalCode.stated(row.text(ELEMENT)).toUpperCase(Locale.ROOT);
    // A type that says no element (4.1) is none either.
    return NationalCode.element(type(row)).orElse(stated.contains(".") ? "" : stated);
  }
}
