package org.estuaire.identity.feed;

import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Places;
import org.estuaire.exchange.Severity;

/** What the rules have found in one statement, named and placed as its sender knows it. */
final class Verdict {

  private final List<Finding> findings = new ArrayList<>();
  private final Places<IdentityField> places;

  Verdict(Places<IdentityField> places) {
    this.places = places;
  }

  void add(FindingCode code, IdentityField field, String value) {
    findings.add(
        Finding.of(code).atLine(places.line(field)).inField(places.name(field)).quoting(value));
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
