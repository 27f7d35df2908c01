package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estuaire.identity.IdentityStatus;

/**
 * How far the sender trusts the identity (extension fr-core-identity-reliability).
 *
 * <p>In FR Core 2.1 the code VALI says qualified or validated, whichever the INS tells; in 2.2 it
 * says validated, and QUAL says qualified. The code system tells the editions apart (v2-0445 or
 * fr-core-cs-identity-status), else the version of the profile, else the presence of QUAL.
 *
 * @param status {@link IdentityStatus#QUALIFIED} where it may be qualified
 * @param attributes the other codes (HOMA, FICT, DOUT …)
 */
record Reliability(IdentityStatus status, Set<String> attributes) {

  private static final String VALIDATED = "VALI";
  private static final String QUALIFIED = "QUAL";
  private static final Set<String> STATUS_CODES =
      Set.of(VALIDATED, QUALIFIED, "RECUP", "PROV", "VIDE");
  private static final String OF_2_2 = "fr-core-cs-identity-status";
  private static final String OF_2_1 = "v2-0445";

  static Reliability of(Element patient) {
    List<Element> codings = new ArrayList<>();
    for (Element said : patient.extensions("identity-reliability")) {
      codings.addAll(codings(said));
    }
    Set<String> codes = new HashSet<>();
    codings.forEach(coding -> codes.add(coding.text("code")));
    codes.remove("");
    Set<String> attributes = new HashSet<>(codes);
    attributes.removeAll(STATUS_CODES);
    return new Reliability(status(codes, patient, codings), attributes);
  }

  /** Of the status and its comments; not of the way in which the identity was checked. */
  private static List<Element> codings(Element reliability) {
    List<Element> codings = new ArrayList<>();
    for (Element part : reliability.all("extension")) {
      String url = part.text("url");
      if (url.endsWith("identityStatus") || url.endsWith("comment")) {
        codings.addAll(part.all("valueCoding"));
        codings.addAll(part.first("valueCodeableConcept").all("coding"));
      }
    }
    return codings;
  }

  private static IdentityStatus status(Set<String> codes, Element patient, List<Element> codings) {
    if (codes.contains(QUALIFIED)) {
      return IdentityStatus.QUALIFIED;
    }
    if (codes.contains(VALIDATED)) {
      return valiIsValidated(patient, codings)
          ? IdentityStatus.VALIDATED
          : IdentityStatus.QUALIFIED;
    }
    return codes.contains("RECUP") ? IdentityStatus.RETRIEVED : IdentityStatus.PROVISIONAL;
  }

  private static boolean valiIsValidated(Element patient, List<Element> codings) {
    List<String> systems =
        codings.stream()
            .filter(coding -> coding.text("code").equals(VALIDATED))
            .map(coding -> coding.text("system"))
            .toList();
    if (systems.stream().anyMatch(system -> system.endsWith(OF_2_2))) {
      return true;
    }
    if (systems.stream().anyMatch(system -> system.endsWith(OF_2_1))) {
      return false;
    }
    return patient.first("meta").all("profile").stream()
        .map(Element::value)
        .anyMatch(Reliability::isOfTwoTwo);
  }

  private static boolean isOfTwoTwo(String profile) {
    int version = profile.indexOf('|');
    return profile.contains("fr-core-patient")
        && version >= 0
        && !profile.startsWith("2.1", version + 1)
        && !profile.startsWith("2.0", version + 1)
        && !profile.startsWith("1.", version + 1);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Reliability[…]";
  }
}
