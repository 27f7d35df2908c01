package org.estuaire.identity.feed.fhir;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.person.trust.StatedCode;

/**
 * The codes of confidence of a Patient (extension fr-core-identity-reliability): of the status and
 * of its comments, not of the way in which the identity was checked.
 */
final class Reliability {

  private static final String EXTENSION = "/fr-core-identity-reliability";

  private Reliability() {}

  static List<StatedCode> codes(Element patient) {
    return codings(patient)
        .filter(coding -> !coding.text("code").isEmpty())
        .map(coding -> StatedCode.ofFrCore(coding.text("system"), coding.text("code")))
        .toList();
  }

  private static Stream<Element> codings(Element patient) {
    return patient
        .extensions(EXTENSION)
        .flatMap(extension -> extension.all("extension"))
        .filter(part -> Set.of("identityStatus", "comment").contains(part.text("url")))
        .flatMap(
            part ->
                Stream.concat(
                    part.all("valueCoding"),
                    part.all("valueCodeableConcept").flatMap(concept -> concept.all("coding"))));
  }
}
