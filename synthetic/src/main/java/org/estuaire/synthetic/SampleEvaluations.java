package org.estuaire.synthetic;

import static java.util.Objects.requireNonNull;
import static org.estuaire.synthetic.ApaColumn.DATE_EVALUATION;
import static org.estuaire.synthetic.ApaColumn.GIR;
import static org.estuaire.synthetic.ApaColumn.NUM_DOSSIER;
import static org.estuaire.synthetic.ApaColumn.NUM_EVALUATION;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The evaluations behind rights: letters that make the group of the right. */
final class SampleEvaluations {

  private static final String BEFORE_THE_GRID =
      "CODE_DEPT;DATE_EXTRACTION;NUM_DOSSIER;NUM_EVALUATION;DATE_VISITE;TYPE_EVALUATION;LIEU;"
          + "FONCTION_EVALUATEUR;GRILLE";

  private static final String GRID =
      "V01_COHERENCE;V02_ORIENTATION;V03_TOILETTE;V04_HABILLAGE;V05_ALIMENTATION;V06_ELIMINATION;"
          + "V07_TRANSFERTS;V08_DEPLACEMENT_INTERIEUR;V09_DEPLACEMENT_EXTERIEUR;V10_COMMUNICATION;"
          + "V11_GESTION;V12_CUISINE;V13_MENAGE;V14_TRANSPORT;V15_ACHATS;V16_SUIVI_TRAITEMENT;"
          + "V17_TEMPS_LIBRE";

  private static final String AFTER_THE_GRID =
      "GIR_CALCULE;GIR_RETENU;VIT_SEUL;TYPE_ENTOURAGE;AIDANT_PRINCIPAL;AIDANT_EPUISEMENT;HABITAT;"
          + "HABITAT_ADAPTE;CHUTE_6M;HOSPIT_6M;SSIAD;IDE_LIBERAL;AIDE_MENAGERE_H;GARDE_JOUR_H;"
          + "GARDE_NUIT_H;PORTAGE_REPAS_NB;TELEALARME;AIDES_TECHNIQUES;MEDECIN_TRAITANT_RPPS;"
          + "PRECONISATION";

  static final List<String> COLUMNS =
      List.of(String.join(";", BEFORE_THE_GRID, GRID, AFTER_THE_GRID).split(";"));

  /** Profiles of each group (CASF annexe 2-2): the eight letters that count. */
  private static final Map<String, List<String>> PROFILES =
      Map.of(
          "1", List.of("CCCCCCCC"),
          "2", List.of("CCAAAAAA", "AACCBCCB"),
          "3", List.of("AACCACAA"),
          "4", List.of("BBBBBBBB", "AABBABAA"),
          "5", List.of("AACAAAAA"),
          "6", List.of("AAAAAAAA"));

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private SampleEvaluations() {}

  /**
   * The rows of a month: one of each right; then one whose letters make another group than stated,
   * one of a dossier to come, one without a number.
   */
  static List<List<String>> of(List<ApaRow> rights, String extraction) {
    List<List<String>> rows = new ArrayList<>();
    for (ApaRow right : rights) {
      rows.add(cells(evaluation(right, extraction)));
    }
    Map<String, String> other = evaluation(rights.get(0), extraction);
    other.put("NUM_EVALUATION", "EV0999901");
    other.put("DATE_VISITE", "15/10/2026");
    List.of(GRID.split(";")).forEach(variable -> other.put(variable, "B"));
    other.put("GIR_CALCULE", "2");
    other.put("GIR_RETENU", "3");
    rows.add(cells(other));
    Map<String, String> unknown = evaluation(rights.get(1), extraction);
    unknown.put("NUM_EVALUATION", "EV0999902");
    unknown.put("NUM_DOSSIER", "P0999999");
    rows.add(cells(unknown));
    Map<String, String> nameless = evaluation(rights.get(2), extraction);
    nameless.put("NUM_EVALUATION", "");
    rows.add(cells(nameless));
    return rows;
  }

  private static Map<String, String> evaluation(ApaRow right, String extraction) {
    int number = Integer.parseInt(right.get(NUM_EVALUATION).substring(2));
    Chance chance = Chance.of(1, "evaluation", number);
    Map<String, String> cells = new HashMap<>();
    cells.put("CODE_DEPT", right.get(ApaColumn.CODE_DEPT));
    cells.put("DATE_EXTRACTION", extraction);
    cells.put("NUM_DOSSIER", right.get(NUM_DOSSIER));
    cells.put("NUM_EVALUATION", right.get(NUM_EVALUATION));
    cells.put("DATE_VISITE", LocalDate.parse(right.get(DATE_EVALUATION)).format(DAY));
    cells.put("TYPE_EVALUATION", "1");
    cells.put("LIEU", "1");
    cells.put("FONCTION_EVALUATEUR", chance.pick(List.of("ASS", "IDE", "MED")));
    cells.put("GRILLE", "AGGIR");
    String gir = right.get(GIR);
    String letters = chance.pick(requireNonNull(PROFILES.get(gir))) + "BACBBABAC";
    List<String> variables = List.of(GRID.split(";"));
    for (int i = 0; i < variables.size(); i++) {
      cells.put(variables.get(i), letters.substring(i, i + 1));
    }
    cells.put("GIR_CALCULE", gir);
    cells.put("GIR_RETENU", gir);
    cells.put("VIT_SEUL", chance.perThousand(400) ? "O" : "N");
    cells.put("AIDANT_PRINCIPAL", chance.pick(List.of("CON", "ENF", "AUC")));
    cells.put("HABITAT", chance.pick(List.of("R", "A", "M")));
    cells.put("CHUTE_6M", chance.perThousand(300) ? "O" : "N");
    cells.put("AIDE_MENAGERE_H", chance.between(0, 30) + ",5");
    cells.put("AIDES_TECHNIQUES", chance.pick(List.of("", "CANNE", "DEAMBULATEUR|LIT_MEDICALISE")));
    cells.put("PRECONISATION", "Aide à la toilette matin et soir");
    return cells;
  }

  private static List<String> cells(Map<String, String> evaluation) {
    return COLUMNS.stream().map(column -> evaluation.getOrDefault(column, "")).toList();
  }
}
