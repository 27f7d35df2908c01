package org.estuaire.identity.feed.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.InsKey;
import org.estuaire.person.Sex;
import org.estuaire.person.trust.StatedIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All people are invented. */
class FhirPatientFormatTest {

  private static final Partner GHT =
      Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
          .withIdentityDomain("2.999.20.1");

  private static final String CORE = "https://hl7.fr/ig/fhir/core/";

  private final FhirPatientFormat format = new FhirPatientFormat();

  static String patient(String system, String code, String more) {
    return """
        {"resourceType": "Patient",
         "meta": {"lastUpdated": "2026-03-01T09:00:00+01:00"},
         "extension": [
           {"url": "CORE/StructureDefinition/fr-core-identity-reliability", "extension": [
             {"url": "identityStatus", "valueCoding": {"system": "CORE/CodeSystem/SYSTEM", "code": "CODE"}}]},
           {"url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": {
             "extension": [{"url": "CORE/StructureDefinition/fr-core-address-insee-code",
                            "valueCoding": {"code": "38999"}}]}}],
         "identifier": [
           {"type": {"coding": [{"code": "NH"}]}, "system": "urn:oid:1.2.250.1.213.1.4.8", "value": "261043899901214"},
           {"use": "official", "type": {"coding": [{"code": "INS-NIR-DEMO"}]},
            "system": "urn:oid:1.2.250.1.213.1.4.11", "value": "261043899901214"},
           {"type": {"coding": [{"code": "PI"}]}, "system": "urn:oid:2.999.20.1", "value": "8001"}],
         "name": [
           {"use": "official", "family": "KERVOAL", "given": ["AMELIE"], "extension": [
             {"url": "CORE/StructureDefinition/fr-core-patient-birth-list-given-name", "valueString": "AMELIE ROSE"}]},
           {"use": "usual", "family": "MARNON"}],
         "gender": "female", "birthDate": "1961-04-17"MORE}
        """
        .replace("CORE/", CORE)
        .replace("SYSTEM", system)
        .replace("\"CODE\"", "\"" + code + "\"")
        .replace("MORE", more);
  }

  static String bundle(String... resources) {
    List<String> entries = new ArrayList<>();
    for (String resource : resources) {
      entries.add("{\"fullUrl\": \"urn:uuid:0\", \"resource\": " + resource + "}");
    }
    return "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": ["
        + String.join(",", entries)
        + "]}";
  }

  @Test
  void aPatientOfABundleStatesTheWholeIdentity() throws Exception {
    IdentityStatement statement = only(bundle(patient("fr-core-cs-v2-0445", "VALI", "")));
    assertThat(statement.event()).isEqualTo(EventKind.UPDATE);
    assertThat(statement.key()).isEqualTo("8001");
    assertThat(statement.eventAt()).isEqualTo("2026-03-01T08:00:00Z");
    var traits = statement.claim().traits();
    assertThat(traits.birthName()).isEqualTo("KERVOAL");
    assertThat(traits.givenNames()).isEqualTo("AMELIE ROSE");
    assertThat(traits.usedName()).isEqualTo("MARNON");
    assertThat(traits.birthDate()).contains(LocalDate.of(1961, 4, 17));
    assertThat(traits.sex()).isEqualTo(Sex.FEMALE);
    assertThat(traits.birthPlace()).isEqualTo("38999");
    assertThat(traits.nir()).isEqualTo("2610438999012");
    assertThat(statement.stated().orElseThrow().matricules())
        .containsExactly(new StatedIns("261043899901214", "1.2.250.1.213.1.4.11"));
  }

  /** As servers export them in bulk; what stands behind the first is as much an identity. */
  @Test
  void eachOfSeveralPatientsOneAfterAnotherIsRead() throws Exception {
    String first = patient("fr-core-cs-v2-0445", "VALI", "");
    List<Decoded<IdentityStatement>> all = read(first + "\n" + first.replace("8001", "8002"));
    assertThat(all)
        .extracting(one -> ((Decoded.Readable<IdentityStatement>) one).record().key())
        .containsExactly("8001", "8002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"resourceType\": \"Patient\"}", "[{}]", "1", "{}"})
  void whatStandsBesideABundleAndIsNoneIsNotLeftOutInSilence(String other) throws Exception {
    String bundle = "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": []}";
    assertThat(format.inspect(stream(bundle + "\n" + other), GHT))
        .isEqualTo(new Inspection.Refused(List.of(Finding.of(FhirPatientFinding.NO_BUNDLE))));
  }

  @Test
  void theEntriesOfBundlesOneAfterAnotherAreRead() throws Exception {
    String bundle =
        "{\"entry\": [{\"resource\": "
            + patient("fr-core-cs-v2-0445", "VALI", "")
            + "}], \"resourceType\": \"Bundle\"}";
    assertThat(read(bundle + "\n" + bundle)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"replaced-by, 8001, 7001", "replaces, 7001, 8001"})
  void aLinkToAReplacedPatientIsAMerge(String type, String absorbed, String survivor)
      throws Exception {
    String link =
        ", \"link\": [{\"type\": \"TYPE\", \"other\": {\"identifier\": {\"system\": \"urn:oid:2.999.20.1\", \"value\": \"7001\"}}}]"
            .replace("TYPE", type);
    IdentityStatement merge = only(patient("fr-core-cs-v2-0445", "PROV", link));
    assertThat(merge.event()).isEqualTo(EventKind.MERGE);
    assertThat(merge.key()).isEqualTo(absorbed);
    assertThat(merge.other().orElseThrow().value()).isEqualTo(survivor);
  }

  @Test
  void aPatientThatIsNamedByASearchIsFound() throws Exception {
    String link =
        ", \"link\": [{\"type\": \"replaced-by\", \"other\": {\"reference\": \"Patient?identifier=urn:oid:2.999.20.1|7001\"}}]";
    assertThat(only(patient("x", "PROV", link)).other().orElseThrow().value()).isEqualTo("7001");
  }

  @Test
  void aPatientThatIsNamedByItsAddressOnlyIsRefused() throws Exception {
    String link =
        ", \"link\": [{\"type\": \"replaced-by\", \"other\": {\"reference\": \"Patient/9\"}}]";
    assertThat(codes(patient("x", "PROV", link))).containsExactly("FHIR-106");
  }

  @Test
  void aDeletedPatientIsDeactivated() throws Exception {
    IdentityStatement statement =
        only(
            "{\"resourceType\": \"Bundle\", \"entry\": [{\"request\": {\"method\": \"DELETE\", \"url\": \"Patient?identifier=urn:oid:2.999.20.1|8001\"}, \"response\": {\"lastModified\": \"2026-03-01T09:00:00+01:00\"}}]}");
    assertThat(statement.event()).isEqualTo(EventKind.DEACTIVATE);
    assertThat(statement.key()).isEqualTo("8001");
  }

  @Test
  void xmlSaysTheSameAsJson() throws Exception {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Bundle xmlns="http://hl7.org/fhir"><type value="batch"/>
          <entry><resource><Patient>
            <meta><lastUpdated value="2026-03-01T09:00:00+01:00"/></meta>
            <extension url="http://hl7.org/fhir/StructureDefinition/patient-birthPlace"><valueAddress>
              <extension url="https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code">
                <valueCoding><code value="38999"/></valueCoding></extension></valueAddress></extension>
            <identifier><system value="urn:oid:2.999.20.1"/><value value="8001"/></identifier>
            <name><use value="official"/><family value="KERVOAL"/><given value="AMELIE"/></name>
            <gender value="female"/><birthDate value="1961-04"/>
          </Patient></resource></entry>
          <entry><resource><Organization/></resource></entry>
        </Bundle>
        """;
    List<Decoded<IdentityStatement>> all = read(xml);
    IdentityStatement statement = ((Decoded.Readable<IdentityStatement>) all.get(0)).record();
    assertThat(statement.key()).isEqualTo("8001");
    assertThat(statement.claim().traits().birthPlace()).isEqualTo("38999");
    assertThat(statement.claim().traits().birthDate()).contains(LocalDate.of(1961, 4, 1));
    assertThat(statement.claim().traits().uncertainBirthDate()).isTrue();
    assertThat(all.get(1)).isInstanceOf(Decoded.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": ",
        "<Bundle xmlns=\"http://hl7.org/fhir\"><entry>",
        "{\"resourceType\": \"Patient\"}\n{\"resourceType\": \"Patient\"",
        "{\"resourceType\": \"Patient\"}\n]",
        "<!DOCTYPE Bundle [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Bundle xmlns=\"http://hl7.org/fhir\"><entry>&a;</entry></Bundle>"
      })
  void whatIsCutOffOrHostileIsRefusedWhole(String content) throws Exception {
    assertThat(format.inspect(stream(content), GHT)).isInstanceOf(Inspection.Refused.class);
  }

  @Test
  void aBirthDateThatIsStatedTwiceIsRefused() throws Exception {
    String twice = ", \"birthDate\": \"1916-04-17\"";
    assertThat(codes(patient("fr-core-cs-v2-0445", "VALI", twice))).containsExactly("FHIR-101");
  }

  /** It would be a strong trait beside five equal ones. */
  @Test
  void aBillingNumberWithAWrongKeyIsNotTakenForOne() throws Exception {
    String wrong = patient("fr-core-cs-v2-0445", "PROV", "").replace("01214", "01299");
    String nir = only(wrong).claim().traits().nir();
    assertThat(InsKey.hasShape(nir)).isFalse();
  }

  @Test
  void aNumberOfAStayIsNoIdentifierOfAPatient() throws Exception {
    String stay = patient("fr-core-cs-v2-0445", "PROV", "").replace("\"PI\"", "\"VN\"");
    assertThat(codes(stay)).containsExactly("FHIR-104");
  }

  /** FHIR R4, 2.4.0.2: as in reports, what may turn the meaning round is not read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"modifierExtension\": [{\"url\": \"http://x.example/not\", \"valueBoolean\": true}]",
        "\"implicitRules\": \"http://x.example/rules\""
      })
  void aPatientWithAnUnknownModifierIsRefused(String modifier) throws Exception {
    assertThat(codes(patient("fr-core-cs-v2-0445", "VALI", ", " + modifier)))
        .containsExactly("FHIR-108");
  }

  @Test
  void depthIsBounded() throws Exception {
    String deep = "{\"a\":".repeat(300) + "1" + "}".repeat(300);
    assertThat(codes(patient("x", "PROV", ", \"contained\": [" + deep + "]")))
        .containsExactly("FHIR-101");
  }

  @Test
  void theFormatIsRecognisedByItsRoot() {
    assertThat(recognises(bundle())).isTrue();
    assertThat(recognises("<Patient xmlns=\"http://hl7.org/fhir\"/>")).isTrue();
    assertThat(recognises("{\"resourceType\": \"Observation\"}")).isFalse();
    assertThat(recognises("EVENEMENT;ID_LOCAL")).isFalse();
  }

  private boolean recognises(String content) {
    return format.recognises(content.getBytes(StandardCharsets.UTF_8), GHT);
  }

  private IdentityStatement only(String content) throws IOException {
    List<Decoded<IdentityStatement>> all = read(content);
    assertThat(all).hasSize(1);
    return ((Decoded.Readable<IdentityStatement>) all.get(0)).record();
  }

  private List<String> codes(String content) throws IOException {
    return ((Decoded.Unreadable<IdentityStatement>) read(content).get(0))
        .why().stream().map(finding -> finding.code().code()).toList();
  }

  private List<Decoded<IdentityStatement>> read(String content) throws IOException {
    Inspection.Ready ready = (Inspection.Ready) format.inspect(stream(content), GHT);
    List<Decoded<IdentityStatement>> all = new ArrayList<>();
    try (RecordSplitter records = format.split(stream(content), GHT, ready.reading())) {
      for (Optional<RawRecord> raw = records.next(); raw.isPresent(); raw = records.next()) {
        all.add(format.decoder(GHT, ready.reading()).decode(raw.get()));
      }
    }
    assertThat(all).hasSize(ready.records());
    return all;
  }

  private static ByteArrayInputStream stream(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }
}
