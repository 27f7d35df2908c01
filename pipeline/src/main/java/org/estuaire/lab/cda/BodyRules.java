package org.estuaire.lab.cda;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Remarks;

/**
 * What the body of a document may not say of its results: that they are somebody else's, as the
 * newborn's in the report of the mother, or that they are not so. Read as they stand, they would
 * become results of the patient.
 */
final class BodyRules {

  private static final Set<String> STATEMENTS =
      Set.of("act", "organizer", "observation", "observationMedia");
  private static final List<String> TRUE = List.of("true", "1");

  private final boolean laboratoryReport;
  private final Set<Element> subjects = new LinkedHashSet<>(0);
  private final Set<Element> negations = new LinkedHashSet<>(0);

  private BodyRules(boolean laboratoryReport) {
    this.laboratoryReport = laboratoryReport;
  }

  /**
   * Refuses what breaks them.
   *
   * @param laboratoryReport else a document of another kind, of which only what is surely a result
   *     is read: a history of the family may stand in it
   */
  static void check(Element document, boolean laboratoryReport, Remarks remarks) {
    BodyRules rules = new BodyRules(laboratoryReport);
    rules.inside(document.first("component", "structuredBody"), Optional.empty());
    rules.subjects.forEach(at -> remarks.add(CdaFinding.OTHER_SUBJECT, at, "subject", ""));
    rules.negations.forEach(
        at -> remarks.add(CdaFinding.NEGATED, at, at.name() + "/@negationInd", ""));
  }

  private void inside(Element part, Optional<Element> around) {
    Optional<Element> subject = part.optional("subject").or(() -> around);
    if (isRead(part)) {
      subject.ifPresent(subjects::add);
      if (TRUE.contains(part.attribute("negationInd"))) {
        negations.add(part);
      }
    }
    for (Element child : part.children()) {
      if (!child.name().equals("text")) {
        inside(child, subject);
      }
    }
  }

  private boolean isRead(Element part) {
    return laboratoryReport ? STATEMENTS.contains(part.name()) : BodyReader.isSurelyResult(part);
  }
}
