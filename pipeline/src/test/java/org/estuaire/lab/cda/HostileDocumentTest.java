package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.WithoutPlaces;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.reading.Unfolding;
import org.junit.jupiter.api.Test;

/** Broken and malicious documents: a finding, never an exception, in bounded memory and time. */
class HostileDocumentTest {

  private static final String SAMPLE = CdaReportTest.SAMPLE;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void noEntityIsExpandedAndNoFileIsOpened() {
    String bomb =
        "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    String file = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    String remote = "<!DOCTYPE a SYSTEM \"http://localhost:1/x.dtd\">";
    for (String declaration : List.of(bomb, file, remote)) {
      String document =
          SAMPLE
              .replace("<ClinicalDocument", declaration + "<ClinicalDocument")
              .replace("ESSAI", "&x;");
      assertRefused(document, CdaFinding.DOCUMENT_TYPE);
    }
    assertRefused(SAMPLE.replace("ESSAI", "&x;"), CdaFinding.NOT_XML);
  }

  @Test
  void depthNumberOfElementsAndAttributesAreBounded() {
    String open = "<component><section>";
    String close = "</section></component>";
    assertTimeout(
        LONGEST,
        () -> {
          assertRefused(
              SAMPLE.replace(
                  "<structuredBody>",
                  "<structuredBody>" + open.repeat(50_000) + close.repeat(50_000)),
              CdaFinding.TOO_COMPLEX);
          assertRefused(
              SAMPLE.replace("<structuredBody>", "<structuredBody>" + "<a/>".repeat(250_000)),
              CdaFinding.TOO_COMPLEX);
          StringBuilder attributes = new StringBuilder();
          for (int i = 0; i < 5_000; i++) {
            attributes.append(" a").append(i).append("='x'");
          }
          assertRefused(
              SAMPLE.replace("<structuredBody>", "<structuredBody" + attributes + ">"),
              CdaFinding.TOO_COMPLEX);
        });
  }

  @Test
  void aTextThatIsPointedToWithoutEndUnfoldsNoFurtherThanAReportCouldSay() {
    String words = "x".repeat(1 << 20);
    String document =
        "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><structuredBody><component><section>"
            + "<text><content ID='a'>"
            + words
            + "</content></text><entry><act><text><reference value='#a'/></text></act></entry>"
            + "</section></component></structuredBody></component></ClinicalDocument>";
    Element root = DocumentParser.parse(document.getBytes(StandardCharsets.UTF_8), 1);
    Element section = root.first("component", "structuredBody").first("component", "section");
    Element holder = section.first("entry", "act").first("text");
    Remarks remarks = new Remarks(CdaTime.NORM, 1, Cda.LABORATORY.zone());
    Narrative narrative = Narrative.of(root, remarks);

    for (int i = 0; i < Unfolding.MOST / words.length(); i++) {
      assertThat(narrative.words(holder)).isEqualTo(words);
    }
    assertThat(remarks.hasErrors()).isFalse();
    assertThat(narrative.words(holder)).isEmpty();
    assertThat(remarks.all())
        .extracting(Finding::code)
        .containsExactly(DeliveryFinding.UNFOLDS_TOO_FAR);
  }

  @Test
  void aBodyOfAsManySectionsAsAllowedIsReadInSeconds() {
    String empty = "<component><section><x/></section></component>".repeat(60_000);
    String document = SAMPLE.replaceFirst("<structuredBody>", "<structuredBody>" + empty);
    Decoded<LabReport> decoded = assertTimeout(LONGEST, () -> Cda.decode(document));
    assertThat(Cda.isReadable(decoded)).isTrue();
    assertThat(decoded.tally()).isEqualTo(Cda.decode(SAMPLE).tally());
  }

  @Test
  void aDocumentBeyondTheLimitIsRefusedBeforeAnyParser() {
    Partner strict = Cda.LABORATORY.withLimits(new Partner.Limits(1 << 20, 1_000));
    byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
    assertThat(Cda.inspect(bytes, strict))
        .isInstanceOfSatisfying(
            Inspection.Refused.class,
            refused ->
                assertThat(refused.why())
                    .extracting(Finding::code)
                    .containsExactly(CdaFinding.TOO_LONG));
    assertThat(Cda.split(bytes, strict).get(0).bytes()).hasSize(1_001);
    Decoded<LabReport> decoded =
        Cda.FORMAT.decoder(strict, Cda.READING).decode(Cda.split(bytes, strict).get(0));
    assertThat(Cda.codes(decoded)).containsExactly(CdaFinding.TOO_LONG);
  }

  @Test
  void aDocumentCutAnywhereIsRefusedWhole() {
    byte[] whole = SAMPLE.strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length += 13) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(Cda.inspect(cut, Cda.LABORATORY)).isInstanceOf(Inspection.Refused.class);
      assertThat(Cda.codes(Cda.decode(cut)))
          .containsAnyOf(CdaFinding.NOT_XML, CdaFinding.ENCODING)
          .hasSize(1);
    }
  }

  @Test
  void anXmlWithoutAClinicalDocumentIsRefused() {
    assertRefused("<ClinicalDocument/>", CdaFinding.NO_DOCUMENT);
    assertRefused("<a xmlns='urn:hl7-org:v3'/>", CdaFinding.NO_DOCUMENT);
  }

  @Test
  void anEncodingThatCannotBeTheDeclaredOneIsToldAndAnUnknownOneRefused() {
    byte[] latin = SAMPLE.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Cda.codes(Cda.decode(latin))).contains(TextFinding.OTHER_CHARSET);
    assertRefused(SAMPLE.replace("encoding=\"UTF-8\"", "encoding=\"X-9\""), CdaFinding.ENCODING);
    String declared = SAMPLE.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");
    LabReport plain = WithoutPlaces.of(Cda.report(SAMPLE));
    byte[] written = declared.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(WithoutPlaces.of(Cda.report(Cda.decode(written)))).isEqualTo(plain);
    byte[] sixteen =
        SAMPLE
            .replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")
            .getBytes(Charset.forName("UTF-16"));
    assertThat(WithoutPlaces.of(Cda.report(Cda.decode(sixteen)))).isEqualTo(plain);
    assertThat(Cda.FORMAT.recognises(sixteen, Cda.LABORATORY)).isTrue();
  }

  @Test
  void aCharacterWrittenInMoreBytesThanItHasIsRefused() {
    byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
    int name = SAMPLE.substring(0, SAMPLE.indexOf("ESSAI")).getBytes(StandardCharsets.UTF_8).length;
    // E is 0x45: 1100_0001 1000_0101 would be the same number in two bytes.
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[name] = (byte) 0xC1;
    longer[name + 1] = (byte) 0x85;
    System.arraycopy(bytes, name + 1, longer, name + 2, bytes.length - name - 1);
    assertThat(Cda.codes(Cda.decode(longer))).containsExactly(CdaFinding.ENCODING);
    assertThat(Cda.inspect(longer, Cda.LABORATORY)).isInstanceOf(Inspection.Refused.class);
  }

  @Test
  void onlyXmlOfHl7IsRecognised() {
    for (String other :
        List.of(
            "MSH|^~\\&|urn:hl7-org:v3",
            "{\"a\":\"<urn:hl7-org:v3\"}",
            "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
            "")) {
      assertThat(Cda.FORMAT.recognises(other.getBytes(StandardCharsets.UTF_8), Cda.LABORATORY))
          .isFalse();
    }
    byte[] head = ("\uFEFF" + SAMPLE).getBytes(StandardCharsets.UTF_8);
    assertThat(Cda.FORMAT.recognises(head, Cda.LABORATORY)).isTrue();
    assertThat(Cda.isReadable(Cda.decode(head))).isTrue();
  }

  private static void assertRefused(String document, CdaFinding finding) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThat(Cda.codes(Cda.decode(bytes))).containsExactly(finding);
    assertThat(Cda.inspect(bytes, Cda.LABORATORY)).isInstanceOf(Inspection.Refused.class);
  }
}
