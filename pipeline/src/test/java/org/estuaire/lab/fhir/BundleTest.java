package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bundles are recognised and cut, and what their reports say. */
final class BundleTest {

  private static final String GLUCOSE = Fhir.observation("o1", Fhir.quantity("5.1", "mmol/L"));
  private static final String SECOND =
      Fhir.entry(
          "Patient/p2",
          "{\"resourceType\":\"Patient\",\"id\":\"p2\",\"name\":[{\"family\":\"MODELE\"}]}");
  private static final String OTHER_REPORT =
      Fhir.report("r2", "D-2", "o2").replace("Patient/p1", "Patient/p2");
  private static final String OTHER_RESULT =
      Fhir.observation("o2", Fhir.quantity("6.2", "mmol/L")).replace("Patient/p1", "Patient/p2");
  private static final String TWO =
      Fhir.bundle(
          "transaction",
          Fhir.PATIENT,
          SECOND,
          Fhir.report("r1", "D-1", "o1"),
          OTHER_REPORT,
          GLUCOSE,
          OTHER_RESULT);

  @Test
  void aBundleIsRecognisedByItsContentInBothSyntaxes() {
    assertThat(recognised(TWO)).isTrue();
    assertThat(recognised("\uFEFF\n" + XmlSamples.BUNDLE)).isTrue();
    assertThat(recognised("{\"a\":1}")).isFalse();
    assertThat(recognised("<ClinicalDocument xmlns=\"urn:hl7-org:v3\">")).isFalse();
    assertThat(recognised("MSH|^~\\&|")).isFalse();
  }

  private static boolean recognised(String text) {
    return Fhir.FORMAT.recognises(Fhir.bytes(text), Fhir.LABORATORY);
  }

  @Test
  void eachReportOfABundleIsARecordOfItsOwn() {
    List<LabReport> reports = Fhir.reports(TWO);

    assertThat(reports).extracting(LabReport::key).containsExactly("D-1", "D-2");
    assertThat(reports.get(0).claim().traits().birthName()).isEqualTo("ESSAI");
    assertThat(reports.get(1).claim().traits().birthName()).isEqualTo("MODELE");
    assertThat(reports.get(1).orders().get(0).results().get(0).original()).isEqualTo("6.2");
  }

  @Test
  void theBytesOfOneReportStandAloneAndHoldNoOtherPerson() {
    List<RawRecord> records = Fhir.split(Fhir.bytes(TWO), Fhir.LABORATORY);
    String second = new String(records.get(1).bytes(), StandardCharsets.UTF_8);

    assertThat(second).contains("MODELE").doesNotContain("ESSAI").doesNotContain("D-1");
    assertThat(Fhir.report(second).key()).isEqualTo("D-2");
  }

  @Test
  void aRecordSaysWhereItsReportLiesInTheDelivery() {
    byte[] delivery = Fhir.bytes(TWO);
    RawRecord second = Fhir.split(delivery, Fhir.LABORATORY).get(1);
    String there =
        new String(
            delivery,
            (int) second.place().offset(),
            second.place().length(),
            StandardCharsets.UTF_8);

    assertThat(there).isEqualTo(OTHER_REPORT);
    assertThat(second.place().line())
        .isEqualTo(TWO.lines().toList().indexOf(OTHER_REPORT + ",") + 1);
  }

  @Test
  void bundlesOneAfterAnotherAreReadLineByLine() {
    String one = Fhir.oneResult(Fhir.quantity("5", "mmol/L")).replace("\n", "");

    assertThat(Fhir.reports(one + "\n" + one.replace("D-100", "D-101") + "\n"))
        .extracting(LabReport::key)
        .containsExactly("D-100", "D-101");
  }

  @Test
  void oneBrokenBundleAmongOthersStopsNoneOfThem() {
    String one = Fhir.oneResult(Fhir.quantity("5", "mmol/L")).replace("\n", "");
    List<Decoded<LabReport>> all = Fhir.read(one + "\n{\"resourceType\": oups}\n" + one);

    assertThat(all).hasSize(3);
    assertThat(Fhir.findings(all.get(1)))
        .extracting(Finding::code)
        .containsExactly((FindingCode) FhirFinding.MALFORMED);
    assertThat(Fhir.findings(all.get(1)).get(0).line()).isEqualTo(2);
  }

  @Test
  void aDeliveryThatEndsWithinABundleIsRefusedWhole() {
    String cut = TWO.substring(0, TWO.length() - 40);
    String cutXml = XmlSamples.BUNDLE.substring(0, XmlSamples.BUNDLE.length() - 40);

    assertThat(refusal(Fhir.bytes(cut))).isEqualTo(FhirFinding.TRUNCATED);
    assertThat(refusal(Fhir.bytes(cutXml))).isEqualTo(FhirFinding.TRUNCATED);
  }

  @Test
  void aDeliveryThatIsNotUtf8IsRefused() {
    byte[] latin = TWO.replace("AMELIE", "AMÉLIE").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refusal(latin)).isEqualTo(FhirFinding.NOT_UTF8);
  }

  private static FindingCode refusal(byte[] delivery) {
    Inspection inspection = Fhir.inspect(delivery, Fhir.LABORATORY);
    return ((Inspection.Refused) inspection).why().get(0).code();
  }

  @Test
  void aReportLongerThanAllowedIsARecordThatSaysSo() {
    Partner strict = Fhir.LABORATORY.withLimits(new Partner.Limits(1 << 20, 300));

    assertThat(
            Fhir.findings(
                Fhir.read(Fhir.bytes(Fhir.oneResult("\"valueInteger\":1")), strict, Fhir.FORMAT)
                    .get(0)))
        .extracting(Finding::code)
        .containsExactly((FindingCode) FhirFinding.REPORT_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",
        "http://labo.example/fhir/Patient/p1",
        "http://labo.example/fhir/Patient/p1/_history/3",
        "Patient/p1"
      })
  void aPersonIsFoundByWhateverNamesItsEntry(String reference) {
    String patient =
        reference.startsWith("urn:")
            ? Fhir.PATIENT.replace("http://labo.example/fhir/Patient/p1", reference)
            : Fhir.PATIENT;
    String report = Fhir.report("r1", "D-1", "o1").replace("Patient/p1", reference);
    String bundle =
        Fhir.bundle("collection", patient, report, GLUCOSE.replace("Patient/p1", reference));

    assertThat(Fhir.report(bundle).claim().localId()).isEqualTo("IPP-77");
  }

  @Test
  void containedResourcesAreFoundInTheirOwner() {
    String contained =
        "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"q\",\"name\":[{\"family\":\"DEDANS\"}]}],";
    String report =
        Fhir.report("r1", "D-1", contained, new String[] {"o1"}).replace("Patient/p1", "#q");
    String bundle =
        Fhir.bundle(
            "collection",
            report,
            GLUCOSE.replace("\"subject\":{\"reference\":\"Patient/p1\"},", ""));

    assertThat(Fhir.report(bundle).claim().traits().birthName()).isEqualTo("DEDANS");
  }

  @Test
  void twoPersonsOfOneNameAreNeitherTaken() {
    String twin = Fhir.PATIENT.replace("labo.example", "autre.example");
    String bundle =
        Fhir.bundle("collection", Fhir.PATIENT, twin, Fhir.report("r1", "D-1", "o1"), GLUCOSE);

    assertThat(Fhir.codes(bundle)).contains(FhirFinding.NO_PATIENT);
  }

  @Test
  void aResultThatIsNotInTheBundleMakesTheReportIncomplete() {
    assertThat(Fhir.codes(Fhir.bundle("batch", Fhir.PATIENT, Fhir.report("r1", "D-1", "o9"))))
        .contains(FhirFinding.RESULT_NOT_FOUND);
  }

  @Test
  void aResultOfAnotherPersonKeepsTheReportOut() {
    String bundle =
        Fhir.bundle(
            "collection", Fhir.PATIENT, SECOND, Fhir.report("r1", "D-1", "o2"), OTHER_RESULT);

    assertThat(Fhir.codes(bundle)).contains(FhirFinding.SEVERAL_PATIENTS);
  }

  private static List<FindingCode> codesOfResult(String subject, String more, String... others) {
    String result = GLUCOSE.replace("\"subject\":{\"reference\":\"Patient/p1\"},", subject + more);
    List<String> entries = new ArrayList<>(List.of(others));
    entries.addAll(List.of(Fhir.PATIENT, Fhir.report("r1", "D-1", "o1"), result));
    return Fhir.codes(Fhir.bundle("collection", entries.toArray(String[]::new)));
  }

  private static String identified(String system, String value) {
    return "\"subject\":{\"identifier\":{\"system\":\""
        + system
        + "\",\"value\":\""
        + value
        + "\"}},";
  }

  @Test
  void aResultIsOfTheReportsPatientWhereItNamesNobodyOrAnIdentifierOfThatPatient() {
    assertThat(codesOfResult("", "")).doesNotContain(FhirFinding.SEVERAL_PATIENTS);
    assertThat(codesOfResult(identified("urn:oid:2.999.20.7", "IPP-77"), ""))
        .doesNotContain(FhirFinding.SEVERAL_PATIENTS);
  }

  @Test
  void aResultOfWhoeverIsNotShownToBeTheReportsPatientKeepsTheReportOut() {
    String place = Fhir.entry("Location/l", "{\"resourceType\":\"Location\",\"id\":\"l\"}");

    for (String subject :
        List.of(
            identified("urn:oid:2.999.20.7", "IPP-78"),
            identified("urn:oid:2.999.20.8", "IPP-77"),
            "\"subject\":{\"reference\":\"Patient/999\"},",
            "\"subject\":{\"reference\":\"Location/l\"},",
            "\"subject\":{\"display\":\"AUTRE Ada\"},")) {
      assertThat(codesOfResult(subject, "", place))
          .as(subject)
          .contains(FhirFinding.SEVERAL_PATIENTS);
    }
  }

  @Test
  void aBillingNumberSharedWithAParentDoesNotMakeTheParentsResultTheChilds() {
    String system = "urn:oid:1.2.250.1.213.1.4.8";
    String child =
        Fhir.PATIENT.replace(
            "\"identifier\":[",
            "\"identifier\":[{\"type\":{\"coding\":[{\"code\":\"NH\"}]},\"system\":\""
                + system
                + "\",\"value\":\"255086900115783\"},");
    String ofParent =
        GLUCOSE.replace(
            "\"subject\":{\"reference\":\"Patient/p1\"},", identified(system, "255086900115783"));

    assertThat(
            Fhir.codes(Fhir.bundle("collection", child, Fhir.report("r1", "D-1", "o1"), ofParent)))
        .contains(FhirFinding.SEVERAL_PATIENTS);
  }

  @Test
  void aResultFromTheSpecimenOfAnotherPersonKeepsTheReportOut() {
    String specimen =
        Fhir.entry(
            "Specimen/s",
            "{\"resourceType\":\"Specimen\",\"id\":\"s\","
                + "\"subject\":{\"reference\":\"Patient/p2\"}}");
    String taken = "\"specimen\":{\"reference\":\"Specimen/s\"},";

    assertThat(codesOfResult("", taken, SECOND, specimen)).contains(FhirFinding.SEVERAL_PATIENTS);
    assertThat(codesOfResult("", taken, specimen.replace("Patient/p2", "Patient/p1")))
        .doesNotContain(FhirFinding.SEVERAL_PATIENTS);
  }

  @Test
  void aResultThatFocusesOnAnotherPersonKeepsTheReportOutButNotOneOnACondition() {
    assertThat(codesOfResult("", "\"focus\":[{\"reference\":\"Patient/p9\"}],"))
        .contains(FhirFinding.SEVERAL_PATIENTS);
    assertThat(codesOfResult("", "\"focus\":[{\"reference\":\"Condition/c9\"}],"))
        .doesNotContain(FhirFinding.SEVERAL_PATIENTS);
  }

  @Test
  void observationsWithoutAReportAreOneOrderOfEachOccasion() {
    String identified =
        "\"identifier\":[{\"value\":\"E-5\"}],\"issued\":\"2026-03-02T16:00:00+01:00\","
            + Fhir.quantity("5", "mmol/L");
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            SECOND,
            Fhir.observation("a", identified),
            Fhir.observation("b", identified),
            Fhir.observation("c", identified).replace("Patient/p1", "Patient/p2"));

    List<LabReport> reports = Fhir.reports(bundle);

    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).orders().get(0).results()).hasSize(2);
    assertThat(reports.get(0).key()).isEqualTo("E-5");
  }

  @Test
  void observationsThatAreNoResultsAreToldButNotTaken() {
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", "o1"),
            GLUCOSE,
            Fhir.observation("tabac", "\"valueBoolean\":true"));

    assertThat(Fhir.codes(bundle)).contains(FhirFinding.ASIDE);
    assertThat(Fhir.report(bundle).orders().get(0).results()).hasSize(1);
  }

  @Test
  void aRequestToDeleteIsRefusedWithItsRemedy() {
    String delete = "{\"request\":{\"method\":\"DELETE\",\"url\":\"DiagnosticReport/r9\"}}";

    assertThat(Fhir.codes(Fhir.bundle("transaction", delete))).contains(FhirFinding.DELETE_REQUEST);
  }

  @Test
  void aBundleOfSomethingElseIsToldSo() {
    assertThat(Fhir.codes(Fhir.bundle("collection", Fhir.PATIENT)))
        .containsExactly(FhirFinding.NO_REPORT);
    assertThat(Fhir.codes("{\"resourceType\":\"Patient\",\"id\":\"p\"}"))
        .containsExactly(FhirFinding.NOT_A_BUNDLE);
  }

  @Test
  void aReportInErrorWithdrawsEverythingOfItsNumber() {
    String bundle =
        Fhir.oneResult(Fhir.quantity("5", "mmol/L"))
            .replace(
                "\"value\":\"D-100\"}],\"status\":\"final\"",
                "\"value\":\"D-100\"}],\"status\":\"entered-in-error\"");

    LabOrder order = Fhir.report(bundle).orders().get(0);

    assertThat(order.renewal()).isEqualTo(Renewal.WHOLE);
    assertThat(order.results()).extracting(LabResult::status).containsExactly(ResultStatus.WRONG);
  }

  @Test
  void theNewestTimeOfAReportIsItsVersion() {
    String meta = "\"meta\":{\"lastUpdated\":\"2026-03-04T09:00:00Z\",\"versionId\":\"2\"},";
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", meta, new String[] {"o1"}),
            GLUCOSE);

    assertThat(Fhir.report(bundle).orders().get(0).versionAt())
        .isEqualTo(Instant.parse("2026-03-04T09:00:00Z"));
  }

  @Test
  void securityLabelsRestrictTheReport() {
    String meta =
        "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}]},";
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", meta, new String[] {"o1"}),
            GLUCOSE);

    assertThat(Fhir.report(bundle).confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D-1\\u001b[2J", "D-1\\nD-2", "D\\u202e-1"})
  void aNumberThatCommandsInsteadOfBeingReadKeepsTheReportOut(String number) {
    assertThat(
            Fhir.codes(
                Fhir.bundle("collection", Fhir.PATIENT, Fhir.report("r1", number, "o1"), GLUCOSE)))
        .contains(FhirFinding.IDENTIFIER_UNREADABLE);
  }

  @Test
  void aSecurityLabelInWordsAloneRestrictsTheDocument() {
    String document =
        Fhir.entry(
            "DocumentReference/d",
            "{\"resourceType\":\"DocumentReference\",\"id\":\"d\",\"status\":\"current\","
                + "\"masterIdentifier\":{\"value\":\"D-9\"},"
                + "\"subject\":{\"reference\":\"Patient/p1\"},"
                + "\"date\":\"2026-03-02T16:00:00+01:00\","
                + "\"securityLabel\":[{\"text\":\"Très restreint\"}],\"content\":[{\"attachment\":"
                + "{\"contentType\":\"application/pdf\",\"data\":\"JVBERi0=\"}}]}");
    String bundle = Fhir.bundle("collection", Fhir.PATIENT, document);

    assertThat(Fhir.report(bundle).confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
    assertThat(Fhir.codes(bundle)).contains(FhirFinding.CONFIDENTIALITY_UNKNOWN);
  }

  @Test
  void theSecurityLabelOfAContainedResultRestrictsTheReport() {
    String contained =
        "\"contained\":[{\"resourceType\":\"Observation\",\"id\":\"c\",\"meta\":{\"security\":"
            + "[{\"code\":\"V\"}]},\"status\":\"final\",\"code\":{\"text\":\"Glucose\"},"
            + Fhir.quantity("5.1", "mmol/L")
            + "}],";
    String report =
        Fhir.report("r1", "D-1", contained, new String[] {"c"}).replace("Observation/c", "#c");

    assertThat(Fhir.report(Fhir.bundle("collection", Fhir.PATIENT, report)).confidentiality())
        .isEqualTo(Confidentiality.VERY_RESTRICTED);
  }

  @Test
  void thePrintedFormIsADocumentAndNeverFetched() {
    String forms =
        "\"presentedForm\":[{\"contentType\":\"application/pdf\",\"data\":\"JVBERi0=\",\"title\":\"CR\"},"
            + "{\"contentType\":\"application/pdf\",\"url\":\"http://ailleurs.example/cr.pdf\"}],";
    String bundle =
        Fhir.bundle(
            "collection",
            Fhir.PATIENT,
            Fhir.report("r1", "D-1", forms, new String[] {"o1"}),
            GLUCOSE);

    LabResult document = Fhir.report(bundle).orders().get(0).results().get(1);

    assertThat(document.coding().code()).isEqualTo("11502-2");
    assertThat(((ResultValue.Document) document.value()).content().size()).isEqualTo(5);
    assertThat(Fhir.codes(bundle)).contains(FhirFinding.DOCUMENT_ELSEWHERE);
  }

  @Test
  void aLetterStandsByItselfWithItsBytesInABinary() {
    String letter =
        Fhir.entry(
            "DocumentReference/d1",
            "{\"resourceType\":\"DocumentReference\",\"id\":\"d1\",\"status\":\"current\","
                + "\"masterIdentifier\":{\"value\":\"L-1\"},\"date\":\"2026-03-02T10:00:00Z\","
                + "\"subject\":{\"reference\":\"Patient/p1\"},\"type\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"11526-1\"}]},"
                + "\"content\":[{\"attachment\":{\"url\":\"Binary/b1\"}}]}");
    String binary =
        Fhir.entry(
            "Binary/b1",
            "{\"resourceType\":\"Binary\",\"id\":\"b1\",\"contentType\":\"text/plain\",\"data\":\"Qm9uam91cg==\"}");

    LabReport report = Fhir.report(Fhir.bundle("collection", Fhir.PATIENT, letter, binary));

    assertThat(report.key()).isEqualTo("L-1");
    assertThat(report.orders().get(0).results().get(0).coding().code()).isEqualTo("11526-1");
  }

  @Test
  void aBinaryThatIsPointedToWithoutEndIsNotTakenWithoutEnd() {
    assertThat(Fhir.codes(letterOfOneBinary(3))).doesNotContain(DeliveryFinding.UNFOLDS_TOO_FAR);
    assertThat(Fhir.codes(letterOfOneBinary(12))).contains(DeliveryFinding.UNFOLDS_TOO_FAR);
  }

  /** A letter that points to the same two megabytes so many times. */
  private static String letterOfOneBinary(int times) {
    String content = "{\"attachment\":{\"url\":\"Binary/b1\"}},".repeat(times);
    String letter =
        "{\"resourceType\":\"DocumentReference\",\"id\":\"d1\",\"status\":\"current\","
            + "\"masterIdentifier\":{\"value\":\"L-1\"},\"date\":\"2026-03-02T10:00:00Z\","
            + "\"subject\":{\"reference\":\"Patient/p1\"},\"type\":{\"coding\":[{\"code\":\"11526-1\"}]},"
            + "\"content\":["
            + content.substring(0, content.length() - 1)
            + "]}";
    String binary =
        "{\"resourceType\":\"Binary\",\"id\":\"b1\",\"contentType\":\"text/plain\",\"data\":\""
            + "QUFB".repeat(500_000)
            + "\"}";
    return Fhir.bundle(
        "collection",
        Fhir.PATIENT,
        Fhir.entry("DocumentReference/d1", letter),
        Fhir.entry("Binary/b1", binary));
  }

  @Test
  void jsonAndXmlSayTheSame() {
    LabReport xml = Fhir.report(XmlSamples.BUNDLE);
    LabReport json = Fhir.report(XmlSamples.SAME_IN_JSON);

    assertThat(xml)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*places")
        .isEqualTo(json);
    assertThat(xml.orders().get(0).results().get(0).comment()).isEqualTo("À jeun & au repos");
  }

  @Test
  void reportsOfAnXmlBundleAreCutWithTheirNamespaces() {
    List<LabReport> reports = Fhir.reports(XmlSamples.TWO_REPORTS);

    assertThat(reports).extracting(LabReport::key).containsExactly("X-1", "X-2");
  }

  @Test
  void aDocumentTypeIsRefused() {
    String bomb = "<!DOCTYPE Bundle [<!ENTITY a \"aa\">]>\n" + XmlSamples.BUNDLE;

    assertThat(Fhir.codes(bomb)).containsExactly(FhirFinding.DOCUMENT_TYPE);
  }
}
