package org.estuaire.social.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Severity;
import org.estuaire.terminology.Councils;
import org.estuaire.terminology.Rpps;

/** What contradicts itself or the grid is told; who decided may have had reasons. */
final class EvaluationRules implements Normaliser<Evaluation> {

  /** Clocks stand in many zones. */
  private static final Duration GRACE = Duration.ofDays(1);

  private static final Set<String> TECHNICAL_AIDS =
      Set.of("FAUTEUIL", "CANNE", "DEAMBULATEUR", "LIT_MEDICALISE", "LEVE_MALADE", "INCONTINENCE");

  private final Mapping mapping;
  private final Partner council;

  EvaluationRules(Mapping mapping, Partner council) {
    this.mapping = mapping;
    this.council = council;
  }

  @Override
  public Outcome<Evaluation> normalise(Evaluation evaluation, Instant received) {
    List<Finding> told = new ArrayList<>();
    checkPlace(evaluation, received, told);
    checkVisit(evaluation, told);
    checkGrid(evaluation.grid(), told);
    checkHelp(evaluation.help(), told);
    List<Finding> findings = council.severities().of(told);
    List<Finding> errors =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    return errors.isEmpty()
        ? new Outcome.Accepted<>(evaluation, findings)
        : new Outcome.Rejected<>(evaluation.key(), errors);
  }

  private void checkPlace(Evaluation evaluation, Instant received, List<Finding> told) {
    // The latest extraction holds: one of the future would hold for ever.
    LocalDate latest = LocalDate.ofInstant(received.plus(GRACE), ZoneOffset.UTC);
    if (evaluation.extractedOn().isAfter(latest)) {
      told.add(about(EvaluationRow.DATE_EXTRACTION, EvaluationFinding.EXTRACTED_IN_FUTURE));
    }
    String department = evaluation.department();
    if (!department.isEmpty()
        && !council.facilities().isEmpty()
        && !Councils.speakFor(council.facilities(), department)) {
      told.add(about(EvaluationRow.CODE_DEPT, EvaluationFinding.OTHER_DEPARTMENT));
    }
  }

  private void checkVisit(Evaluation evaluation, List<Finding> told) {
    if (evaluation.visit().on().isEmpty()) {
      told.add(about(EvaluationRow.DATE_VISITE, EvaluationFinding.NO_VISIT));
    }
    if (evaluation.visit().on().filter(evaluation.extractedOn()::isBefore).isPresent()) {
      told.add(about(EvaluationRow.DATE_VISITE, EvaluationFinding.VISIT_AFTER_EXTRACTION));
    }
  }

  private void checkGrid(Evaluation.Grid grid, List<Finding> told) {
    for (int i = 0; i < Aggir.WEIGHING; i++) {
      if (grid.discriminating().charAt(i) == Evaluation.Grid.NONE) {
        told.add(about(EvaluationRow.DISCRIMINATING.get(i), EvaluationFinding.LETTER));
      }
    }
    OptionalInt stated = grid.stated();
    OptionalInt computed = grid.computed();
    if (computed.isEmpty()) {
      told.add(about(EvaluationRow.GIR_CALCULE, EvaluationFinding.NOT_COMPUTED));
    } else if (stated.isPresent() && !stated.equals(computed)) {
      told.add(
          about(
              EvaluationRow.GIR_CALCULE,
              EvaluationFinding.COMPUTED_OTHERWISE,
              Evaluation.text(stated),
              Evaluation.text(computed)));
    }
    if (stated.isPresent() && grid.retained().isPresent() && !stated.equals(grid.retained())) {
      told.add(
          about(
              EvaluationRow.GIR_RETENU,
              EvaluationFinding.RETAINED_OTHERWISE,
              Evaluation.text(grid.retained()),
              Evaluation.text(stated)));
    }
  }

  private void checkHelp(Evaluation.Help help, List<Finding> told) {
    help.technicalAids().stream()
        .filter(aid -> !TECHNICAL_AIDS.contains(aid))
        .forEach(
            aid ->
                told.add(
                    about(EvaluationRow.AIDES_TECHNIQUES, EvaluationFinding.TECHNICAL_AID)
                        .quoting(aid)));
    String practitioner = help.practitioner();
    if (!practitioner.isEmpty() && !Rpps.isValid(practitioner)) {
      told.add(about(EvaluationRow.MEDECIN_TRAITANT_RPPS, EvaluationFinding.RPPS));
    }
  }

  private Finding about(String field, EvaluationFinding code, String... arguments) {
    return Finding.of(code, arguments).inField(mapping.columnOf(field));
  }
}
