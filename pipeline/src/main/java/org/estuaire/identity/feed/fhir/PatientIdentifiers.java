package org.estuaire.identity.feed.fhir;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.LocalId;
import org.estuaire.person.trust.StatedIns;

/**
 * The identifiers of a Patient (FR Core): the permanent one of the partner's domain, the INS, and
 * the billing NIR, which has the system of the INS and another type.
 */
final class PatientIdentifiers {

  private static final String OID = "urn:oid:";
  private static final int INS_LENGTH = 13;

  /** Types are INS, INS-NIR, INS-NIA … */
  private static final String INS = "INS";

  private final String domain;

  PatientIdentifiers(String domain) {
    this.domain = domain;
  }

  /** The identifier under which the partner keeps the patient: its own permanent one first. */
  Optional<LocalId> local(Element patient) {
    return patient
        .all("identifier")
        .filter(id -> !id.text("value").isEmpty() && !isNational(id))
        .filter(id -> !id.text("use").equals("old"))
        .min(Comparator.comparingInt(this::preference))
        .flatMap(this::of);
  }

  private int preference(Element id) {
    if (system(id).equals(domain)) {
      return 0;
    }
    return type(id).equals("PI") ? 1 : 2;
  }

  Optional<LocalId> of(Element identifier) {
    return of(identifier.text("system"), identifier.text("value"));
  }

  /** An identifier of another system is another one, even with the same value. */
  Optional<LocalId> of(String system, String value) {
    String issuer = bare(system);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean own = issuer.isEmpty() || issuer.equals(domain);
    return Optional.of(new LocalId(domain, own ? value : value + "@" + issuer));
  }

  /** What is stated as INS in force, key included. */
  List<StatedIns> ins(Element patient) {
    return patient
        .all("identifier")
        .filter(id -> type(id).startsWith(INS) && inForce(id))
        .map(id -> new StatedIns(id.text("value"), system(id)))
        .toList();
  }

  /** Whether an identifier has the authority of the INS and of the billing NIR, and no type. */
  boolean withoutType(Element patient) {
    return patient
        .all("identifier")
        .anyMatch(id -> authority(id) && type(id).isEmpty() && inForce(id));
  }

  private static boolean inForce(Element id) {
    return !id.text("use").equals("old") && !id.text("value").isEmpty();
  }

  String nir(Element patient) {
    return patient
        .all("identifier")
        .filter(id -> type(id).equals("NH"))
        .map(id -> compact(id.text("value")))
        .map(number -> number.length() > INS_LENGTH ? number.substring(0, INS_LENGTH) : number)
        .findFirst()
        .orElse("");
  }

  private static boolean isNational(Element id) {
    return authority(id) || type(id).equals("NH") || type(id).startsWith(INS);
  }

  private static boolean authority(Element id) {
    return Arrays.stream(Authority.values()).anyMatch(known -> known.oid().equals(system(id)));
  }

  private static String system(Element id) {
    return bare(id.text("system"));
  }

  private static String bare(String system) {
    return system.startsWith(OID) ? system.substring(OID.length()) : system;
  }

  private static String type(Element id) {
    return id.text("type", "coding", "code").toUpperCase(Locale.ROOT);
  }

  private static String compact(String number) {
    return number.replace(" ", "").toUpperCase(Locale.ROOT);
  }
}
