package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.estuaire.lab.model.LabResult;
import org.junit.jupiter.api.Test;

class NamedLinesTest {

  private static final String RED = "RES|HEMATIES|GR|N|4450000|/mm3|3800000|5400000|N|F";
  private static final String WHITE = "RES|Leucocytes|GB|N|2920|/mm3|4000|10000|L|F";
  private static final String GLUCOSE = "RES|GLYCEMIE à jeun|GLY|N|0.91|g/l|0.74|1.06|N|F";
  private static final String A1C = "RES|HbA1c|A1C|N|5.4|%|4.0|6.0|N|F";

  private static List<String> comments(String... lines) {
    return Dossiers.results(lines).stream().map(NamedLinesTest::line).toList();
  }

  private static String line(LabResult result) {
    return result.comment().lines().map(String::strip).collect(Collectors.joining(" / "));
  }

  @Test
  void linesBeforeTheResultThatTheyNameStandWithIt() {
    assertThat(
            comments(
                "TEX|    H E M A T O L O G I E",
                "TEX|HEMATIES             4450000  /mm3",
                RED,
                "TEX|  LEUCOCYTES         2.920 */mm3",
                WHITE,
                "TEX|Formule contrôlée sur lame.",
                "TEX|GLYCEMIE à jeun      0,91  g/l",
                "TEX|                     5,05  mmol/l",
                GLUCOSE))
        .containsExactly(
            "H E M A T O L O G I E / HEMATIES             4450000  /mm3",
            "LEUCOCYTES         2.920 */mm3 / Formule contrôlée sur lame.",
            "GLYCEMIE à jeun      0,91  g/l / 5,05  mmol/l");
  }

  @Test
  void linesBehindAResultStandWithItWhenTheyNameNoOther() {
    assertThat(comments(RED, "TEX|Contrôlé.", WHITE, "TEX|Anisocytose."))
        .containsExactly("Contrôlé.", "Anisocytose.");
  }

  @Test
  void aLineThatNamesAResultOfBeforeStandsWithThatOne() {
    assertThat(comments(RED, WHITE, GLUCOSE, "TEX|Hématies : contrôlées."))
        .containsExactly("Hématies : contrôlées.", "", "");
  }

  @Test
  void aHeadingStandsWithTheResultsThatItAnnounces() {
    assertThat(comments(WHITE, "TEX|Glycémie et HbA1c", GLUCOSE, A1C))
        .containsExactly("", "Glycémie et HbA1c", "");
  }
}
