package org.estuaire.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How grave broken rules are for one sender, where that was agreed with it: a council may have its
 * reasons for what contradicts the law. Rules that are not named here weigh what they weigh for
 * everybody.
 *
 * @param byCode the code of a rule and what becomes of a record that breaks it
 */
public record AgreedSeverities(Map<String, Consequence> byCode) {

  /** Nothing was agreed. */
  public static final AgreedSeverities NONE = new AgreedSeverities(Map.of());

  /** What becomes of a record that breaks a rule. */
  public enum Consequence {
    /** It is kept out until somebody corrects it. */
    REFUSE,
    /** It is loaded, and the sender is told. */
    TELL,
    /** It is loaded as if the rule did not exist. */
    OFF
  }

  public AgreedSeverities {
    byCode = Map.copyOf(byCode);
  }

  /** The findings as they weigh for this sender. */
  public List<Finding> of(List<Finding> findings) {
    return byCode.isEmpty() ? findings : findings.stream().flatMap(this::weighed).toList();
  }

  /** Of what is found about a record that is loaded already, what its sender is to be told. */
  public List<Finding> told(List<Finding> findings) {
    return byCode.isEmpty() || findings.isEmpty()
        ? findings
        : findings.stream().filter(finding -> !areOff(finding.code())).toList();
  }

  /** Whether a rule was switched off. */
  public boolean areOff(FindingCode code) {
    return byCode.get(code.code()) == Consequence.OFF;
  }

  private Stream<Finding> weighed(Finding finding) {
    return Optional.ofNullable(byCode.get(finding.code().code()))
        .map(consequence -> weighed(finding, consequence))
        .orElse(Stream.of(finding));
  }

  private static Stream<Finding> weighed(Finding finding, Consequence consequence) {
    return switch (consequence) {
      case REFUSE -> Stream.of(finding.weighing(Severity.ERROR));
      case TELL -> Stream.of(finding.weighing(Severity.WARNING));
      case OFF -> Stream.empty();
    };
  }
}
