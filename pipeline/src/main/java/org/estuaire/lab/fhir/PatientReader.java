package org.estuaire.lab.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Environment;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityStatus;
import org.estuaire.identity.Sex;
import org.estuaire.identity.Traits;
import org.estuaire.lab.fhir.FhirTime.Day;
import org.estuaire.lab.fhir.PersonFields.Contact;
import org.estuaire.lab.fhir.PersonFields.Names;

/** Reads a Patient (FR Core patient and patient INS, 2.1 and 2.2) as a claim. */
final class PatientReader {

  /** RNIV 1: these belong to a provisional identity only. */
  private static final Set<String> PROVISIONAL_ONLY = Set.of("DOUT", "FICT");

  private final PatientIdentifiers identifiers;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  PatientReader(Environment environment, String domain) {
    this.identifiers = new PatientIdentifiers(environment, domain);
    this.domain = domain;
  }

  /**
   * What a resource says about its person.
   *
   * @param report number that stands for the person when the sender gives no identifier
   */
  Claim read(Resource patient, String report, Instant statedAt, Remarks remarks) {
    Reliability said = Reliability.of(patient.element());
    boolean doubtful = said.attributes().stream().anyMatch(PROVISIONAL_ONLY::contains);
    boolean sure =
        said.status() == IdentityStatus.QUALIFIED || said.status() == IdentityStatus.VALIDATED;
    if (doubtful && sure) {
      remarks.add(FhirFinding.STATUS_CONTRADICTION, patient.at("extension"), "");
    }
    boolean qualified = said.status() == IdentityStatus.QUALIFIED && !doubtful;
    PatientIdentifiers.Found found = identifiers.read(patient, qualified, remarks);
    return new Claim(
        domain,
        found.localId().isEmpty() ? "report:" + report : found.localId(),
        traits(patient, found.nir(), statedAt, remarks),
        found.ins(),
        status(said.status(), sure && doubtful, found.ins().isPresent()),
        new HashSet<>(said.attributes()),
        statedAt);
  }

  /** Qualified is who carries the INS; without it the identity is validated. */
  private static IdentityStatus status(IdentityStatus said, boolean contradicted, boolean withIns) {
    if (contradicted) {
      return IdentityStatus.PROVISIONAL;
    }
    return said == IdentityStatus.QUALIFIED && !withIns ? IdentityStatus.VALIDATED : said;
  }

  private static Traits traits(Resource patient, String nir, Instant statedAt, Remarks remarks) {
    Element element = patient.element();
    Names names = PersonFields.names(patient, remarks);
    Contact contact = PersonFields.contact(patient, remarks);
    Optional<Day> born = day(patient, "birthDate", statedAt, remarks);
    boolean interpreted =
        element.extension("birthdate-update-indicator").text("valueBoolean").equals("true");
    return Traits.UNKNOWN
        .withStrict(
            names.birthName(),
            names.firstGivenName(),
            born.map(Day::date),
            sex(element.text("gender")),
            PersonFields.birthPlace(element))
        .withGivenNames(names.givenNames())
        .withUsed(names.usedName(), names.usedGivenName())
        .withUncertainBirthDate(interpreted || born.map(Day::uncertain).orElse(false))
        .withNir(nir)
        .withContact(contact.street(), contact.postcode(), contact.commune(), contact.phone())
        .withDeathDate(day(patient, "deceasedDateTime", statedAt, remarks).map(Day::date));
  }

  private static Optional<Day> day(
      Resource patient, String name, Instant statedAt, Remarks remarks) {
    String text = patient.text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    // A day of grace: the report may come from beyond the date line.
    LocalDate latest = LocalDate.ofInstant(statedAt, ZoneOffset.UTC).plusDays(1);
    Optional<Day> day = FhirTime.day(text).filter(d -> d.uncertain() || !d.date().isAfter(latest));
    if (day.isEmpty()) {
      remarks.add(FhirFinding.DATE_UNREADABLE, patient.at(name), text);
    }
    return day;
  }

  private static Sex sex(String gender) {
    switch (gender) {
      case "male":
        return Sex.MALE;
      case "female":
        return Sex.FEMALE;
      default:
        return Sex.UNKNOWN;
    }
  }
}
