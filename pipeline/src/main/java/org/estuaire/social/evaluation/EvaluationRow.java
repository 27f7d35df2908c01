package org.estuaire.social.evaluation;

import static org.estuaire.delimited.RecordSchema.Field.optional;
import static org.estuaire.delimited.RecordSchema.Field.required;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.delimited.CellType;
import org.estuaire.delimited.DelimitedRow;
import org.estuaire.delimited.RecordSchema;
import org.estuaire.delimited.RowMeaning;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;
import org.estuaire.social.UnreadableCells;

/** The fields of a row, and what they mean. Bounded by CASF annexes 2-1 and 2-2. */
final class EvaluationRow implements RowMeaning<Evaluation> {

  static final String CODE_DEPT = "CODE_DEPT";
  static final String DATE_EXTRACTION = "DATE_EXTRACTION";
  static final String NUM_DOSSIER = "NUM_DOSSIER";
  static final String NUM_EVALUATION = "NUM_EVALUATION";
  static final String DATE_VISITE = "DATE_VISITE";
  static final String TYPE_EVALUATION = "TYPE_EVALUATION";
  static final String LIEU = "LIEU";
  static final String FONCTION_EVALUATEUR = "FONCTION_EVALUATEUR";
  static final String GRILLE = "GRILLE";
  static final String GIR_CALCULE = "GIR_CALCULE";
  static final String GIR_RETENU = "GIR_RETENU";
  static final String VIT_SEUL = "VIT_SEUL";
  static final String TYPE_ENTOURAGE = "TYPE_ENTOURAGE";
  static final String AIDANT_PRINCIPAL = "AIDANT_PRINCIPAL";
  static final String AIDANT_EPUISEMENT = "AIDANT_EPUISEMENT";
  static final String HABITAT = "HABITAT";
  static final String HABITAT_ADAPTE = "HABITAT_ADAPTE";
  static final String CHUTE_6M = "CHUTE_6M";
  static final String HOSPIT_6M = "HOSPIT_6M";
  static final String SSIAD = "SSIAD";
  static final String IDE_LIBERAL = "IDE_LIBERAL";
  static final String AIDE_MENAGERE_H = "AIDE_MENAGERE_H";
  static final String GARDE_JOUR_H = "GARDE_JOUR_H";
  static final String GARDE_NUIT_H = "GARDE_NUIT_H";
  static final String PORTAGE_REPAS_NB = "PORTAGE_REPAS_NB";
  static final String TELEALARME = "TELEALARME";
  static final String AIDES_TECHNIQUES = "AIDES_TECHNIQUES";
  static final String MEDECIN_TRAITANT_RPPS = "MEDECIN_TRAITANT_RPPS";
  static final String PRECONISATION = "PRECONISATION";

  /** In the order of the annex; the last two weigh nothing. */
  static final List<String> DISCRIMINATING =
      List.of(
          "V01_COHERENCE",
          "V02_ORIENTATION",
          "V03_TOILETTE",
          "V04_HABILLAGE",
          "V05_ALIMENTATION",
          "V06_ELIMINATION",
          "V07_TRANSFERTS",
          "V08_DEPLACEMENT_INTERIEUR",
          "V09_DEPLACEMENT_EXTERIEUR",
          "V10_COMMUNICATION");

  static final List<String> ILLUSTRATIVE =
      List.of(
          "V11_GESTION",
          "V12_CUISINE",
          "V13_MENAGE",
          "V14_TRANSPORT",
          "V15_ACHATS",
          "V16_SUIVI_TRAITEMENT",
          "V17_TEMPS_LIBRE");

  private static final CellType FLAG = new CellType.Flag();
  private static final CellType HOURS = new CellType.Hours();
  private static final CellType GIR = new CellType.Whole(1, 6);

  /** What is not one capital letter is kept as it stands, and told. */
  private static final CellType LETTER = new CellType.Text(20);

  /** Nobody can be given more meals a month. */
  private static final int MOST_MEALS = 124;

  /** The record type {@code evaluation} of mapping files. */
  static final RecordSchema SCHEMA =
      new RecordSchema("evaluation", fields()).describedBeside(EvaluationRow.class);

  private static final Set<String> OF_THE_KEY =
      SCHEMA.fields().stream()
          .filter(RecordSchema.Field::required)
          .map(RecordSchema.Field::name)
          .collect(Collectors.toUnmodifiableSet());

  private static List<RecordSchema.Field> fields() {
    return Stream.of(
            Stream.of(
                optional(CODE_DEPT, new CellType.Text(3)),
                required(DATE_EXTRACTION, CellType.Date.OF_AN_ACT),
                required(NUM_DOSSIER, new CellType.Text(20)),
                required(NUM_EVALUATION, new CellType.Text(20)),
                optional(DATE_VISITE, CellType.Date.OF_AN_ACT),
                optional(TYPE_EVALUATION, CellType.Code.of("1", "2", "3", "4")),
                optional(LIEU, CellType.Code.of("1", "2", "3", "4")),
                optional(
                    FONCTION_EVALUATEUR,
                    CellType.Code.of("ASS", "IDE", "MED", "CESF", "ERG", "AUT")),
                optional(GRILLE, CellType.Code.of("AGGIR"))),
            Stream.concat(DISCRIMINATING.stream(), ILLUSTRATIVE.stream())
                .map(variable -> optional(variable, LETTER)),
            Stream.of(
                optional(GIR_CALCULE, GIR),
                optional(GIR_RETENU, GIR),
                optional(VIT_SEUL, FLAG),
                optional(TYPE_ENTOURAGE, CellType.Code.of("0", "1", "2")),
                optional(AIDANT_PRINCIPAL, CellType.Code.of("CON", "ENF", "AUT", "AUC")),
                optional(AIDANT_EPUISEMENT, FLAG),
                optional(HABITAT, CellType.Code.of("R", "A", "L", "M")),
                optional(HABITAT_ADAPTE, FLAG),
                optional(CHUTE_6M, FLAG),
                optional(HOSPIT_6M, FLAG),
                optional(SSIAD, FLAG),
                optional(IDE_LIBERAL, FLAG),
                optional(AIDE_MENAGERE_H, HOURS),
                optional(GARDE_JOUR_H, HOURS),
                optional(GARDE_NUIT_H, HOURS),
                optional(PORTAGE_REPAS_NB, new CellType.Whole(0, MOST_MEALS)),
                optional(TELEALARME, FLAG),
                optional(AIDES_TECHNIQUES, new CellType.Text(120)),
                optional(MEDECIN_TRAITANT_RPPS, new CellType.Text(11)),
                optional(PRECONISATION, new CellType.Text(500))))
        .flatMap(fields -> fields)
        .toList();
  }

  @Override
  public Decoded<Evaluation> understand(DelimitedRow row, Partner partner) {
    UnreadableCells cells = UnreadableCells.of(row, OF_THE_KEY, partner.severities());
    return cells.grave().isEmpty()
        ? new Decoded.Readable<>(evaluation(row), cells.told())
        : new Decoded.Unreadable<>(row.text(NUM_EVALUATION), cells.grave());
  }

  private static Evaluation evaluation(DelimitedRow row) {
    return new Evaluation(
        row.text(CODE_DEPT).toUpperCase(Locale.ROOT),
        row.text(NUM_DOSSIER),
        row.text(NUM_EVALUATION),
        row.date(DATE_EXTRACTION).orElseThrow(),
        new Evaluation.Visit(
            row.date(DATE_VISITE),
            row.text(TYPE_EVALUATION),
            row.text(LIEU),
            row.text(FONCTION_EVALUATEUR)),
        new Evaluation.Grid(
            letters(row, DISCRIMINATING),
            letters(row, ILLUSTRATIVE),
            row.whole(GIR_CALCULE),
            row.whole(GIR_RETENU)),
        new Evaluation.Surroundings(
            row.flag(VIT_SEUL),
            row.text(TYPE_ENTOURAGE),
            row.text(AIDANT_PRINCIPAL),
            row.flag(AIDANT_EPUISEMENT),
            row.text(HABITAT),
            row.flag(HABITAT_ADAPTE)),
        help(row));
  }

  private static Evaluation.Help help(DelimitedRow row) {
    return new Evaluation.Help(
        row.flag(CHUTE_6M),
        row.flag(HOSPIT_6M),
        row.flag(SSIAD),
        row.flag(IDE_LIBERAL),
        row.decimal(AIDE_MENAGERE_H),
        row.decimal(GARDE_JOUR_H),
        row.decimal(GARDE_NUIT_H),
        row.whole(PORTAGE_REPAS_NB),
        row.flag(TELEALARME),
        Arrays.stream(row.text(AIDES_TECHNIQUES).toUpperCase(Locale.ROOT).split("\\|"))
            .map(String::strip)
            .filter(aid -> !aid.isEmpty())
            .toList(),
        row.text(MEDECIN_TRAITANT_RPPS),
        row.text(PRECONISATION));
  }

  /** A small letter is none: who wrote it may have meant something else than the grid. */
  private static String letters(DelimitedRow row, List<String> variables) {
    return variables.stream()
        .map(row::text)
        .map(letter -> letter.matches("[ABC]") ? letter : String.valueOf(Evaluation.Grid.NONE))
        .collect(Collectors.joining());
  }
}
