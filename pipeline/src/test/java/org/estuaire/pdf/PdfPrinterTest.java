package org.estuaire.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a printed page promises. */
class PdfPrinterTest {

  private static final Instant MADE_AT = Instant.parse("2026-11-20T21:15:00Z");
  private static final PdfPrinter PRINTER = new PdfPrinter();

  private static byte[] printed(String body) {
    return PRINTER.print(page(body), "Essai & épreuve", MADE_AT);
  }

  private static String page(String body) {
    return """
    <html><head><style>
    @page { size: A4; margin: 20mm;
      @bottom-center { font-family: sans; content: counter(page) "/" counter(pages); } }
    body { font-family: sans; font-size: 10pt }
    </style></head><body>%s</body></html>
    """
        .formatted(body);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void theSamePageOfTheSameMomentIsTheSameBytes() {
    String body = "<p>Hémoglobine <b>14,2 g/dL</b></p>";
    assertThat(new PdfPrinter().print(page(body), "Essai & épreuve", MADE_AT))
        .isEqualTo(printed(body));
    assertThat(printed("<p>autre</p>")).isNotEqualTo(printed(body));
  }

  @Test
  void aPageIsAnArchiveOfItsOwn() throws IOException {
    byte[] pdf = printed("<table><tr><th>Examen</th><td>µ ≥ ≤ É œ € ↑ ↓ α Ω й</td></tr></table>");
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(text(pdf)).contains("µ ≥ ≤ É œ € ↑ ↓ α Ω й");
  }

  @Test
  void aLetterThatTheFontsLackIsSeenAsMissing() throws IOException {
    byte[] pdf = printed("<p>A漢B\uD83D\uDE00C</p>");
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(text(pdf)).contains("A□B□C");
  }

  @Test
  void pagesAreNumbered() throws IOException {
    String lines =
        String.join("", IntStream.range(0, 120).mapToObj(i -> "<p>ligne " + i + "</p>").toList());
    assertThat(text(printed(lines))).contains("1/4", "4/4", "ligne 119");
  }

  @Test
  void nothingIsFetched(@TempDir Path folder) throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "secret");
    String body =
        "<img src=\"%s\"/><link rel=\"stylesheet\" href=\"%s\"/><p>texte</p>"
            .formatted(secret.toUri(), secret.toUri());
    assertThat(text(printed(body))).contains("texte").doesNotContain("secret");
  }

  @Test
  void aDocumentTypeIsRefused() {
    String page =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + page("<p>&x;</p>");
    assertThatThrownBy(() -> PRINTER.print(page, "Essai", MADE_AT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPageIsSmallAndSaysNothingOfTheMomentOfPrinting() {
    byte[] pdf = printed("<p>texte</p>");
    assertThat(pdf.length).isLessThan(60_000);
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .contains("2026-11-20T21:15:00Z")
        .doesNotContain("openhtmltopdf");
  }
}
