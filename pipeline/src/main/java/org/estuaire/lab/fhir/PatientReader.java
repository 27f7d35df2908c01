package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.Optional;
import org.estuaire.exchange.Environment;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.lab.fhir.FhirTime.Day;
import org.estuaire.lab.fhir.PersonFields.Contact;
import org.estuaire.lab.fhir.PersonFields.Names;
import org.estuaire.person.Claim;
import org.estuaire.person.PersonDates;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.StatedTrust;
import org.estuaire.person.trust.Trust;
import org.estuaire.person.trust.TrustRemark;
import org.estuaire.person.trust.TrustRules;

/** Reads a Patient (FR Core patient and patient INS, 2.1 to 3.0) as a claim. */
final class PatientReader {

  private final PatientIdentifiers identifiers;
  private final TrustRules trust;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  PatientReader(Environment environment, String domain) {
    this.identifiers = new PatientIdentifiers(domain);
    this.trust = new TrustRules(environment.insAuthorities());
    this.domain = domain;
  }

  /**
   * What a resource says about its person.
   *
   * @param report number that stands for the person when the sender gives no identifier
   */
  Claim read(Resource patient, String report, Instant statedAt, Remarks remarks) {
    PatientIdentifiers.Found found = identifiers.read(patient, remarks);
    Traits traits = traits(patient, found.nir(), statedAt, remarks);
    Trust trusted =
        trust.judge(
            new StatedTrust(Reliability.codes(patient.element()), found.ins(), traits.sex()),
            (remark, value) -> tell(remark, value, patient, remarks));
    return new Claim(
        domain,
        found.localId().isEmpty() ? "report:" + report : found.localId(),
        traits,
        trusted.ins(),
        trusted.status(),
        trusted.attributes(),
        statedAt);
  }

  private static void tell(TrustRemark remark, String value, Resource patient, Remarks remarks) {
    String identifier = patient.at("identifier");
    String reliability = patient.at("extension");
    switch (remark) {
      case INS_AUTHORITY_UNKNOWN ->
          remarks.add(FhirFinding.INS_AUTHORITY_UNKNOWN, identifier, value);
      case INS_NOT_QUALIFIED -> remarks.add(FhirFinding.INS_NOT_QUALIFIED, identifier, value);
      case INS_OF_TEST -> remarks.add(FhirFinding.INS_OF_TEST, identifier, value);
      case INS_KEY_WRONG -> remarks.add(FhirFinding.INS_KEY_WRONG, identifier, value);
      case INS_SEVERAL -> remarks.add(FhirFinding.INS_SEVERAL, identifier, value);
      case INS_WITHOUT_SEX ->
          remarks.add(IdentityFinding.INS_WITHOUT_SEX, patient.at("gender"), value);
      case QUALIFIED_WITHOUT_INS ->
          remarks.add(IdentityFinding.QUALIFIED_WITHOUT_INS, identifier, value);
      case STATUS_CONTRADICTION ->
          remarks.add(FhirFinding.STATUS_CONTRADICTION, reliability, value);
      case FICTIVE_AND_DOUBTFUL -> remarks.add(IdentityFinding.STATUS_LOWERED, reliability, value);
      case CODE_UNKNOWN -> remarks.add(IdentityFinding.STATUS_CODE_UNKNOWN, reliability, value);
      case VALI_OF_NO_TABLE -> remarks.add(IdentityFinding.VALI_OF_NO_TABLE, reliability, value);
    }
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
    Optional<Day> day = FhirTime.day(text);
    if (day.isEmpty()) {
      remarks.add(FhirFinding.DATE_UNREADABLE, patient.at(name), text);
    } else if (PersonDates.liesAhead(day.get().date(), day.get().uncertain(), statedAt)) {
      remarks.add(IdentityFinding.PERSON_DATE_AHEAD, patient.at(name), text);
      return Optional.empty();
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
