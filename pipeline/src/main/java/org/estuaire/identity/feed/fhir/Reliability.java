package org.estuaire.identity.feed.fhir;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.identity.IdentityStatus;

/**
 * The confidence status of a Patient (extension fr-core-identity-reliability). FR Core 2.1 writes
 * the codes of HL7 v2 table 0445, where VALI with an INS is a qualified identity; since 2.2 the
 * status has a code system of its own, where VALI is strictly validated and QUAL qualified. The
 * code system tells which is meant.
 */
final class Reliability {

  private static final String EXTENSION = "/fr-core-identity-reliability";
  private static final String SINCE_2_2 = "/fr-core-cs-identity-status";
  private static final Set<String> ATTRIBUTES = Set.of("HOMA", "DOUT", "FICT");

  private Reliability() {}

  static IdentityStatus status(Element patient, boolean withIns) {
    List<Element> codings = codings(patient).toList();
    if (codings.stream().anyMatch(coding -> coding.text("code").equals("QUAL"))) {
      return IdentityStatus.QUALIFIED;
    }
    for (Element coding : codings) {
      switch (coding.text("code")) {
        case "VALI":
          boolean strict = coding.text("system").endsWith(SINCE_2_2);
          return withIns && !strict ? IdentityStatus.QUALIFIED : IdentityStatus.VALIDATED;
        case "RECUP":
          return IdentityStatus.RETRIEVED;
        default:
      }
    }
    return IdentityStatus.PROVISIONAL;
  }

  /** The attributes of RNIV 1, as the rules read them. */
  static String attributes(Element patient) {
    return codings(patient)
        .map(coding -> coding.text("code"))
        .filter(ATTRIBUTES::contains)
        .distinct()
        .collect(Collectors.joining("|"));
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
