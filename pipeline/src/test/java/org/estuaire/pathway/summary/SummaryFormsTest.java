package org.estuaire.pathway.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.pathway.Bounds;
import org.estuaire.pathway.summary.Summary.Last;
import org.estuaire.pathway.summary.Summary.Line;
import org.estuaire.pathway.summary.Summary.Member;
import org.estuaire.pathway.summary.Summary.Patient;
import org.estuaire.pathway.summary.Summary.Right;
import org.estuaire.pdf.PdfA;
import org.estuaire.person.InsMatricule;
import org.junit.jupiter.api.Test;

/** One page in each form; that for a screen is compared with the one that people looked at. */
class SummaryFormsTest {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "pathway", "synthese.html");
  private static final Issue ISSUE =
      new Issue(12, 2, LocalDate.of(2026, 11, 20), "Centre <A> & B", "Territoire", "1389999996");

  @Test
  void thePageIsTheOneThatWasLookedAt() throws Exception {
    byte[] page = new PageForm().write(full(), ISSUE);
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, page);
    }
    assertThat(new String(page, StandardCharsets.UTF_8)).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void theFullestPageIsOneSheetOfPdfA() throws Exception {
    byte[] pdf = new PdfForm().write(full(), ISSUE);
    assertThat(PdfA.faults(pdf)).isEmpty();
    assertThat(pdf).isEqualTo(new PdfForm().write(full(), ISSUE));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains("ESSAI ANNE", "Centre <A> & B", "8,2 %", "en retard", "GIR 3", "S12.2");
    }
  }

  @Test
  void theDocumentHasTheSectionsOfAVsmAndSaysWhatItDoesNotKnow() throws Exception {
    byte[] xml = new DocumentForm().write(full(), ISSUE);
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    assertThat(new String(xml, StandardCharsets.UTF_8))
        .contains("46612-8", "30954-2", "18776-5", "47420-5", "Non renseigné", "RPLC")
        // It does not call itself what a physician signs.
        .doesNotContain("SYNTH\"", "1.2.250.1.213.1.1.1.13", "60591-5");
  }

  @Test
  void aCurveNeedsTwoPoints() {
    List<TrendPoint> points = line("HbA1c", 1, true).points();
    assertThat(Sparkline.svg(points.subList(0, 1), Optional.empty())).isEmpty();
    assertThat(Sparkline.svg(points, Optional.empty())).contains("<line", "<circle");
  }

  /** As full as a page becomes: every test of the four pathways, three rights, a circle of ten. */
  private static Summary full() {
    List<Line> lines = new ArrayList<>();
    for (String name :
        List.of(
            "HbA1c",
            "Créatinine",
            "DFG estimé",
            "Albuminurie / créatininurie",
            "LDL-cholestérol",
            "Potassium",
            "Sodium",
            "Hémoglobine",
            "INR",
            "Albumine")) {
      lines.add(line(name, lines.size(), lines.size() % 3 == 0));
    }
    List<Right> rights =
        List.of(
            new Right(
                "Département de l'essai",
                "D",
                3,
                LocalDate.of(2025, 9, 17),
                Optional.of(LocalDate.of(2027, 9, 30)),
                "31",
                LocalDate.of(2026, 11, 1)),
            new Right(
                "Département de l'essai",
                "U",
                2,
                LocalDate.of(2026, 10, 2),
                Optional.empty(),
                "",
                LocalDate.of(2026, 11, 1)));
    List<Member> circle = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      circle.add(new Member("Maison de santé n° " + i, i == 0 ? "établissement de santé" : ""));
    }
    return new Summary(
        new UUID(0, 1),
        new Patient(
            "ESSAI",
            "ANNE",
            "ANNE MARIE",
            "MODÈLE",
            Optional.of(LocalDate.of(1941, 3, 12)),
            "38902",
            "F",
            Optional.of(new InsMatricule("2410338902990", InsMatricule.Authority.NIR_DEMO))),
        List.of("Diabète", "Insuffisance cardiaque", "Maladie rénale", "Vieillir à domicile"),
        lines,
        rights,
        circle);
  }

  private static Line line(String name, int number, boolean overdue) {
    List<TrendPoint> points = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      BigDecimal value = new BigDecimal(70 + (i * 17 + number) % 23).movePointLeft(1);
      points.add(
          new TrendPoint(
              Instant.parse("2025-0" + (i + 1) + "-10T08:00:00Z"),
              "labo",
              "O" + i,
              "",
              value,
              new BigDecimal("4.0"),
              new BigDecimal("6.0"),
              "",
              "F",
              "",
              "",
              "",
              List.of(),
              List.of()));
    }
    return new Line(
        name,
        "4548-4",
        number % 4 == 3
            ? Optional.empty()
            : Optional.of(
                new Last(
                    "8,2 %",
                    LocalDate.of(2026, 6, 10 + number),
                    "Laboratoire de la Rive gauche",
                    "4 – 6",
                    number % 2 == 0)),
        "%",
        number % 4 == 3 ? List.of() : points,
        Optional.of(new Bounds(Optional.empty(), Optional.of(new BigDecimal("7.1")))),
        "tous les 6 mois",
        overdue,
        overdue && number % 4 != 3
            ? Optional.of(LocalDate.of(2026, 10, 10 + number))
            : Optional.empty(),
        "HAS, Guide parcours de soins n° " + number % 4);
  }
}
