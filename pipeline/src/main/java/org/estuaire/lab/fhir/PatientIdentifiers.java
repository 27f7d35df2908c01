package org.estuaire.lab.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.trust.StatedIns;

/**
 * The identifiers of a Patient (FR Core patient INS). The INS and the billing NIR come under the
 * same system: only the type tells them apart.
 */
final class PatientIdentifiers {

  private static final String FIELD = "identifier";
  private static final String OID = "urn:oid:";
  private static final String NAMED = "urn:id:";
  private static final Set<String> INS_TYPES =
      Set.of("INS", "INS-NIR", "INS-NIA", "INS-NIR-TEST", "INS-NIR-DEMO");

  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  PatientIdentifiers(String domain) {
    this.domain = domain;
  }

  /**
   * What the identifiers say.
   *
   * @param localId empty when the person has no identifier of the sender
   * @param ins all that are called an INS in force
   */
  record Found(String localId, List<StatedIns> ins, String nir) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Found[…]";
    }
  }

  Found read(Resource patient, Remarks remarks) {
    List<Element> all =
        patient.element().all(FIELD).stream().filter(i -> !i.text("value").isEmpty()).toList();
    return new Found(
        localId(all, patient, remarks), ins(all, patient, remarks), nir(all, patient, remarks));
  }

  private String localId(List<Element> all, Resource patient, Remarks remarks) {
    Optional<Element> best =
        all.stream()
            .filter(i -> preference(i) < Integer.MAX_VALUE)
            .min(Comparator.comparingInt(this::preference));
    if (best.isEmpty()) {
      remarks.add(FhirFinding.NO_LOCAL_IDENTIFIER, patient.at(FIELD), "");
      return "";
    }
    String system = system(best.get());
    String value = remarks.identifier(best.get().text("value"), patient.at(FIELD));
    if (system.isEmpty() || system.equals(domain)) {
      return value;
    }
    // Two authorities may give the same number to two persons: the number alone would mix them.
    remarks.add(FhirFinding.FOREIGN_DOMAIN, patient.at("identifier.system"), system, domain);
    return value + "@" + remarks.identifier(system, patient.at(FIELD));
  }

  /** Smaller is better: the partner's own permanent identifier first. */
  private int preference(Element identifier) {
    String type = type(identifier);
    boolean permanent = type.equals("PI");
    if (system(identifier).equals(domain) && (permanent || type.isEmpty() || type.equals("MR"))) {
      return permanent ? 0 : 1;
    }
    if (permanent) {
      return system(identifier).isEmpty() ? 2 : 3;
    }
    if (type.equals("MR") || type.equals("PT")) {
      return 4;
    }
    return type.isEmpty() && authority(identifier).isEmpty() ? 5 : Integer.MAX_VALUE;
  }

  /**
   * Whether an identifier is one of the patient. The billing number is not: it may be a parent's or
   * spouse's, who bears it as an INS.
   */
  static boolean bears(Resource patient, Element identifier) {
    String value = identifier.text("value");
    return !value.isEmpty()
        && patient.element().all(FIELD).stream()
            .filter(own -> !type(own).equals("NH"))
            .anyMatch(
                own -> own.text("value").equals(value) && system(own).equals(system(identifier)));
  }

  private static String type(Element identifier) {
    return new CodeableConcept(identifier.first("type")).code().toUpperCase(Locale.ROOT);
  }

  /** The system without what only says that it is an OID or a name. */
  private static String system(Element identifier) {
    String system = identifier.text("system");
    if (system.startsWith(OID)) {
      return system.substring(OID.length());
    }
    return system.startsWith(NAMED) ? system.substring(NAMED.length()) : system;
  }

  private static Optional<Authority> authority(Element identifier) {
    String system = system(identifier);
    for (Authority authority : Authority.values()) {
      if (authority.oid().equals(system)) {
        return Optional.of(authority);
      }
    }
    return Optional.empty();
  }

  private static List<StatedIns> ins(List<Element> all, Resource patient, Remarks remarks) {
    List<StatedIns> found = new ArrayList<>();
    for (Element identifier : all) {
      boolean former = identifier.text("use").equals("old");
      if (INS_TYPES.contains(type(identifier)) && !former) {
        found.add(new StatedIns(identifier.text("value"), system(identifier)));
      } else if (type(identifier).isEmpty() && authority(identifier).isPresent()) {
        remarks.add(FhirFinding.INS_WITHOUT_TYPE, patient.at("identifier.type"), "");
      }
    }
    return found;
  }

  /** The billing number (type NH), without its key; possibly of a parent or spouse. */
  private static String nir(List<Element> all, Resource patient, Remarks remarks) {
    for (Element identifier : all) {
      if (type(identifier).equals("NH")) {
        String number = compact(identifier);
        if (InsKey.matches(number)) {
          return number.substring(0, 13);
        }
        remarks.add(FhirFinding.NIR_KEY_WRONG, patient.at(FIELD), number);
      }
    }
    return "";
  }

  private static String compact(Element identifier) {
    return identifier.text("value").replace(" ", "").toUpperCase(Locale.ROOT);
  }
}
