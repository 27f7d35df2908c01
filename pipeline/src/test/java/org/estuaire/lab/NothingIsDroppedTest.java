package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.LeftOut;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was sent becomes a result of the repository, or is told as left out: in every format. */
class NothingIsDroppedTest {

  private static final String MSH =
      "MSH|^~\\&|LABO|RIVE|E|E|20261129101500||ORU^R01^ORU_R01|M1|P|2.5|||||FRA|UNICODE UTF-8";
  private static final String PID =
      "PID|1||L77^^^LABO&2.999.10.1&ISO^PI||MODELE^JEANNE^^^^^L||19600101|F";

  private static String obr(String number, String status) {
    return "OBR|1|P"
        + number
        + "|"
        + number
        + "|BIO^Bilan^L|||20261129080000"
        + "|||||||||||||||20261129101000|||"
        + status;
  }

  private static String obx(String code, String value, String status, String observed) {
    return "OBX|1|NM|"
        + code
        + "^Test "
        + code
        + "^L||"
        + value
        + "|mmol/L|||||"
        + status
        + "|||"
        + observed;
  }

  private static Counted hl7(String... segments) {
    return Counted.of(LabFormats.HL7, MSH + "\r" + String.join("\r", segments) + "\r");
  }

  private static Counted sante(String... records) {
    return Counted.of(
        LabFormats.SANTE,
        "H|~^\\&|A.HPR||LAB~LABO||ORU|||HOP~HOPITAL||P|H2.4~C|202611291210\r"
            + "P|1||L77||MODELE~JEANNE||19600101|F\r"
            + String.join("\r", records)
            + "\rL|1\r");
  }

  private static final String SANTE_OBR =
      "OBR|1||~N50|COPRO~Coproculture~L|R||202611281600|||||||||||||||||||F";

  private static List<String> told(Counted counted) {
    return counted.results().stream().map(r -> r.keyCode() + "=" + r.original()).toList();
  }

  @Test
  void urineOf24HoursObservedFromTwoDaysBeforeIsACurrentResult() {
    Counted counted = hl7(PID, obr("N1", "F"), obx("PROT24", "1.8", "F", "20261127070000"));

    assertThat(told(counted)).containsExactly("PROT24=1.8");
    assertThat(counted.leftOut()).isEmpty();
  }

  @Test
  void anEarlierDateAloneMakesNoResultAnEarlierOneInHprimSanteEither() {
    Counted counted =
        sante(SANTE_OBR, "OBX|1|CE|SANG~Sang selles~L||POS~Positif~L||||||F|||20261125");

    assertThat(told(counted)).hasSize(1);
    assertThat(counted.leftOut()).isEmpty();
  }

  @Test
  void anEarlierDateAloneMakesNoObservationAnEarlierOneInFhirEither() {
    Counted counted =
        Counted.of(
            LabFormats.FHIR,
            fhir(report("\"o1\""), observation("o1", "G", "5.1", "2026-11-27T07:00:00+01:00")));

    assertThat(told(counted)).containsExactly("G=5.1");
  }

  @Test
  void anEarlierResultBesideACurrentOneOfTheSameTestIsGivenAgainAndCounted() {
    Counted counted =
        hl7(
            PID,
            obr("N1", "F"),
            obx("GLY", "5.1", "F", ""),
            obx("GLY", "4.2", "F", "20260601"),
            obx("GLY", "4.4", "F", "20260301"),
            obx("K", "4.0", "F", "20261120"));

    assertThat(told(counted)).containsExactly("GLY=5.1", "K=4.0");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.GIVEN_AGAIN, 2));
    assertThat(counted.places())
        .containsExactly(new LeftOut(LabFinding.GIVEN_AGAIN, 2, 5, "OBX[2]-3"));
  }

  @Test
  void anEarlierResultIsGivenAgainInHprimSanteToo() {
    Counted counted =
        sante(
            SANTE_OBR,
            "OBX|1|NM|NA~Sodium~L||141|mmol/l|||||F",
            "OBX|2|NM|NA~Sodium~L||139|mmol/l|||||F|||20260301");

    assertThat(told(counted)).containsExactly("NA=141");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.GIVEN_AGAIN, 1));
  }

  @Test
  void anEarlierObservationIsGivenAgainInFhirToo() {
    Counted counted =
        Counted.of(
            LabFormats.FHIR,
            fhir(
                report("\"o1\",\"o2\""),
                observation("o1", "G", "5.1", "2026-11-29T07:00:00+01:00"),
                observation("o2", "G", "4.7", "2026-03-01T07:00:00+01:00")));

    assertThat(told(counted)).containsExactly("G=5.1");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.GIVEN_AGAIN, 1));
  }

  @Test
  void ofResultsThatAreAllOldTheNewestIsTheCurrentOne() {
    Counted counted =
        hl7(
            PID,
            obr("N1", "F"),
            obx("GLY", "4.2", "F", "20260601"),
            obx("GLY", "4.4", "F", "20260301"));

    assertThat(told(counted)).containsExactly("GLY=4.2");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.GIVEN_AGAIN, 1));
  }

  @Test
  void anotherSpecimenUnderTheSameCodeIsNoEarlierResult() {
    Counted counted =
        hl7(
            PID,
            obr("N1", "F"),
            obx("NA", "141", "F", ""),
            obr("N2", "F"),
            obx("NA", "96", "F", "20261126080000").replace("mmol/L", "mmol/24h"));

    assertThat(told(counted)).containsExactly("NA=141", "NA=96");
  }

  @Test
  void aResultOfAnotherOrderIsNoEarlierResultOfThisOne() {
    Counted counted =
        hl7(
            PID,
            obr("N1", "F"),
            obx("BAAR", "Absence", "F", "").replace("mmol/L", ""),
            obr("N2", "F"),
            obx("BAAR", "Présence +++", "F", "20261126080000").replace("mmol/L", ""));

    assertThat(told(counted)).containsExactly("BAAR=Absence", "BAAR=Présence +++");
    assertThat(counted.leftOut()).isEmpty();
  }

  @Test
  void anotherUnitUnderTheSameCodeIsNoEarlierResult() {
    Counted counted =
        hl7(
            PID,
            obr("N1", "F"),
            obx("CREA", "80", "F", "").replace("mmol/L", "umol/L"),
            obx("CREA", "9.1", "F", "20261126080000"));

    assertThat(told(counted)).containsExactly("CREA=80", "CREA=9.1");
  }

  @Test
  void ofTwoGermsOrSamplesUnderNumbersOfTheirOwnNoneIsTheOtherGivenAgain() {
    Counted counted =
        hl7(
            PID,
            obr("N1", "F"),
            obx("GERME", "E. coli", "F", "20261125080000").replace("||E.", "|1|E."),
            obx("GERME", "Klebsiella", "F", "20261128080000").replace("||Kl", "|2|Kl"));

    assertThat(told(counted)).containsExactly("GERME=E. coli", "GERME=Klebsiella");
    assertThat(counted.leftOut()).isEmpty();
  }

  @Test
  void theCommentOfACancelledOrderIsKept() {
    Counted counted = hl7(PID, obr("N3", "X"), "NTE|1|L|Prélèvement coagulé, à refaire");

    assertThat(counted.results()).hasSize(1);
    LabResult comment = counted.results().get(0);
    assertThat(comment.original()).isEqualTo("Prélèvement coagulé, à refaire");
    assertThat(comment.status()).isEqualTo(ResultStatus.UNOBTAINABLE);
    assertThat(counted.read()).isZero();
    assertThat(counted.closes()).isTrue();
    assertThat(counted.codes()).contains("HL7-110");
  }

  @Test
  void aCommentAboutThePersonIsKeptWithTheFirstOrder() {
    Counted counted =
        hl7(PID, "NTE|1|L|Patient sous anticoagulant", obr("N4", "F"), obx("NA", "141", "F", ""));

    assertThat(told(counted)).containsExactly("NA=141", "48767-8=Patient sous anticoagulant");
    assertThat(counted.results().get(0).comment()).isEmpty();
    assertThat(counted.rows()).isEqualTo(1);
  }

  @Test
  void aCommentThatItsOrcAnnouncesSpeaksOfTheOrder() {
    Counted counted =
        hl7(
            PID,
            obr("N4", "F"),
            obx("NA", "141", "F", ""),
            "ORC|RE|P5|N5",
            "NTE|1|L|À jeun",
            obr("N5", "F"),
            obx("K", "4", "F", ""));

    assertThat(counted.results()).extracting(LabResult::comment).containsExactly("", "À jeun");
  }

  @Test
  void aValueUnderTheStatusPendingIsKeptAsPreliminaryAndTold() {
    Counted counted =
        hl7(
            PID,
            obr("N6", "P"),
            "OBX|1|TX|HEMO^Hémoculture^L||Négative à 24 h||||||I",
            "NTE|1|L|Résultat intermédiaire",
            "OBX|2|TX|HEMO2^Hémoculture 2^L||||||||I");

    assertThat(counted.results())
        .extracting(LabResult::status)
        .containsExactly(ResultStatus.PRELIMINARY, ResultStatus.PENDING);
    assertThat(counted.results().get(0).original()).isEqualTo("Négative à 24 h");
    assertThat(counted.results().get(0).comment()).isEqualTo("Résultat intermédiaire");
    assertThat(counted.codes()).containsOnlyOnce("LAB-118");
  }

  @Test
  void anOrderWithoutResultIsTold() {
    Counted counted = hl7(PID, obr("N7", "I"));

    assertThat(counted.codes()).contains("HL7-110");
    assertThat(counted.read()).isZero();
  }

  @Test
  void aReportWithoutResultIsToldInFhirToo() {
    Counted counted = Counted.of(LabFormats.FHIR, fhir(report("")));

    assertThat(counted.codes()).contains("FHIR-110");
  }

  @Test
  void aResultBeforeItsOrderIsToldInTheSendersTermsAndTheRestIsLoaded() {
    Counted counted =
        hl7(
            PID,
            "OBX|1|ST|882-1^Groupe ABO^LN||O pos||||||F",
            "PV1|1|I|X",
            obr("N8", "F"),
            obx("NA", "141", "F", ""));

    assertThat(told(counted)).containsExactly("NA=141");
    assertThat(counted.places())
        .containsExactly(new LeftOut(LabFinding.OUTSIDE_ORDER, 1, 3, "OBX[1]-3"));
    assertThat(counted.findings())
        .filteredOn(finding -> finding.code().code().equals("HL7-062"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.field()).isEqualTo("OBX[1]-3");
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.value()).contains("882-1 Groupe ABO");
            });
  }

  @Test
  void aResultBeforeItsOrderIsLeftOutInHprimSanteToo() {
    Counted counted =
        sante(
            "OBX|1|NM|K~Potassium~L||4.1|mmol/l|||||F",
            SANTE_OBR,
            "OBX|1|NM|NA~Sodium~L||141|mmol/l|||||F");

    assertThat(told(counted)).containsExactly("NA=141");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.OUTSIDE_ORDER, 1));
  }

  @Test
  void aResultAfterAnAnnouncedOrderBelongsToNone() {
    Counted counted =
        hl7(
            PID,
            obr("N9", "F"),
            obx("NA", "141", "F", ""),
            "ORC|RE|P9|N10",
            obx("K", "4", "F", ""));

    assertThat(told(counted)).containsExactly("NA=141");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.OUTSIDE_ORDER, 1));
  }

  @Test
  void linesThatSayThatTheyAreNoResultsAreCounted() {
    Counted counted =
        hl7(
            PID,
            obr("N11", "F"),
            obx("NA", "141", "F", ""),
            obx("K", "", "N", ""),
            obx("AGE", "44", "O", ""),
            obx("POIDS", "70", "O", ""));

    assertThat(counted.leftOut())
        .containsExactly(entry(LabFinding.NOT_ASKED, 1), entry(LabFinding.ORDER_DETAIL, 2));
  }

  @Test
  void linesOfATextAreOneResultAndAllCounted() {
    Counted counted =
        hl7(
            PID,
            obr("N12", "F"),
            "OBX|1|TX|CONC^Conclusion^L||Première ligne||||||F",
            "OBX|2|TX|CONC^Conclusion^L||Deuxième ligne||||||F",
            "OBX|3|TX|CONC^Conclusion^L||Troisième ligne||||||F");

    assertThat(counted.results()).hasSize(1);
    assertThat(counted.read()).isEqualTo(3);
    assertThat(counted.rows()).isEqualTo(3);
  }

  @Test
  void numbersThatContradictEachOtherKeepTheLinesOfTextBehindThem() {
    Counted counted =
        hl7(
            PID,
            obr("N13", "F"),
            obx("GLY", "5.1", "F", ""),
            "OBX|2|TX|GLY^Test GLY^L||à contrôler||||||F",
            obx("GLY", "6.1", "F", ""));

    assertThat(counted.read()).isEqualTo(3);
    assertThat(counted.closes()).isTrue();
    assertThat(counted.results()).hasSize(2);
  }

  @Test
  void resultsInsideAnEmbeddedDocumentAreCountedWithTheMessage() {
    String document =
        Base64.getEncoder()
            .encodeToString(
                cda("", observation("", "2951-2", "141")).getBytes(StandardCharsets.UTF_8));
    Counted counted =
        hl7(
            PID,
            obr("N14", "F"),
            "OBX|1|ED|11502-2^CR^LN||^TEXT^XML^Base64^" + document + "||||||F");

    assertThat(counted.read()).isEqualTo(3);
    assertThat(counted.closes()).isTrue();
  }

  @Test
  void laboratoryResultsInADocumentOfAnotherKindAreLoadedAndTheDocumentKept() {
    Counted counted =
        Counted.of(
            LabFormats.CDA,
            cda("", observation("<templateId root='1.3.6.1.4.1.19376.1.3.1.6'/>", "75622-1", "1")));

    assertThat(counted.results()).extracting(LabResult::keyCode).contains("75622-1");
    assertThat(counted.results())
        .anyMatch(result -> result.value() instanceof ResultValue.Document);
    assertThat(counted.read()).isEqualTo(2);
    assertThat(counted.leftOut()).isEmpty();
  }

  @Test
  void observationsOfUnknownTemplateInADocumentOfAnotherKindAreToldWithTheirCount() {
    Counted counted =
        Counted.of(
            LabFormats.CDA,
            cda("", observation("", "8302-2", "170") + observation("", "29463-7", "70")));

    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.NOT_READ_THERE, 2));
    assertThat(counted.findings())
        .filteredOn(finding -> finding.code().code().equals("CDA-110"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.arguments()).containsExactly("2"));
  }

  @Test
  void anObservationWhereNoneIsReadIsToldInALaboratoryReport() {
    String hidden =
        "<entryRelationship typeCode='COMP'><substanceAdministration classCode='SBADM'"
            + " moodCode='EVN'><entryRelationship typeCode='COMP'>"
            + bare("", "3255-7", "3")
            + "</entryRelationship></substanceAdministration></entryRelationship>";
    Counted counted =
        Counted.of(LabFormats.CDA, cda(CR_BIO, observation("", "2951-2", "141") + hidden));

    assertThat(told(counted)).containsExactly("2951-2=141");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.NOT_READ_THERE, 1));
  }

  @Test
  void twoDocumentsInOneFileAreRefused() {
    String one = cda(CR_BIO, observation("", "2951-2", "141"));
    String body = one.substring(one.indexOf("<ClinicalDocument"));
    String both = "<lot>" + body + body + "</lot>";

    assertThat(
            LabFormats.CDA
                .inspect(both.getBytes(StandardCharsets.UTF_8), LabFormats.LABORATORY)
                .toString())
        .contains("CDA-111");
  }

  @Test
  void twoBundlesInOneFileAreTwoRecords() {
    String one = fhir(report("\"o1\""), observation("o1", "NA", "141", "2026-11-29T08:00:00Z"));
    String two = one.replace("N1", "N2").replace("141", "139");

    assertThat(told(Counted.of(LabFormats.FHIR, one + "\n" + two)))
        .containsExactly("NA=141", "NA=139");
  }

  @Test
  void anObservationThatNobodyRefersToIsToldAlsoWhereABundleHoldsSeveralReports() {
    String stray = observation("o3", "FUME", "1", "2026-11-29T08:00:00Z");
    Counted counted =
        Counted.of(
            LabFormats.FHIR,
            fhir(
                report("\"o1\""),
                report("\"o2\"").replace("N1", "N2").replace("r1", "r2"),
                observation("o1", "NA", "141", "2026-11-29T08:00:00Z"),
                observation("o2", "K", "4", "2026-11-29T08:00:00Z"),
                stray));

    assertThat(told(counted)).containsExactly("NA=141", "K=4");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.ASIDE, 1));
    assertThat(counted.codes()).contains("FHIR-027");
  }

  @Test
  void aBundleInsideABundleIsTold() {
    String inner = fhir(observation("o9", "K", "4", "2026-11-29T08:00:00Z"));
    Counted counted =
        Counted.of(
            LabFormats.FHIR,
            fhir(
                report("\"o1\""),
                observation("o1", "NA", "141", "2026-11-29T08:00:00Z"),
                "{\"resource\":" + inner + "}"));

    assertThat(told(counted)).containsExactly("NA=141");
    assertThat(counted.leftOut()).containsExactly(entry(LabFinding.ASIDE, 1));
    assertThat(counted.codes()).contains("FHIR-111");
  }

  @Test
  void whatAResultIsDerivedFromIsAResultToo() {
    String derived =
        observation("o1", "LDL", "1.1", "2026-11-29T08:00:00Z")
            .replace(
                "\"status\"", "\"derivedFrom\":[{\"reference\":\"Observation/o2\"}],\"status\"");
    Counted counted =
        Counted.of(
            LabFormats.FHIR,
            fhir(
                report("\"o1\""), derived, observation("o2", "CHOL", "2", "2026-11-29T08:00:00Z")));

    assertThat(told(counted)).containsExactly("LDL=1.1", "CHOL=2");
  }

  @ParameterizedTest
  @EnumSource
  void whatAFormatWritesOfAReportIsCountedWhole(LabFormats format) {
    String message = MSH + "\r" + PID + "\r" + obr("N1", "F") + "\r" + obx("NA", "141", "F", "");
    LabReport report =
        LabFormats.HL7.read(message.getBytes(StandardCharsets.UTF_8), LabFormats.LABORATORY).get(0);
    byte[] written = format.write(RoundTripTest.outgoing(report));

    Counted counted = Counted.of(format, written);

    assertThat(counted.closes()).isTrue();
    assertThat(counted.read()).isPositive();
    assertThat(counted.uncounted()).isZero();
  }

  private static final String CR_BIO = "<templateId root='1.2.250.1.213.1.1.1.55'/>";

  private static String cda(String templates, String results) {
    return "<?xml version='1.0' encoding='UTF-8'?><ClinicalDocument xmlns='urn:hl7-org:v3'"
        + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
        + templates
        + "<id root='2.999.77' extension='D1'/><code code='11502-2'"
        + " codeSystem='2.16.840.1.113883.6.1'/><title>CR</title>"
        + "<effectiveTime value='20261129120000+0100'/><setId root='2.999.77' extension='S1'/>"
        + "<versionNumber value='1'/><recordTarget><patientRole><id root='2.999.10.1'"
        + " extension='L77'/><patient><name><family qualifier='BR'>MODELE</family><given"
        + " qualifier='BR'>JEANNE</given></name><administrativeGenderCode code='F'/>"
        + "<birthTime value='19600101'/></patient></patientRole></recordTarget>"
        + "<component><structuredBody><component><section><entry><act classCode='ACT'"
        + " moodCode='EVN'><statusCode code='completed'/>"
        + results
        + "</act></entry></section></component></structuredBody></component></ClinicalDocument>";
  }

  private static String observation(String template, String code, String value) {
    return "<entryRelationship typeCode='COMP'>"
        + bare(template, code, value)
        + "</entryRelationship>";
  }

  private static String bare(String template, String code, String value) {
    return "<observation classCode='OBS' moodCode='EVN'>"
        + template
        + "<code code='"
        + code
        + "' codeSystem='2.16.840.1.113883.6.1'/><statusCode code='completed'/>"
        + "<effectiveTime value='20261129080000+0100'/><value xsi:type='PQ' value='"
        + value
        + "' unit='mmol/L'/></observation>";
  }

  private static String fhir(String... entries) {
    return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
        + Stream.concat(
                Stream.of(
                    "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{"
                        + "\"type\":{\"coding\":[{\"code\":\"PI\"}]},\"system\":\"urn:oid:2.999.10.1\","
                        + "\"value\":\"L77\"}],\"name\":[{\"family\":\"MODELE\",\"given\":[\"JEANNE\"]}],"
                        + "\"gender\":\"female\",\"birthDate\":\"1960-01-01\"}}"),
                Stream.of(entries))
            .collect(Collectors.joining(","))
        + "]}";
  }

  private static String report(String results) {
    String references =
        Stream.of(results.split(","))
            .filter(id -> !id.isEmpty())
            .map(id -> "{\"reference\":\"Observation/" + id.replace("\"", "") + "\"}")
            .collect(Collectors.joining(","));
    return "{\"resource\":{\"resourceType\":\"DiagnosticReport\",\"id\":\"r1\",\"identifier\":[{"
        + "\"value\":\"N1\"}],\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p1\"},"
        + "\"effectiveDateTime\":\"2026-11-29T08:00:00+01:00\","
        + "\"issued\":\"2026-11-29T16:00:00+01:00\",\"code\":{\"text\":\"Bilan\"}"
        + (references.isEmpty() ? "" : ",\"result\":[" + references + "]")
        + "}}";
  }

  private static String observation(String id, String code, String value, String observed) {
    return "{\"resource\":{\"resourceType\":\"Observation\",\"id\":\""
        + id
        + "\",\"status\":\"final\",\"code\":{\"coding\":[{\"code\":\""
        + code
        + "\",\"display\":\"Test\"}]},\"subject\":{\"reference\":\"Patient/p1\"},"
        + "\"effectiveDateTime\":\""
        + observed
        + "\",\"valueQuantity\":{\"value\":"
        + value
        + ",\"unit\":\"mmol/L\"}}}";
  }
}
