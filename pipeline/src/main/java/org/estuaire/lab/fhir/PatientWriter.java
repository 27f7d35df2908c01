package org.estuaire.lab.fhir;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.regex.Pattern;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** Writes a person as FR Core patient INS, with the codes of 2.2, which leave no doubt. */
final class PatientWriter {

  private static final String FR_CORE = "https://hl7.fr/ig/fhir/core/";
  private static final String STRUCTURES = FR_CORE + "StructureDefinition/";
  private static final String FRENCH_TYPES = FR_CORE + "CodeSystem/fr-core-cs-v2-0203";
  private static final String STATUSES = FR_CORE + "CodeSystem/fr-core-cs-identity-status";
  private static final String COMMENTS = FR_CORE + "CodeSystem/fr-core-cs-identity-status-comment";
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
  private static final Map<IdentityStatus, String> STATUS_CODES =
      Map.of(
          IdentityStatus.QUALIFIED, "QUAL",
          IdentityStatus.VALIDATED, "VALI",
          IdentityStatus.RETRIEVED, "RECUP",
          IdentityStatus.PROVISIONAL, "PROV");

  Json patient(Claim claim, String id) {
    Traits traits = claim.traits();
    Json patient =
        Json.resource("Patient", id)
            .with("meta", Json.object().addText("profile", STRUCTURES + "fr-core-patient-ins"))
            .add(EXTENSION, reliability(claim));
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

  private static Json reliability(Claim claim) {
    Json reliability =
        Json.object()
            .add(
                EXTENSION,
                Json.extension("identityStatus")
                    .with(
                        "valueCoding",
                        Json.coding(
                            STATUSES, requireNonNull(STATUS_CODES.get(claim.status())), "")));
    claim.attributes().stream()
        .sorted()
        .forEach(
            code ->
                reliability.add(
                    EXTENSION,
                    Json.extension("comment")
                        .with("valueCodeableConcept", Json.concept(COMMENTS, code, ""))));
    return reliability.with("url", STRUCTURES + "fr-core-identity-reliability");
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
      patient.add(IDENTIFIER, identifier("usual", "PI", system(claim.domain()), claim.localId()));
    }
    String nir = claim.traits().nir();
    if (InsKey.hasShape(nir)) {
      String number = nir + InsKey.of(nir);
      patient.add(IDENTIFIER, identifier("", "NH", system(Authority.NIR.oid()), number));
    }
  }

  private static Json ins(InsMatricule ins) {
    String number = InsKey.hasShape(ins.number()) ? ins.number() + InsKey.of(ins.number()) : "";
    return identifier(
        "official",
        requireNonNull(INS_TYPES.get(ins.authority())),
        system(ins.authority().oid()),
        number);
  }

  private static Json identifier(String use, String type, String system, String value) {
    return Json.object()
        .with("use", use)
        .with("type", Json.concept(FRENCH_TYPES, type, ""))
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
