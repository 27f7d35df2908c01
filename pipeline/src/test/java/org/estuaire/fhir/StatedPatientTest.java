package org.estuaire.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.estuaire.person.LocalId;
import org.estuaire.person.LocalIdRule;
import org.estuaire.person.Traits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both lanes read from a Patient. All people are invented. */
class StatedPatientTest {

  private static final String DOMAIN = "2.999.20.1";

  private static StatedPatient patient(String properties) {
    String json = "{\"resourceType\": \"Patient\", " + properties.replace('\'', '"') + "}";
    return new StatedPatient(JsonElements.only(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Traits traits(String properties) {
    StatedPatient patient = patient(properties);
    return patient.traits(patient.born(), patient.died());
  }

  private static String identifier(String type, String system, String value, String use) {
    return "{'use': '%s', 'type': {'coding': [{'code': '%s'}]}, 'system': '%s', 'value': '%s'}"
        .formatted(use, type, system, value);
  }

  private static String localId(String... identifiers) {
    StatedPatient patient = patient("'identifier': [" + String.join(",", identifiers) + "]");
    LocalIdRule rule = new LocalIdRule(DOMAIN);
    return rule.best(patient.identifiers().inForce())
        .map(rule::localId)
        .map(LocalId::value)
        .orElse("");
  }

  @Test
  void thePermanentIdentifierOfTheOwnDomainComesBeforeEveryOther() {
    String own = identifier("PI", "urn:oid:" + DOMAIN, "8001", "official");
    assertThat(localId(identifier("PI", "urn:oid:2.999.9", "1", "official"), own))
        .isEqualTo("8001");
    assertThat(localId(identifier("VN", "urn:oid:" + DOMAIN, "S-1", "official"), own))
        .isEqualTo("8001");
  }

  @Test
  void anIdentifierOfAnotherDomainBearsItsName() {
    assertThat(localId(identifier("PI", "urn:oid:2.999.9", "1", ""))).isEqualTo("1@2.999.9");
    assertThat(localId(identifier("PI", "urn:id:OTHER", "1", ""))).isEqualTo("1@OTHER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VN", "AN", "PPN", "NH", "INS-C"})
  void aNumberOfAStayAnAccountOrAPaperNamesNoPerson(String type) {
    assertThat(localId(identifier(type, "urn:oid:" + DOMAIN, "S-1", "official"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MR", "RRI", "PN", ""})
  void aRecordARegionAndAFederationNumberThePersonsOfTheirOwnDomain(String type) {
    assertThat(localId(identifier(type, "urn:oid:" + DOMAIN, "8001", ""))).isEqualTo("8001");
  }

  @Test
  void aFormerIdentifierIsNoIdentifier() {
    String former = identifier("PI", "urn:oid:" + DOMAIN, "8001", "old");
    assertThat(localId(former)).isEmpty();
    StatedPatient patient =
        patient(
            "'identifier': ["
                + identifier("INS-NIR", "urn:oid:1.2.250.1.213.1.4.8", "185083899900130", "old")
                + "]");
    assertThat(patient.trust().matricules()).isEmpty();
  }

  @Test
  void onlyTheTypesOfTheNationalIdentityAreIns() {
    StatedPatient patient =
        patient(
            "'identifier': ["
                + identifier("INS-C", "urn:oid:1.2.250.1.213.1.4.2", "1541187387477485562488", "")
                + ","
                + identifier("INSURANCE", "urn:oid:1.2.250.1.213.1.4.8", "185083899900130", "")
                + "]");
    assertThat(patient.trust().matricules()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "official, usual, KERVOAL, MARNON",
    "usual, official, MARNON, KERVOAL",
    "usual, maiden, MARNON, KERVOAL",
    "'', usual, KERVOAL, MARNON",
    "nickname, maiden, MARNON, ''"
  })
  void theNameUsedIsNeverTakenForThatOfBirth(String one, String other, String birth, String used) {
    Traits traits =
        traits(
            "'name': [{'use': '%s', 'family': 'KERVOAL'}, {'use': '%s', 'family': 'MARNON'}]"
                .formatted(one, other));
    assertThat(traits.birthName()).isEqualTo(birth);
    assertThat(traits.usedName()).isEqualTo(used);
  }

  /** The rest of the list is not known, so it is not said that there is none. */
  @Test
  void oneGivenNameIsNoListOfThem() {
    assertThat(traits("'name': [{'given': ['AMELIE']}]").givenNames()).isEmpty();
    assertThat(traits("'name': [{'given': ['AMELIE', 'ROSE']}]").givenNames())
        .isEqualTo("AMELIE ROSE");
  }

  @Test
  void aLoneUsualNameIsStatedOnce() {
    Traits traits = traits("'name': [{'use': 'usual', 'family': 'KERVOAL'}]");
    assertThat(traits.birthName()).isEqualTo("KERVOAL");
    assertThat(traits.usedName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"extension, ''", "city, _city", "district, _district"})
  void theCodeOfTheBirthPlaceMayStandOnItsCityOrDistrict(String at, String apart) {
    String code =
        "'extension': [{'url': 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code',"
            + " 'valueCoding': {'code': '2a004'}}]";
    String address = apart.isEmpty() ? code : "'%s': 'X', '%s': {%s}".formatted(at, apart, code);
    Traits traits =
        traits(
            "'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',"
                + " 'valueAddress': {"
                + address
                + "}}]");
    assertThat(traits.birthPlace()).isEqualTo("2A004");
  }

  @ParameterizedTest
  @CsvSource({
    "1985-08-12, 1985-08-12, false",
    "1985-08, 1985-08-01, true",
    "1985, 1985-12-31, true",
    "1985-08-12T10:00:00+02:00, 1985-08-12, false",
    "0985-08-12, '', false",
    "1985-02-30, '', false"
  })
  void aDayIsCompletedByTheRuleOfRniv(String stated, String day, boolean uncertain) {
    Traits traits = traits("'birthDate': '%s'".formatted(stated));
    assertThat(traits.birthDate().map(Object::toString).orElse("")).isEqualTo(day);
    assertThat(traits.uncertainBirthDate()).isEqualTo(uncertain);
  }

  @Test
  void aDayThatTheSenderInterpretedIsUncertain() {
    Traits traits =
        traits(
            "'birthDate': '1985-08-12', 'extension': [{'url': 'https://hl7.fr/x/birthdate-update-indicator',"
                + " 'valueBoolean': true}]");
    assertThat(traits.uncertainBirthDate()).isTrue();
  }

  @Test
  void ofAPropertyThatIsSaidTwiceNobodyKnowsWhichCounts() {
    assertThatThrownBy(() -> traits("'birthDate': '1985-08-12', 'birthDate': '1958-08-12'"))
        .isInstanceOf(BrokenFhir.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T09:00:00+01:00, 2026-03-01T08:00:00Z",
    "2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
    "2026-03-01T09:00:00, ''",
    "2026-03-01, ''",
    "hier, ''"
  })
  void aMomentTellsItsOffset(String text, String instant) {
    assertThat(FhirTime.instant(text).map(Object::toString).orElse("")).isEqualTo(instant);
  }
}
