package org.estuaire.social.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.person.Claim;

/**
 * What a medico-social team saw at one visit. It states nobody: its person is that of the dossier.
 * A text that is missing is empty.
 *
 * @param department council of the row
 * @param dossier number of the person's file in the council's software
 * @param number of the evaluation
 * @param extractedOn day on which the council's software wrote the file: the latest statement holds
 */
record Evaluation(
    String department,
    String dossier,
    String number,
    LocalDate extractedOn,
    Visit visit,
    Grid grid,
    Surroundings surroundings,
    Help help)
    implements LaneRecord {

  /**
   * @param type 1 first, 2 renewal, 3 revision, 4 emergency
   * @param place 1 home, 2 hospital, 3 establishment, 4 other
   * @param evaluator ASS social worker, IDE nurse, MED doctor, CESF, ERG, AUT
   */
  record Visit(Optional<LocalDate> on, String type, String place, String evaluator) {
    @Override
    public String toString() {
      return "Visit[…]";
    }
  }

  /**
   * The grid AGGIR.
   *
   * @param discriminating the ten letters, in the order of the annex; {@code -} for one that is
   *     missing or none
   * @param illustrative the seven letters that never enter the group
   * @param stated GIR that the council's software computed
   * @param retained GIR on which was decided
   */
  record Grid(
      String discriminating, String illustrative, OptionalInt stated, OptionalInt retained) {

    static final char NONE = '-';

    /** The GIR of the law for these letters. */
    OptionalInt computed() {
      return Aggir.gir(discriminating);
    }

    @Override
    public String toString() {
      return "Grid[…]";
    }
  }

  /**
   * @param entourage 0 none, 1 autonomous, 2 dependent
   * @param carer CON spouse, ENF child, AUT other, AUC none
   * @param dwelling R scattered rural, A flat, L foyer, M house
   */
  record Surroundings(
      Optional<Boolean> livesAlone,
      String entourage,
      String carer,
      Optional<Boolean> carerExhausted,
      String dwelling,
      Optional<Boolean> dwellingAdapted) {
    @Override
    public String toString() {
      return "Surroundings[…]";
    }
  }

  /**
   * What happened, what is in place and what is proposed.
   *
   * @param fell within six months, as {@code inHospital}
   * @param homeHelp hours a month, as day and night sitting; meals in number a month
   * @param technicalAids codes
   * @param practitioner RPPS of the general practitioner
   * @param recommendation text; never leaves for evaluators
   */
  record Help(
      Optional<Boolean> fell,
      Optional<Boolean> inHospital,
      Optional<Boolean> nursingService,
      Optional<Boolean> nurse,
      Optional<BigDecimal> homeHelp,
      Optional<BigDecimal> daySitting,
      Optional<BigDecimal> nightSitting,
      OptionalInt meals,
      Optional<Boolean> alarm,
      List<String> technicalAids,
      String practitioner,
      String recommendation) {
    Help {
      technicalAids = List.copyOf(technicalAids);
    }

    @Override
    public String toString() {
      return "Help[…]";
    }
  }

  @Override
  public String key() {
    return number;
  }

  @Override
  public boolean statesAPerson() {
    return false;
  }

  @Override
  public Claim claim() {
    throw new IllegalStateException("an evaluation states nobody");
  }

  /** When it was and what came of it; no letter and no text. */
  @Override
  public List<ContentLine> content() {
    return List.of(
        ContentLine.of(EvaluationRow.NUM_EVALUATION, number),
        ContentLine.of(EvaluationRow.DATE_VISITE, visit.on().map(LocalDate::toString).orElse("")),
        ContentLine.of(EvaluationRow.GIR_CALCULE, text(grid.stated())),
        ContentLine.of(EvaluationRow.GIR_RETENU, text(grid.retained())));
  }

  static String text(OptionalInt gir) {
    return gir.isPresent() ? Integer.toString(gir.getAsInt()) : "";
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "Evaluation[…]";
  }
}
