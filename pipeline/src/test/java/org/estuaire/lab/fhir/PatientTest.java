package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;

/** Persons of FR Core (traps 13, 14, 15 and 22 of the domain). */
final class PatientTest {

  private static final String TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
  private static final String OF_2_1 = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445";
  private static final String OF_2_2 =
      "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-identity-status";

  /** Fictitious number of commune 38 999; its key is right. */
  private static final String NUMBER = "185083899900130";

  private static final String DEMO = "urn:oid:1.2.250.1.213.1.4.11";
  private static final String NIR = "urn:oid:1.2.250.1.213.1.4.8";

  private static String identifier(String type, String system, String value) {
    String coding =
        type.isEmpty()
            ? ""
            : "\"type\":{\"coding\":[{\"system\":\"" + TYPES + "\",\"code\":\"" + type + "\"}]},";
    return "{" + coding + "\"system\":\"" + system + "\",\"value\":\"" + value + "\"}";
  }

  private static String status(String system, String code) {
    return "{\"url\":\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability\","
        + "\"extension\":[{\"url\":\"identityStatus\",\"valueCoding\":{\"system\":\""
        + system
        + "\",\"code\":\""
        + code
        + "\"}}]}";
  }

  private static String bundle(String extensions, String identifiers, String more) {
    String patient =
        Fhir.entry(
            "Patient/p1",
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"extension\":["
                + extensions
                + "],\"identifier\":["
                + identifiers
                + "],"
                + more
                + "\"gender\":\"male\",\"birthDate\":\"1985-08-12\"}");
    return Fhir.bundle(
        "collection",
        patient,
        Fhir.report("r1", "D-1", "o1"),
        Fhir.observation("o1", Fhir.quantity("5", "mmol/L")));
  }

  private static Claim claim(String extensions, String identifiers) {
    return Fhir.report(bundle(extensions, identifiers, "")).claim();
  }

  @Test
  void inTwoOneValiWithAnInsIsQualified() {
    Claim claim = claim(status(OF_2_1, "VALI"), identifier("INS-NIR-DEMO", DEMO, NUMBER));

    assertThat(claim.status()).isEqualTo(IdentityStatus.QUALIFIED);
    assertThat(claim.ins().orElseThrow().authority()).isEqualTo(Authority.NIR_DEMO);
    assertThat(claim.ins().orElseThrow().number()).isEqualTo(NUMBER.substring(0, 13));
  }

  @Test
  void inTwoOneValiWithoutAnInsIsValidated() {
    assertThat(claim(status(OF_2_1, "VALI"), "").status()).isEqualTo(IdentityStatus.VALIDATED);
  }

  @Test
  void inTwoTwoValiIsValidatedOnlyAndDropsTheIns() {
    String ins = identifier("INS-NIR-DEMO", DEMO, NUMBER);
    Claim claim = claim(status(OF_2_2, "VALI"), ins);

    assertThat(claim.status()).isEqualTo(IdentityStatus.VALIDATED);
    assertThat(claim.ins()).isEmpty();
    assertThat(Fhir.codes(bundle(status(OF_2_2, "VALI"), ins, "")))
        .contains(FhirFinding.INS_NOT_QUALIFIED);
  }

  @Test
  void inTwoTwoQualIsQualified() {
    Claim claim = claim(status(OF_2_2, "QUAL"), identifier("INS-NIR-DEMO", DEMO, NUMBER));

    assertThat(claim.status()).isEqualTo(IdentityStatus.QUALIFIED);
    assertThat(claim.ins()).isPresent();
  }

  @Test
  void withoutASystemValiIsNeverQualified() {
    Claim claim = claim(status("", "VALI"), identifier("INS-NIR-DEMO", DEMO, NUMBER));

    assertThat(claim.status()).isEqualTo(IdentityStatus.VALIDATED);
    assertThat(claim.ins()).isEmpty();
  }

  @Test
  void theBillingNumberUnderTheSameSystemIsNeverTheIns() {
    Claim claim = claim(status(OF_2_2, "QUAL"), identifier("NH", NIR, NUMBER));

    assertThat(claim.ins()).isEmpty();
    assertThat(claim.traits().nir()).isEqualTo(NUMBER.substring(0, 13));
  }

  @Test
  void aNumberWithoutTypeUnderThatSystemIsNeither() {
    String bundle = bundle(status(OF_2_2, "QUAL"), identifier("", NIR, NUMBER), "");

    assertThat(Fhir.report(bundle).claim().ins()).isEmpty();
    assertThat(Fhir.report(bundle).claim().traits().nir()).isEmpty();
    assertThat(Fhir.codes(bundle)).contains(FhirFinding.INS_WITHOUT_TYPE);
  }

  @Test
  void testAuthoritiesNeverReachProduction() {
    String bundle = bundle(status(OF_2_2, "QUAL"), identifier("INS-NIR-DEMO", DEMO, NUMBER), "");
    var decoded =
        Fhir.read(Fhir.bytes(bundle), Fhir.LABORATORY, new FhirLabFormat(Environment.PRODUCTION))
            .get(0);

    assertThat(Fhir.readable(decoded).claim().ins()).isEmpty();
    assertThat(Fhir.findings(decoded))
        .extracting(Finding::code)
        .asList()
        .contains(FhirFinding.INS_OF_TEST);
  }

  @Test
  void aDoubtfulIdentityIsProvisionalWhateverElseItSays() {
    String doubtful =
        status(OF_2_2, "QUAL")
            .replace(
                "]}",
                ",{\"url\":\"comment\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"DOUT\"}]}}]}");
    Claim claim = claim(doubtful, identifier("INS-NIR-DEMO", DEMO, NUMBER));

    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
    assertThat(claim.ins()).isEmpty();
    assertThat(claim.attributes()).containsExactly("DOUT");
  }

  @Test
  void theOfficialNameIsThatOfBirthWithTheListOfGivenNames() {
    String names =
        "\"name\":[{\"use\":\"usual\",\"family\":\"EXEMPLE\",\"given\":[\"CAM\"]},"
            + "{\"use\":\"official\",\"family\":\"ESSAI\",\"given\":[\"CAMILLE\"],\"extension\":[{\"url\":"
            + "\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name\","
            + "\"valueString\":\"CAMILLE MARIE\"}]}],";
    String place =
        "{\"url\":\"http://hl7.org/fhir/StructureDefinition/patient-birthPlace\",\"valueAddress\":"
            + "{\"extension\":[{\"url\":\"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code\","
            + "\"valueCoding\":{\"code\":\"38999\"}}]}}";
    Claim claim = Fhir.report(bundle(place, "", names)).claim();

    assertThat(claim.traits().birthName()).isEqualTo("ESSAI");
    assertThat(claim.traits().firstGivenName()).isEqualTo("CAMILLE");
    assertThat(claim.traits().givenNames()).isEqualTo("CAMILLE MARIE");
    assertThat(claim.traits().usedName()).isEqualTo("EXEMPLE");
    assertThat(claim.traits().birthPlace()).isEqualTo("38999");
    assertThat(claim.traits().sex()).isEqualTo(Sex.MALE);
    assertThat(claim.traits().birthDate()).contains(LocalDate.of(1985, 8, 12));
    assertThat(claim.localId()).isEqualTo("report:D-1");
  }

  @Test
  void anIdentifierOfAnotherDomainIsKeptApart() {
    String bundle = bundle("", identifier("PI", "urn:oid:2.999.9", "77"), "");

    assertThat(Fhir.report(bundle).claim().localId()).isEqualTo("77@2.999.9");
    assertThat(Fhir.codes(bundle)).isEqualTo(List.of(FhirFinding.FOREIGN_DOMAIN));
  }
}
