package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Absent;
import org.estuaire.lab.model.ResultValue.Coded;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Ratio;
import org.estuaire.lab.model.ResultValue.Text;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.junit.jupiter.api.Test;

/**
 * What a CR-BIO says: lab.md A3. Traps 11 (previous results), 15 (test authorities), 21
 * ("auto-presentable" documents).
 */
class CdaReportTest {

  static final String SAMPLE = resource("cr-bio.xml");

  @Test
  void allVersionsOfADocumentAreOneOrderThatEachReplacesWhole() {
    LabReport report = Cda.report(SAMPLE);
    LabOrder order = report.orders().get(0);
    assertThat(order.number()).isEqualTo("2.999.10.1.5^D77");
    assertThat(order.renewal()).isEqualTo(Renewal.WHOLE);
    assertThat(order.versionAt()).isEqualTo(Instant.parse("2026-11-20T21:15:00Z"));
    assertThat(order.status()).isEqualTo("F");
    assertThat(order.placerNumber()).isEqualTo("P77");
    assertThat(order.prescriber()).isEqualTo("99900000017");
    assertThat(order.receivedAt()).contains(Instant.parse("2026-11-20T07:30:00Z"));
    assertThat(report.sender()).isEqualTo("380000999");
    assertThat(report.messageId()).isEqualTo("2.999.10.1.5^DOC-77-1");
    assertThat(report.confidentiality()).isEqualTo(Confidentiality.NORMAL);
  }

  @Test
  void ofTwoVersionsOfOneSecondTheHigherNumberIsTheNewer() {
    Instant second = Cda.report(SAMPLE).issuedAt();
    Instant third =
        Cda.report(SAMPLE.replace("<versionNumber value=\"2\"/>", version("3"))).issuedAt();
    assertThat(third).isAfter(second).isBefore(second.plusMillis(1));
  }

  @Test
  void anUnreadableVersionNumberIsReadAsTheFirst() {
    Decoded<LabReport> decoded =
        Cda.decode(SAMPLE.replace("<versionNumber value=\"2\"/>", version("deux")));
    assertThat(Cda.codes(decoded)).contains(CdaFinding.VERSION_UNREADABLE);
    assertThat(Cda.report(decoded).issuedAt())
        .isEqualTo(Instant.parse("2026-11-20T21:15:00.000001Z"));
  }

  @Test
  void resultsOfTheNewbornAreNeverThoseOfTheMother() {
    String subject =
        "<subject><relatedSubject classCode=\"PRS\"><code code=\"NCHILD\"/></relatedSubject></subject>";
    for (String before : List.of("<statusCode code=\"completed\"/><effectiveTime", "<entry ")) {
      Decoded<LabReport> decoded = Cda.decode(SAMPLE.replaceFirst(before, subject + before));
      assertThat(Cda.isReadable(decoded)).isFalse();
      assertThat(Cda.codes(decoded)).contains(CdaFinding.OTHER_SUBJECT);
    }
  }

  @Test
  void aNegatedResultIsNeverReadAsStated() {
    Decoded<LabReport> decoded =
        Cda.decode(
            SAMPLE.replaceFirst(
                "<observation classCode=\"OBS\"",
                "<observation negationInd=\"true\" classCode=\"OBS\""));
    assertThat(Cda.isReadable(decoded)).isFalse();
    assertThat(Cda.codes(decoded)).contains(CdaFinding.NEGATED);
  }

  @Test
  void aGoalIsNoResultAndToldAsLeftOut() {
    Decoded<LabReport> decoded =
        Cda.decode(
            SAMPLE.replaceFirst(
                "<observation classCode=\"OBS\" moodCode=\"EVN\"",
                "<observation classCode=\"OBS\" moodCode=\"GOL\""));
    assertThat(Cda.report(decoded).orders().get(0).results())
        .noneMatch(result -> result.keyCode().equals("40193-5") && !result.previous());
    assertThat(((Decoded.Readable<LabReport>) decoded).tally().orElseThrow().leftOut())
        .anyMatch(left -> left.reason() == LabFinding.NO_EVENT);
  }

  @Test
  void aSectionOfWordsAloneIsToldByItsTitleAndCountedAsLeftOut() {
    String words =
        "<component><section><title>Microbiologie</title><text>Hémoculture positive</text>"
            + "</section></component>";
    Decoded<LabReport> decoded =
        Cda.decode(SAMPLE.replaceFirst("<structuredBody>", "<structuredBody>" + words));
    assertThat(Cda.findings(decoded))
        .anyMatch(
            told ->
                told.code() == CdaFinding.TEXT_ALONE
                    && told.value().equals(Optional.of("Microbiologie")));
    assertThat(((Decoded.Readable<LabReport>) decoded).tally().orElseThrow().leftOut())
        .anyMatch(left -> left.reason() == LabFinding.TEXT_ALONE && left.parts() == 1);
  }

  @Test
  void theStrictestOfACodeOfConfidentialityAndItsTranslationsHolds() {
    LabReport report =
        Cda.report(
            SAMPLE.replace(
                "<confidentialityCode code=\"N\" codeSystem=\"2.16.840.1.113883.5.25\"/>",
                "<confidentialityCode code=\"N\"><translation code=\"V\"/></confidentialityCode>"));
    assertThat(report.confidentiality()).isEqualTo(Confidentiality.VERY_RESTRICTED);
  }

  @Test
  void aPersonIsReadWithEveryNameByItsQualifier() {
    Claim claim = Cda.report(SAMPLE).claim();
    assertThat(claim.localId()).isEqualTo("L000123");
    assertThat(claim.traits().birthName()).isEqualTo("ESSAI");
    assertThat(claim.traits().usedName()).isEqualTo("EXEMPLE");
    assertThat(claim.traits().firstGivenName()).isEqualTo("CAMILLE");
    assertThat(claim.traits().givenNames()).isEqualTo("CAMILLE MARIE");
    assertThat(claim.traits().usedGivenName()).isEqualTo("CAM");
    assertThat(claim.traits().birthDate()).contains(LocalDate.of(1985, 8, 12));
    assertThat(claim.traits().sex()).isEqualTo(Sex.MALE);
    assertThat(claim.traits().birthPlace()).isEqualTo("38999");
    assertThat(claim.traits().address()).isEqualTo("12 rue du Test");
    assertThat(claim.traits().phone()).isEqualTo("0400000000");
    assertThat(claim.traits().nir()).isEmpty();
  }

  @Test
  void anInsWithItsKeyAndAllTraitsIsThatOfAQualifiedIdentity() {
    Claim claim = Cda.report(SAMPLE).claim();
    assertThat(claim.ins())
        .contains(new InsMatricule("1850838999001", InsMatricule.Authority.NIR_DEMO));
    assertThat(claim.status()).isEqualTo(IdentityStatus.QUALIFIED);
  }

  @Test
  void anInsOfTestNeverReachesProduction() {
    byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
    Decoded<LabReport> decoded =
        new CdaReport(Environment.PRODUCTION, Cda.LABORATORY).read(bytes, 1);
    assertThat(Cda.codes(decoded)).contains(CdaFinding.INS_OF_TEST);
    assertThat(Cda.report(decoded).claim().ins()).isEmpty();
  }

  @Test
  void anInsWithAWrongKeyOrWithoutItsTraitsIsNotUsed() {
    Decoded<LabReport> wrongKey = Cda.decode(SAMPLE.replace("185083899900130", "185083899900131"));
    assertThat(Cda.codes(wrongKey)).contains(CdaFinding.INS_KEY_WRONG);
    assertThat(Cda.report(wrongKey).claim().ins()).isEmpty();
    Decoded<LabReport> untraited = Cda.decode(SAMPLE.replace("<county>38999</county>", ""));
    assertThat(Cda.codes(untraited)).contains(CdaFinding.INS_TRAITS_MISSING);
    assertThat(Cda.report(untraited).claim().status()).isEqualTo(IdentityStatus.PROVISIONAL);
  }

  /** As in every other format: the name of a town is no code of a birth place. */
  @Test
  void anInsBesideANameOfABirthPlaceLacksATrait() {
    Decoded<LabReport> named =
        Cda.decode(SAMPLE.replace("<county>38999</county>", "<county>ESSAIVILLE</county>"));
    assertThat(Cda.codes(named)).contains(CdaFinding.INS_TRAITS_MISSING);
    assertThat(Cda.report(named).claim().traits().birthPlace()).isEmpty();
    assertThat(Cda.report(named).claim().ins()).isEmpty();
  }

  @Test
  void anIdentifierOfAnotherDomainKeepsItsDomain() {
    Decoded<LabReport> decoded =
        Cda.decode(SAMPLE.replace("<id root=\"2.999.10.1\" ", "<id root=\"2.999.66\" "));
    assertThat(Cda.codes(decoded)).contains(CdaFinding.FOREIGN_DOMAIN);
    assertThat(Cda.report(decoded).claim().localId()).isEqualTo("L000123@2.999.66");
  }

  @Test
  void withoutAnyLocalIdentifierTheReportStandsForThePerson() {
    Decoded<LabReport> decoded =
        Cda.decode(SAMPLE.replace("<id root=\"2.999.10.1\" extension=\"L000123\"/>", ""));
    assertThat(Cda.report(decoded).claim().localId()).isEqualTo("report:2.999.10.1.5^D77");
  }

  @Test
  void aQuantityHasItsUnitFlagMethodCommentAndSecondUnit() {
    LabResult glucose = result("40193-5");
    assertThat(glucose.value()).isEqualTo(new Quantity("", new BigDecimal("7.2")));
    assertThat(glucose.unit()).isEqualTo("mmol/L");
    assertThat(glucose.flags()).isEqualTo("H");
    assertThat(glucose.method()).isEqualTo("DEG");
    assertThat(glucose.comment()).isEqualTo("À jeun depuis 12 heures");
    assertThat(glucose.range().low()).contains(new BigDecimal("3.9"));
    assertThat(glucose.range().unit()).isEmpty();
    assertThat(glucose.second().orElseThrow().unit()).isEqualTo("g/L");
    assertThat(glucose.second().orElseThrow().range().high()).contains(new BigDecimal("1.10"));
  }

  @Test
  void theSameTestInTwoUnitsUnderTwoCodesIsTwoResults() {
    assertThat(result("53049-3").value()).isEqualTo(new Quantity("", new BigDecimal("1.30")));
    assertThat(result("40193-5").status()).isEqualTo(ResultStatus.FINAL);
  }

  @Test
  void boundsInAnotherUnitThanTheValueNameTheirs() {
    assertThat(result("53049-3").range().unit()).isEqualTo("mmol/L");
  }

  @Test
  void anEarlierResultIsNeverANewOne() {
    List<LabResult> previous = all().stream().filter(LabResult::previous).toList();
    assertThat(previous).hasSize(1);
    assertThat(previous.get(0).observedAt()).contains(Instant.parse("2026-01-03T09:12:00Z"));
    assertThat(previous.get(0).isRow()).isFalse();
  }

  @Test
  void anIntervalWithOneBoundIsAComparedNumber() {
    assertThat(result("1988-5").value()).isEqualTo(new Quantity("<=", new BigDecimal("1.5")));
    assertThat(result("62238-1").value()).isEqualTo(new Quantity(">", new BigDecimal("90")));
    assertThat(result("62238-1").unit()).isEqualTo("mL/min/{1.73_m2}");
  }

  @Test
  void otherTypesAreReadAsWhatTheyAre() {
    assertThat(result("6301-6").value()).isEqualTo(new Quantity("", new BigDecimal("2.0")));
    assertThat(result("5126-8").value())
        .isEqualTo(new Ratio(BigDecimal.ONE, new BigDecimal("160")));
    assertThat(result("882-1").value())
        .isEqualTo(new Coded("278149003", "2.16.840.1.113883.6.96", "A positif"));
    assertThat(result("75622-1").value()).isEqualTo(new Coded("false", "", "Non"));
    assertThat(result("5778-6").value()).isEqualTo(new Text("jaune paille"));
    assertThat(result("Sans code").value()).isEqualTo(new Text("négatif,\ncontrôlé"));
  }

  @Test
  void aTestThatLoincDoesNotKnowGoesByItsTranslation() {
    assertThat(result("XYZ1").coding()).isEqualTo(Coding.local("XYZ1", "Dosage maison"));
    assertThat(result("Sans code").coding().label()).isEqualTo("Sans code");
    assertThat(Cda.codes(Cda.decode(SAMPLE))).contains(CdaFinding.RESULT_UNCODED);
  }

  @Test
  void anAbortedTestHasNoValueAndSaysSo() {
    assertThat(result("14979-9").status()).isEqualTo(ResultStatus.UNOBTAINABLE);
    assertThat(result("14979-9").value()).isEqualTo(new Absent());
    assertThat(result("14979-9").original()).isEqualTo("NAV");
  }

  @Test
  void aNumericValueThatIsNoNumberIsKeptAsText() {
    assertThat(result("22664-7").value()).isEqualTo(new Text("env. 5"));
    assertThat(Cda.codes(Cda.decode(SAMPLE))).contains(CdaFinding.NOT_A_NUMBER);
  }

  @Test
  void severalSpecimensDateEachTheirOwnResults() {
    assertThat(Cda.report(SAMPLE).orders().get(0).collectedAt()).isEmpty();
    assertThat(result("40193-5").observedAt()).contains(Instant.parse("2026-11-20T06:45:00Z"));
    assertThat(result("5126-8").observedAt()).contains(Instant.parse("2026-11-20T08:00:00Z"));
  }

  @Test
  void oneSpecimenDatesTheOrderAndResultsKeepTheirOwnTimes() {
    LabOrder order =
        Cda.report(SAMPLE.replace("20261120090000+0100", "20261120074500+0100")).orders().get(0);
    assertThat(order.collectedAt()).contains(Instant.parse("2026-11-20T06:45:00Z"));
    assertThat(order.results().get(0).observedAt()).contains(Instant.parse("2026-11-20T09:15:00Z"));
  }

  @Test
  void resultsOfTwoIsolatesAreToldApartByTheGerm() {
    List<String> antibiogram =
        all().stream()
            .filter(r -> r.coding().code().equals("28-1"))
            .map(r -> r.isolate() + " " + r.flags())
            .toList();
    assertThat(antibiogram).containsExactly("562 I", "1306 S", "562#2 R");
    assertThat(all().stream().filter(r -> r.coding().code().equals(BodyReader.ISOLATE)))
        .extracting(LabResult::subId)
        .containsExactly("562", "1306", "562#2");
  }

  @Test
  void imagesAndPdfCopiesAreDocumentsAndNoResults() {
    List<LabResult> documents =
        all().stream().filter(r -> r.value() instanceof ResultValue.Document).toList();
    assertThat(documents)
        .extracting(LabResult::value)
        .containsExactly(
            new ResultValue.Document("image/png", "", content("image")),
            new ResultValue.Document(
                "application/pdf", "Copie du compte rendu", content("%PDF-1.4\n")));
    assertThat(documents).extracting(LabResult::subId).containsExactly("COURBE", "PDF1");
    assertThat(all()).noneMatch(r -> r.coding().code().equals("69764-9"));
  }

  @Test
  void aCommentOnABatteryIsATextOfItsOwn() {
    assertThat(result("48767-8").value()).isEqualTo(new Text("Contrôle conseillé"));
  }

  @Test
  void anAutoPresentableDocumentIsReadInsideItsStylesheet() {
    String inside = SAMPLE.substring(SAMPLE.indexOf("<ClinicalDocument"));
    String wrapped =
        "<?xml version=\"1.0\"?><xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\""
            + " xmlns:data=\"urn:asip-sante:ci-sis\"><data:Contenu>"
            + inside
            + "</data:Contenu><xsl:template match=\"/\"/></xsl:stylesheet>";
    assertThat(Cda.results(wrapped)).hasSameSizeAs(all());
    byte[] bytes = wrapped.getBytes(StandardCharsets.UTF_8);
    assertThat(Cda.FORMAT.recognises(bytes, Cda.LABORATORY)).isTrue();
  }

  @Test
  void anOldDateOfAResultIsTold() {
    Decoded<LabReport> decoded = Cda.decode(SAMPLE.replace("20261120101500", "20140402145521"));
    assertThat(Cda.codes(decoded)).contains(CdaFinding.RESULT_MUCH_OLDER);
  }

  @Test
  void anUnknownConfidentialityIsTakenForARestrictedOne() {
    Decoded<LabReport> decoded =
        Cda.decode(
            SAMPLE.replace("<confidentialityCode code=\"N\"", "<confidentialityCode code=\"Z\""));
    assertThat(Cda.report(decoded).confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
    assertThat(Cda.codes(decoded)).contains(CdaFinding.CONFIDENTIALITY_UNKNOWN);
  }

  @Test
  void aDocumentOfLevelOneIsItsContentAndNoResult() {
    String level1 =
        level1("<text mediaType=\"application/pdf\" representation=\"B64\">JVBERi0xLjQK</text>");
    List<LabResult> results = Cda.results(level1);
    assertThat(results)
        .extracting(LabResult::value)
        .containsExactly(new ResultValue.Document("application/pdf", "", content("%PDF-1.4\n")));
    assertThat(results.get(0).coding())
        .isEqualTo(Coding.loinc("11502-2", "Compte rendu d'examens biologiques"));
  }

  @Test
  void aBodyThatCannotBeDecodedOrLiesElsewhereIsRefused() {
    for (String text :
        List.of(
            "<text representation=\"B64\">%%%</text>",
            "<text><reference value=\"http://example.org/x.pdf\"/></text>",
            "<text representation=\"B64\" compression=\"GZ\">JVBERi0xLjQK</text>",
            "")) {
      assertThat(Cda.codes(Cda.decode(level1(text)))).contains(CdaFinding.BODY_UNREADABLE);
    }
  }

  @Test
  void anyOtherClinicalDocumentIsKeptAsItIsAndGivesItsLaboratoryResults() {
    String letter =
        SAMPLE
            .replace("<templateId root=\"1.3.6.1.4.1.19376.1.3.3\"/>", "")
            .replace("1.2.250.1.213.1.1.1.55", "1.2.250.1.213.1.1.1.13")
            .replace("<title>Compte rendu d'examens biologiques</title>", "<title>Lettre</title>")
            .replace("<code code=\"11502-2\"", "<code code=\"34133-9\"");
    List<LabResult> results = Cda.results(letter);
    assertThat(results.get(0).value())
        .isEqualTo(new ResultValue.Document("text/xml", "Lettre", content(letter)));
    assertThat(results.get(0).coding()).isEqualTo(Coding.loinc("34133-9", "Lettre"));
    assertThat(results).extracting(LabResult::keyCode).contains("40193-5");
  }

  @Test
  void whatADocumentCannotDoWithoutIsNamed() {
    assertRefused(
        SAMPLE.replaceAll("(?s)<recordTarget>.*</recordTarget>", ""), CdaFinding.NO_PATIENT);
    assertRefused(
        SAMPLE.replaceAll("(?s)(<recordTarget>.*</recordTarget>)", "$1$1"),
        CdaFinding.SEVERAL_PATIENTS);
    assertRefused(SAMPLE.replaceFirst("<effectiveTime [^>]*>", ""), CdaFinding.NO_TIME);
    assertRefused(
        SAMPLE.replaceFirst("<setId [^>]*>", "").replaceFirst("<id [^>]*>", ""),
        CdaFinding.NO_NUMBER);
    Decoded<LabReport> bySelf = Cda.decode(SAMPLE.replaceFirst("<setId [^>]*>", ""));
    assertThat(Cda.codes(bySelf)).contains(CdaFinding.NO_SET_ID);
    assertThat(Cda.report(bySelf).key()).isEqualTo("2.999.10.1.5^DOC-77-1");
  }

  @Test
  void aFindingNamesLineAndPath() {
    Decoded<LabReport> decoded = Cda.decode(SAMPLE.replace("185083899900130", "185083899900131"));
    assertThat(Cda.findings(decoded))
        .filteredOn(f -> f.code() == CdaFinding.INS_KEY_WRONG)
        .allSatisfy(
            f -> {
              assertThat(f.field()).isEqualTo("recordTarget/patientRole/id");
              assertThat(f.line()).isEqualTo(15);
              assertThat(f.value()).contains("185083899900131");
            });
  }

  private static void assertRefused(String document, CdaFinding finding) {
    Decoded<LabReport> decoded = Cda.decode(document);
    assertThat(Cda.isReadable(decoded)).isFalse();
    assertThat(Cda.codes(decoded)).contains(finding);
  }

  private static String version(String number) {
    return "<versionNumber value=\"" + number + "\"/>";
  }

  private static String level1(String text) {
    return SAMPLE.replaceAll(
        "(?s)<component><structuredBody>.*</structuredBody></component>",
        "<component><nonXMLBody>" + text + "</nonXMLBody></component>");
  }

  private static DocumentContent content(String text) {
    return DocumentContent.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<LabResult> all() {
    return Cda.results(SAMPLE);
  }

  private static LabResult result(String code) {
    Optional<LabResult> found =
        all().stream().filter(r -> r.coding().code().equals(code) && !r.previous()).findFirst();
    return found.orElseThrow(() -> new AssertionError("no " + code));
  }

  static String resource(String name) {
    try (InputStream stream = CdaReportTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
