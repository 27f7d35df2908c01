package org.estuaire.fhir;

import java.util.List;
import java.util.Set;
import org.estuaire.person.InsKey;
import org.estuaire.person.StatedIdentifier;
import org.estuaire.person.trust.StatedIns;

/**
 * The identifiers of a Patient (FR Core patient INS). The INS and the billing NIR come under the
 * same system: only the type tells them apart.
 */
public final class PatientIdentifiers {

  private static final String OID = "urn:oid:";
  private static final String NAMED = "urn:id:";
  private static final String BILLING = "NH";
  private static final Set<String> INS_TYPES =
      Set.of("INS", "INS-NIR", "INS-NIA", "INS-NIR-TEST", "INS-NIR-DEMO");

  private final List<StatedIdentifier> inForce;

  PatientIdentifiers(Element patient) {
    inForce =
        patient.all("identifier").stream()
            .filter(id -> !id.text("value").isEmpty() && !id.text("use").equals("old"))
            .map(PatientIdentifiers::stated)
            .toList();
  }

  /** All but former ones. */
  public List<StatedIdentifier> inForce() {
    return inForce;
  }

  public List<StatedIns> ins() {
    return inForce.stream()
        .filter(id -> INS_TYPES.contains(id.type()))
        .map(id -> new StatedIns(id.value(), id.authority()))
        .toList();
  }

  /**
   * The billing numbers with their keys, as sent but for blanks; possibly of a parent or spouse.
   */
  public List<String> billing() {
    return inForce.stream()
        .filter(id -> id.type().equals(BILLING))
        .map(id -> InsKey.compact(id.value()))
        .toList();
  }

  /** Whether one comes under the authority of both, and nothing says which of them it is. */
  public boolean withoutType() {
    return inForce.stream().anyMatch(id -> id.isNational() && !id.hasType());
  }

  public static StatedIdentifier stated(Element identifier) {
    return stated(
        identifier.text("system"), identifier.text("value"), identifier.first("type").code());
  }

  /**
   * @param system may only say that it is an OID or a name
   */
  public static StatedIdentifier stated(String system, String value, String type) {
    String authority = system;
    if (system.startsWith(OID)) {
      authority = system.substring(OID.length());
    } else if (system.startsWith(NAMED)) {
      authority = system.substring(NAMED.length());
    }
    return new StatedIdentifier(value, authority, type);
  }

  /**
   * Whether an identifier is one of a patient. The billing number is not: it may be a parent's or
   * spouse's, who bears it as an INS.
   */
  public static boolean bears(Element patient, Element identifier) {
    StatedIdentifier asked = stated(identifier);
    return !asked.value().isEmpty()
        && patient.all("identifier").stream()
            .map(PatientIdentifiers::stated)
            .filter(own -> !own.type().equals(BILLING))
            .anyMatch(
                own ->
                    own.value().equals(asked.value()) && own.authority().equals(asked.authority()));
  }
}
