package org.estuaire.lab.fhir;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * Writes a person as FR Core (2.1 and 2.2) has patients: as its patient with INS where a file can
 * say all that this profile asks for in both releases, else as its patient, else as one of R4. The
 * billing number is never passed on.
 */
final class PatientWriter {

  private static final String FR_CORE = "https://hl7.fr/ig/fhir/core/";
  private static final String STRUCTURES = FR_CORE + "StructureDefinition/";
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
  private static final String FRENCH_TYPES = FR_CORE + "CodeSystem/fr-core-cs-v2-0203";
  private static final String STATUSES = FR_CORE + "CodeSystem/fr-core-cs-v2-0445";
  private static final String COMMUNES =
      "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM";
  private static final String BIRTH_PLACE =
      "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
  private static final String EXTENSION = "extension";
  private static final String IDENTIFIER = "identifier";
  private static final Pattern OID = Pattern.compile("[0-2](\\.[0-9]+)+");
  private static final Map<Authority, String> INS_TYPES =
      Map.of(
          Authority.NIR, "INS-NIR",
          Authority.NIA, "INS-NIA",
          Authority.NIR_TEST, "INS-NIR-TEST",
          Authority.NIR_DEMO, "INS-NIR-DEMO");

  /** Those whose use and invariants are the same in 2.1 and 2.2. */
  private static final Set<Authority> OF_PROFILE = Set.of(Authority.NIR, Authority.NIR_TEST);

  /** Of a birth place that nobody knows. */
  private static final String UNKNOWN_PLACE = "99999";

  Json patient(Claim claim, String id) {
    Traits traits = claim.traits();
    Json patient =
        Json.resource("Patient", id)
            .with("meta", Json.object().addText("profile", profile(claim)))
            .add(EXTENSION, reliability(status(claim)));
    claim.attributes().stream().sorted().forEach(code -> patient.add(EXTENSION, reliability(code)));
    if (!traits.birthPlace().isBlank()) {
      Json address = Json.object().add(EXTENSION, insee(traits.birthPlace()));
      patient.add(EXTENSION, Json.extension(BIRTH_PLACE).with("valueAddress", address));
    }
    if (traits.uncertainBirthDate()) {
      String url = STRUCTURES + "fr-core-patient-birthdate-update-indicator";
      patient.add(EXTENSION, Json.extension(url).with("valueBoolean", true));
    }
    addIdentifiers(patient, claim);
    addNames(patient, traits);
    if (!traits.phone().isBlank()) {
      patient.add("telecom", Json.object().with("system", "phone").with("value", traits.phone()));
    }
    patient
        .with("gender", gender(traits.sex()))
        .with("birthDate", traits.birthDate().map(Object::toString).orElse(""))
        .with("deceasedDateTime", traits.deathDate().map(Object::toString).orElse(""));
    return patient.add("address", home(traits));
  }

  /** Nothing where the person isn't known well enough for any of them. */
  private static String profile(Claim claim) {
    Traits traits = claim.traits();
    if (traits.birthName().isBlank() || traits.firstGivenName().isBlank()) {
      return "";
    }
    boolean ins =
        claim.status() == IdentityStatus.QUALIFIED
            && claim.ins().map(InsMatricule::authority).filter(OF_PROFILE::contains).isPresent();
    boolean known =
        traits.birthDate().isPresent()
            && !traits.givenNames().isBlank()
            && !traits.birthPlace().isBlank()
            && !traits.birthPlace().equals(UNKNOWN_PLACE);
    return STRUCTURES + (ins && known ? "fr-core-patient-ins" : "fr-core-patient");
  }

  /** Table 0445: VALI with an INS is qualified; what was only retrieved is provisional. */
  private static String status(Claim claim) {
    boolean valid =
        claim.status() == IdentityStatus.QUALIFIED || claim.status() == IdentityStatus.VALIDATED;
    return valid ? "VALI" : "PROV";
  }

  /** FR Core has one status in each: an attribute is a reliability of its own. */
  private static Json reliability(String code) {
    return Json.object()
        .add(
            EXTENSION,
            Json.extension("identityStatus").with("valueCoding", Json.coding(STATUSES, code, "")))
        .with("url", STRUCTURES + "fr-core-identity-reliability");
  }

  private static Json insee(String commune) {
    return Json.extension(STRUCTURES + "fr-core-address-insee-code")
        .with("valueCoding", Json.coding(COMMUNES, commune, ""));
  }

  /** The INS goes only with a qualified identity. */
  private static void addIdentifiers(Json patient, Claim claim) {
    if (claim.status() == IdentityStatus.QUALIFIED) {
      claim.ins().ifPresent(ins -> patient.add(IDENTIFIER, ins(ins)));
    }
    if (!claim.namesARecord()) {
      Json type = Json.concept(TYPES, "PI", "Patient internal identifier");
      patient.add(IDENTIFIER, identifier("usual", type, system(claim.domain()), claim.localId()));
    }
  }

  private static Json ins(InsMatricule ins) {
    String number = InsKey.hasShape(ins.number()) ? ins.number() + InsKey.of(ins.number()) : "";
    return identifier(
        "official",
        Json.concept(FRENCH_TYPES, requireNonNull(INS_TYPES.get(ins.authority())), ""),
        system(ins.authority().oid()),
        number);
  }

  private static Json identifier(String use, Json type, String system, String value) {
    return Json.object()
        .with("use", use)
        .with("type", type)
        .with("system", system)
        .with("value", value);
  }

  private static String system(String domain) {
    return OID.matcher(domain).matches() ? "urn:oid:" + domain : CodeableConcept.url(domain);
  }

  private static void addNames(Json patient, Traits traits) {
    Json birth = Json.object().with("use", "official");
    if (!traits.givenNames().isBlank()) {
      birth.add(
          EXTENSION,
          Json.extension(STRUCTURES + "fr-core-patient-birth-list-given-name")
              .with("valueString", traits.givenNames()));
    }
    patient.add(
        "name", birth.with("family", traits.birthName()).addText("given", traits.firstGivenName()));
    if (!traits.usedName().isBlank() || !traits.usedGivenName().isBlank()) {
      patient.add(
          "name",
          Json.object()
              .with("use", "usual")
              .with("family", traits.usedName())
              .addText("given", traits.usedGivenName()));
    }
  }

  private static String gender(Sex sex) {
    return switch (sex) {
      case MALE -> "male";
      case FEMALE -> "female";
      case UNKNOWN -> "unknown";
    };
  }

  private static Json home(Traits traits) {
    Json lines = Json.object().addText("line", traits.address());
    if (traits.postcode().isBlank() && traits.residence().isBlank() && lines.isEmpty()) {
      return Json.object();
    }
    Json home = Json.object().with("use", "home");
    if (!traits.residence().isBlank()) {
      home.add(EXTENSION, insee(traits.residence()));
    }
    return home.addText("line", traits.address()).with("postalCode", traits.postcode());
  }
}
