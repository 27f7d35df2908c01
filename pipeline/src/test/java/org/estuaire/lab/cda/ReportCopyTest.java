package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.pdf.PdfA;
import org.junit.jupiter.api.Test;

/** What a practitioner reads of a report. */
class ReportCopyTest {

  private static final ReportCopy COPIES = new ReportCopy();

  private static byte[] pdf(LabReport report) {
    return COPIES.pdf(WrittenReports.outgoing(report));
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document);
    }
  }

  @Test
  void itNamesWhoMeasuredForWhomWhenAndWhoAnswers() throws IOException {
    assertThat(text(pdf(WrittenReports.everything())))
        .contains("Laboratoire de la Rive", "3 quai des Essais", "38999 Estran", "380000999")
        .contains("Directeur : Essai DIRECTRICE", "Essai BIOLOGISTE", "99900000215")
        .contains("1850838999001 30 (NIR de", "CAMILLE MARIE", "12/08/1985", "INSEE 38999")
        .contains("RPPS 99900000017", "20/11/2026 à 07:45", "20/11/2026 à 08:45", "Page 1 / 2");
  }

  @Test
  void itSaysEachResultWithUnitRangeFlagEarlierOnesAndComment() throws IOException {
    assertThat(text(pdf(WrittenReports.everything())))
        .containsPattern("Glucose +7,216 +↑ +mmol/L +3,89 à 6,106 +0,91 g/l")
        .contains("[résultat corrigé]", "Valeur du laboratoire : 1.30 g/l (0.70 - 1.10)")
        .contains("Méthode : Hexokinase", "À jeun <12 h> & contrôlé", "[résultat non obtenu]")
        .contains("Escherichia coli", "(sensible)", "A positif", "1/160")
        .doesNotContain("Potassium");
  }

  @Test
  void itIsAnArchiveAndTheSameReportIsTheSameBytes() throws IOException {
    byte[] pdf = pdf(WrittenReports.everything());
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(new ReportCopy().pdf(WrittenReports.outgoing(WrittenReports.everything())))
        .isEqualTo(pdf);
    assertThat(pdf.length).isLessThan(45_000);
  }

  @Test
  void everyPageNamesThePatientAndNoValueIsCutFromItsComment() throws IOException {
    List<LabResult> results = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      results.add(
          WrittenReports.result(
              Coding.local("L" + i, "Dosage " + i),
              "",
              ResultStatus.FINAL,
              WrittenReports.number("", i + ".5"),
              "g/L",
              WrittenReports.range("1", "9"),
              "",
              "",
              "Commentaire " + i));
    }
    byte[] pdf = pdf(WrittenReports.normalised(WrittenReports.report(results)));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        String text = stripper.getText(document);
        assertThat(text).contains("ESSAI CAMILLE");
        for (int i = 0; i < 90; i++) {
          assertThat(text.contains("Dosage " + i + " ") || text.contains("Dosage " + i + "\n"))
              .isEqualTo(text.lines().anyMatch(("Commentaire " + i)::equals));
        }
      }
    }
    assertThat(pdf.length).isLessThan(80_000);
  }
}
