package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.PatientIdentifiers;
import org.estuaire.fhir.StatedPatient;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.LocalId;
import org.estuaire.person.LocalIdRule;
import org.estuaire.person.StatedDay;
import org.estuaire.person.StatedIdentifier;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.Trust;
import org.estuaire.person.trust.TrustRemark;
import org.estuaire.person.trust.TrustRules;
import org.estuaire.terminology.PlaceCode;

/** Reads a Patient (FR Core patient and patient INS, 2.1 to 3.0) as a claim. */
final class PatientReader {

  private static final String IDENTIFIER = "identifier";

  private final LocalIdRule locals;
  private final TrustRules trust;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  PatientReader(Environment environment, String domain) {
    this.locals = new LocalIdRule(domain);
    this.trust = new TrustRules(environment.insAuthorities());
    this.domain = domain;
  }

  /**
   * What a resource says about its person.
   *
   * @param report number that stands for the person when the sender gives no identifier
   */
  Claim read(Resource patient, String report, Instant statedAt, Remarks remarks) {
    StatedPatient stated = new StatedPatient(patient.element());
    LocalId who =
        localId(stated.identifiers(), patient, remarks)
            .orElse(new LocalId(domain, Claim.ofReport(report)));
    if (stated.identifiers().withoutType()) {
      remarks.add(FhirFinding.INS_WITHOUT_TYPE, patient.at("identifier.type"), "");
    }
    String nir = nir(stated.identifiers(), patient, remarks);
    Traits traits = traits(stated, patient, statedAt, remarks).withNir(nir);
    Trust trusted =
        trust.judge(stated.trust(), (remark, value) -> tell(remark, value, patient, remarks));
    return trusted.in(Claim.of(who, traits, statedAt));
  }

  private Optional<LocalId> localId(
      PatientIdentifiers identifiers, Resource patient, Remarks remarks) {
    Optional<StatedIdentifier> best = locals.best(identifiers.inForce());
    if (best.isEmpty()) {
      remarks.add(FhirFinding.NO_LOCAL_IDENTIFIER, patient.at(IDENTIFIER), "");
      return Optional.empty();
    }
    VisibleKey.of(best.get().value(), patient.at(IDENTIFIER), remarks);
    if (locals.isForeign(best.get())) {
      String system = best.get().authority();
      remarks.add(FhirFinding.FOREIGN_DOMAIN, patient.at("identifier.system"), system, domain);
      VisibleKey.of(system, patient.at(IDENTIFIER), remarks);
    }
    return best.map(locals::localId);
  }

  /** The billing number without its key. */
  private static String nir(PatientIdentifiers identifiers, Resource patient, Remarks remarks) {
    for (String stated : identifiers.billing()) {
      Optional<String> number = InsKey.numberOf(stated);
      if (number.isPresent()) {
        return number.get();
      }
      remarks.add(FhirFinding.NIR_KEY_WRONG, patient.at(IDENTIFIER), stated);
    }
    return "";
  }

  private static void tell(TrustRemark remark, String value, Resource patient, Remarks remarks) {
    String identifier = patient.at(IDENTIFIER);
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

  private static Traits traits(
      StatedPatient patient, Resource resource, Instant statedAt, Remarks remarks) {
    Optional<StatedDay> born = day(patient.born(), resource, "birthDate", statedAt, remarks);
    Optional<StatedDay> died = day(patient.died(), resource, "deceasedDateTime", statedAt, remarks);
    Traits stated = patient.traits(born, died);
    Stream.of(
            stated.birthName(),
            stated.firstGivenName(),
            stated.givenNames(),
            stated.usedName(),
            stated.usedGivenName())
        .forEach(name -> remarks.bounded(name, resource.at("name")));
    remarks.bounded(stated.address(), resource.at("address.line"));
    remarks.bounded(stated.postcode(), resource.at("address.postalCode"));
    remarks.bounded(stated.phone(), resource.at("telecom"));
    return stated
        .withStrict(
            stated.birthName(),
            stated.firstGivenName(),
            stated.birthDate(),
            stated.sex(),
            commune(stated.birthPlace()))
        .withContact(
            stated.address(), stated.postcode(), commune(stated.residence()), stated.phone());
  }

  private static String commune(String code) {
    return PlaceCode.looksLikeCommune(code) ? code : "";
  }

  private static Optional<StatedDay> day(
      Optional<StatedDay> day, Resource patient, String name, Instant statedAt, Remarks remarks) {
    String text = patient.text(name);
    if (day.isEmpty() && !text.isEmpty()) {
      remarks.add(FhirFinding.DATE_UNREADABLE, patient.at(name), text);
    } else if (day.filter(stated -> stated.liesAhead(statedAt)).isPresent()) {
      remarks.add(IdentityFinding.PERSON_DATE_AHEAD, patient.at(name), text);
      return Optional.empty();
    }
    return day;
  }
}
