package org.estuaire.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.estuaire.pdf.Cell.Padding;
import org.junit.jupiter.api.Test;

/** What printed rows promise. */
class PrintoutTest {

  private static final Instant MADE_AT = Instant.parse("2026-11-20T21:15:00Z");
  private static final Lettering PLAIN = new Lettering(10, false, 0x111111);

  private static Row row(String... words) {
    return new Row(
        List.of(words).stream()
            .map(one -> Cell.of(1f / words.length, Padding.NONE, Paragraph.of(PLAIN, one)))
            .toList(),
        java.util.Optional.empty(),
        Row.Rules.NONE);
  }

  private static byte[] printed(Row... rows) {
    Printout page = new Printout("ESSAI Camille", ", dossier Ω1");
    for (Row row : rows) {
      page.row(row);
    }
    return page.pdf("Essai & épreuve", MADE_AT);
  }

  private static List<String> pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return IntStream.rangeClosed(1, document.getNumberOfPages())
          .mapToObj(page -> page(document, page))
          .toList();
    }
  }

  private static String page(PDDocument document, int page) {
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      return stripper.getText(document);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void itIsAnArchiveWhateverLettersItHas() throws IOException {
    byte[] pdf = printed(row("µ ≥ ≤ É œ € ↑ ↓ α ﬁ", "й Ǻ ẅ Ω"));
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(pages(pdf).get(0)).contains("µ ≥ ≤ É œ € ↑ ↓ α", "й Ǻ ẅ Ω", "dossier Ω1");
  }

  @Test
  void theSameRowsAreTheSameBytesAndOthersHaveAnotherNumber() {
    byte[] pdf = printed(row("Hémoglobine"));
    assertThat(printed(row("Hémoglobine"))).isEqualTo(pdf);
    assertThat(id(printed(row("Hématocrite")))).isNotEqualTo(id(pdf));
  }

  private static String id(byte[] pdf) {
    String file = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
    return file.substring(file.indexOf("/ID ["));
  }

  @Test
  void aLetterThatTheFontsLackIsSeenAsMissing() throws IOException {
    byte[] pdf = printed(row("A漢B\uD83D\uDE00C\uD83DD"));
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(pages(pdf).get(0)).contains("A□B□C□D");
  }

  @Test
  void raisedAndLoweredFiguresKeepTheirOrder() throws IOException {
    String text = pages(printed(row("10⁹/L", "H₂O"))).get(0);
    assertThat(text.replaceAll("\\s", "")).contains("109/L", "H2O").doesNotContain("□");
  }

  @Test
  void wordsNeverCommand() throws IOException {
    byte[] pdf = printed(row("(a) Tj ET <b> \\ \u001B[31mligne\nligne deux\u0000"));
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(pages(pdf).get(0)).contains("(a) Tj ET <b> \\", "ligne deux");
  }

  @Test
  void aWordWiderThanItsColumnIsBrokenAndNothingOfItLost() throws IOException {
    String word = "0123456789".repeat(30);
    String text = pages(printed(row("a", word, "b"))).get(0);
    assertThat(text.replaceAll("\\s", "")).contains(word);
  }

  @Test
  void theHeadOfATableAndThePatientAreOnEveryPage() throws IOException {
    Printout page = new Printout("ESSAI Camille", "");
    page.table(row("Examen", "Résultat"));
    for (int i = 0; i < 150; i++) {
      page.row(row("Dosage " + i, i + ",5"));
    }
    page.endTable();
    page.row(row("fin"));
    List<String> pages = pages(page.pdf("Essai", MADE_AT));
    assertThat(pages).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(pages.get(i)).contains("Résultat", "ESSAI Camille", "Page " + (i + 1) + " / 3");
    }
    assertThat(String.join("", pages).lines().filter(line -> line.startsWith("Dosage")))
        .hasSize(150);
  }

  @Test
  void aHeadingIsNeverTheLastOfItsPage() throws IOException {
    for (int before = 50; before < 62; before++) {
      Printout page = new Printout("ESSAI", "");
      for (int i = 0; i < before; i++) {
        page.row(row("ligne " + i));
      }
      page.heading(row("Chapitre"));
      page.together(List.of(row("premier"), row("second")));
      for (String one : pages(page.pdf("Essai", MADE_AT))) {
        assertThat(one.contains("Chapitre")).isEqualTo(one.contains("premier"));
        assertThat(one.contains("premier")).isEqualTo(one.contains("second"));
      }
    }
  }

  @Test
  void aCommentLongerThanAPageGoesOnOnTheNext() throws IOException {
    String comment =
        IntStream.range(0, 200).mapToObj(i -> "ligne " + i).collect(Collectors.joining("\n"));
    List<String> pages = pages(printed(row("avant"), row("note", comment), row("après")));
    assertThat(pages).hasSizeGreaterThan(2);
    String all = String.join("\n", pages);
    for (int i = 0; i < 200; i++) {
      assertThat(all).containsPattern("ligne " + i + "\\s");
    }
    assertThat(pages.get(0)).contains("avant", "ligne 0");
    assertThat(all).contains("après");
  }
}
