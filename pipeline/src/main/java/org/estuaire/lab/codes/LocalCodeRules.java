package org.estuaire.lab.codes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.LoincCode;
import org.estuaire.terminology.LoincKnowledge;

/**
 * A code that can't be right is refused before a biologist sees it; whether it is right is the
 * biologist's to say.
 */
final class LocalCodeRules implements Normaliser<LocalCode> {

  private final LocalCodes table;
  private final LoincKnowledge loinc;

  /**
   * @param table of the laboratory, as it is in use
   */
  LocalCodeRules(LocalCodes table, LoincKnowledge loinc) {
    this.table = table;
    this.loinc = loinc;
  }

  @Override
  public Outcome<LocalCode> normalise(LocalCode code, Instant received) {
    if (code.loinc().isEmpty()) {
      return new Outcome.Accepted<>(code, List.of());
    }
    if (table.loinc(code.code()).filter(code.loinc()::equals).isPresent()) {
      return new Outcome.Accepted<>(code.usedAlready(), List.of());
    }
    Optional<Finding> wrong = wrong(code);
    if (wrong.isPresent()) {
      return new Outcome.Rejected<>(code.key(), List.of(wrong.get()));
    }
    boolean verified = loinc.standing(code.loinc()) == LoincKnowledge.Standing.KNOWN;
    return new Outcome.Accepted<>(
        code,
        verified ? List.of() : List.of(about(code, CodeFinding.NOT_VERIFIED, LocalCodeRow.LOINC)));
  }

  private Optional<Finding> wrong(LocalCode code) {
    if (!LoincCode.isWellFormed(code.loinc())) {
      return refused(code, CodeFinding.BAD_LOINC, LocalCodeRow.LOINC, code.loinc());
    }
    return switch (loinc.standing(code.loinc())) {
      case UNKNOWN -> refused(code, CodeFinding.UNKNOWN_LOINC, LocalCodeRow.LOINC, code.loinc());
      case DEPRECATED ->
          refused(code, CodeFinding.DEPRECATED_LOINC, LocalCodeRow.LOINC, code.loinc());
      default ->
          loinc.agrees(code.loinc(), code.unit())
              ? Optional.empty()
              : refused(code, CodeFinding.UNIT_CONTRADICTS, LocalCodeRow.UNIT, code.unit());
    };
  }

  private static Optional<Finding> refused(
      LocalCode code, CodeFinding why, String field, String value) {
    return Optional.of(about(code, why, field).quoting(value));
  }

  private static Finding about(LocalCode code, CodeFinding what, String field) {
    return Finding.of(what).inField(code.places().name(field)).atLine(code.places().line(field));
  }
}
