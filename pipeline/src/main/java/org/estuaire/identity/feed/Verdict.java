package org.estuaire.identity.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Severity;

/** What the rules have found in one statement, under the names of the sender's columns. */
final class Verdict {

  private final List<Finding> findings = new ArrayList<>();
  private final UnaryOperator<String> placeOf;

  /**
   * @param placeOf the sender's name for a field
   */
  Verdict(UnaryOperator<String> placeOf) {
    this.placeOf = placeOf;
  }

  void add(FindingCode code, String field, String value) {
    findings.add(Finding.of(code).inField(placeOf.apply(field)).quoting(value));
  }

  List<Finding> errors() {
    return of(Severity.ERROR);
  }

  List<Finding> warnings() {
    return of(Severity.WARNING);
  }

  private List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }
}
