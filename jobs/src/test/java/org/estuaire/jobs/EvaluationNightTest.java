package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A council's medico-social team sends what it saw, beside the rights that came of it. */
class EvaluationNightTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String COUNCIL = "cd-38";
  private static final String RIGHTS = "CD38_APA_202611_20261120201500.csv";
  private static final String EVALUATIONS = "CD38_EVALUATIONS_202611_20261120223000.csv";

  private static final String DELIVERIES =
      "SELECT record_type, loaded, rejected, held, known FROM exchange.delivery ORDER BY id";

  @TempDir private Path folder;
  private TestInstallation council;

  @BeforeEach
  void open() throws Exception {
    council = TestInstallation.open(folder);
  }

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void evaluationsAreLoadedBesideTheirRights() throws Exception {
    council.drop(COUNCIL, "a.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.drop(COUNCIL, "b.csv", TestInstallation.sample(COUNCIL, EVALUATIONS));
    council.night();

    assertThat(council.rows(DELIVERIES)).containsExactly("apa|40|0|0|0", "evaluation|32|1|1|0");
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt"))
        .contains("EVA-003", "EVA-008", "l'algorithme national donne 4")
        .doesNotContain("Aide à la toilette");
    assertThat(council.receipts(COUNCIL)).contains("refus-00000002.csv");
    assertThat(council.value("SELECT count(*) FROM social.evaluation_difference")).isEqualTo("0");
    // Whose letters make another group keeps both.
    assertThat(
            council.rows(
                "SELECT gir_stated, gir_computed, gir_retained, discriminating"
                    + " FROM social.evaluation WHERE number = 'EV0999901'"))
        .containsExactly("2|4|3|BBBBBBBBBB");
    assertThat(
            council.rows("SELECT gir FROM social.gir_of_person WHERE evaluated_on = '2026-10-15'"))
        .containsExactly("3");
    assertThat(council.value("SELECT count(*) FROM social.row_retention WHERE kind = 'evaluation'"))
        .isEqualTo("32");
  }

  @Test
  void evaluationsThatComeBeforeTheirDossiersAreFiledWithThem() throws Exception {
    council.drop(COUNCIL, "a.csv", TestInstallation.sample(COUNCIL, EVALUATIONS));
    council.night();
    assertThat(council.rows(DELIVERIES)).containsExactly("evaluation|0|1|33|0");

    council.drop(COUNCIL, "b.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.night();

    assertThat(council.rows(DELIVERIES)).containsExactly("evaluation|32|1|1|0", "apa|40|0|0|0");
    assertThat(council.rows("SELECT dossier FROM social.awaited_dossier"))
        .containsExactly("P0999999");
  }

  @Test
  void aRightWhoseGroupIsNotThatOfItsEvaluationIsToldWhicheverComesLater() throws Exception {
    council.drop(COUNCIL, "a.csv", TestInstallation.sample(COUNCIL, RIGHTS));
    council.drop(COUNCIL, "b.csv", otherGir(TestInstallation.sample(COUNCIL, EVALUATIONS)));
    council.night();
    assertThat(council.receipt(COUNCIL, "accuse-00000002.txt")).contains("EVA-011");
    String different = "SELECT count(*) FROM social.evaluation_difference";
    assertThat(council.value(different)).isNotEqualTo("0");

    try (TestInstallation other = TestInstallation.open(folder.resolve("other"))) {
      other.drop(COUNCIL, "a.csv", requests(TestInstallation.sample(COUNCIL, RIGHTS)));
      other.drop(COUNCIL, "b.csv", otherGir(TestInstallation.sample(COUNCIL, EVALUATIONS)));
      other.night();
      other.drop(COUNCIL, "c.csv", TestInstallation.sample(COUNCIL, RIGHTS));
      other.night();
      assertThat(other.value(different)).isEqualTo(council.value(different));
      assertThat(other.receipt(COUNCIL, "accuse-00000003.txt")).contains("SOC-040");
    }
  }

  /** The retained group of every evaluation is 1. */
  private static byte[] otherGir(byte[] file) {
    return new String(file, WINDOWS)
        .replaceAll("(?m);([1-6]);[1-6];([ON])", ";$1;1;$2")
        .getBytes(WINDOWS);
  }

  /** The same dossiers the day before, when no right named an evaluation. */
  private static byte[] requests(byte[] file) {
    return new String(file, WINDOWS)
        .replace("20/11/2026", "19/11/2026")
        .replaceAll("EV\\d{7}", "")
        .getBytes(WINDOWS);
  }
}
