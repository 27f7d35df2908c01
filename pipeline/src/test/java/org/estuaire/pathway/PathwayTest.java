package org.estuaire.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.config.ConfigurationReader;
import org.estuaire.exchange.Language;
import org.estuaire.installation.ConfigurationMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a pathway is about somebody, when a test is overdue, and what may stand in its file. */
class PathwayTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final String EGFR = "62238-1";
  private static final String INR = "6301-6";

  @TempDir private Path folder;

  private final List<Measure> measures = new ArrayList<>();

  @Test
  void theFourShippedPathwaysNameASourceForEveryTest() {
    assertThat(PathwayWorld.PATHWAYS)
        .containsOnlyKeys(
            "diabete", "insuffisance-cardiaque", "maladie-renale", "vieillir-a-domicile");
    assertThat(PathwayWorld.PATHWAYS.values())
        .flatExtracting(Pathway::tests)
        .allSatisfy(test -> assertThat(test.source()).matches("(HAS|ANSM|KDIGO|Réglable).*"));
  }

  @Test
  void aWindowIsOfTheCalendarAndItsLastDayCountsAsInTime() {
    measured("4548-4", LocalDate.of(2025, 12, 15), "7.2");
    assertThat(standing("diabete", "HbA1c", TODAY).overdue()).isFalse();
    Standing next = standing("diabete", "HbA1c", TODAY.plusDays(1));
    assertThat(next.overdue()).isTrue();
    assertThat(next.dueSince()).contains(TODAY);
  }

  @Test
  void whatWasNeverMeasuredIsOverdueSinceNoDay() {
    Standing standing = standing("diabete", "HbA1c", TODAY);
    assertThat(standing.overdue()).isTrue();
    assertThat(standing.dueSince()).isEmpty();
  }

  @Test
  void aResultWithoutComparableValueIsDoneAllTheSame() {
    measures.add(new Measure("14959-1", TODAY.minusDays(10), Optional.empty()));
    assertThat(standing("diabete", "Albuminurie / créatininurie", TODAY).overdue()).isFalse();
  }

  @Test
  void twoValuesOfDiabetesInThreeYearsTellItAndOneDoesNot() {
    measured("4548-4", TODAY.minusMonths(30), "6.5");
    assertThat(isTold("diabete")).isFalse();
    measured("4548-4", TODAY.minusMonths(3), "6.4");
    assertThat(isTold("diabete")).isFalse();
    measured("4548-4", TODAY.minusMonths(2), "6.9");
    assertThat(isTold("diabete")).isTrue();
  }

  @Test
  void kidneyDiseaseIsToldByTwoLowValuesThatAreThreeMonthsApart() {
    measured(EGFR, TODAY.minusDays(20), "52");
    measured(EGFR, TODAY.minusDays(60), "48");
    assertThat(isTold("maladie-renale")).isFalse();
    measured(EGFR, TODAY.minusDays(140), "55");
    assertThat(isTold("maladie-renale")).isTrue();
  }

  @Test
  void theLowerTheLatestValueTheShorterTheWindow() {
    measured(EGFR, TODAY.minusMonths(7), "62");
    assertThat(standing("maladie-renale", "DFG estimé", TODAY).overdue()).isFalse();
    measures.clear();
    measured(EGFR, TODAY.minusMonths(7), "41");
    Standing standing = standing("maladie-renale", "DFG estimé", TODAY);
    assertThat(standing.overdue()).isTrue();
    assertThat(standing.dueSince()).contains(TODAY.minusMonths(1));
    assertThat(standings("maladie-renale", TODAY))
        .filteredOn(one -> one.test().analytes().contains(EGFR))
        .hasSize(1);
  }

  @Test
  void anInrIsExpectedOfThoseOnlyWhoseInrIsMeasuredRepeatedly() {
    measured(INR, TODAY.minusDays(40), "2.3");
    assertThat(names("insuffisance-cardiaque")).doesNotContain("INR");
    measured(INR, TODAY.minusDays(75), "2.6");
    assertThat(standing("insuffisance-cardiaque", "INR", TODAY).overdue()).isTrue();
  }

  @Test
  void everyMistakeOfAFileIsReportedWithItsLine() throws Exception {
    Files.createDirectories(folder.resolve("pathways"));
    Files.createDirectories(folder.resolve("terminology"));
    Files.copy(
        Path.of("..", "config", "terminology", "analytes.csv"),
        folder.resolve("terminology").resolve("analytes.csv"));
    Files.writeString(folder.resolve("estuaire.yaml"), "territory: T\n");
    Files.writeString(
        folder.resolve("pathways").resolve("a.yaml"),
        """
        code: b
        name: B
        about:
          signs:
            - {analytes: [4548-5], within: P1Y}
            - {analytes: [4548-4, 2160-0], below: 7, within: P1Y}
        tests:
          - {name: T, analytes: [4548-4], every: 6M, source: x}
          - {name: T, analytes: [4548-4], every: P6M, target: {}, source: x}
          - {name: T, analytes: [4548-4], every: P6M, target: {below: seven}, source: x}
          - {name: T, analytes: [9318-7], every: P6M, target: {below: 3}, source: x}
          - {name: T, analytes: [4548-4], every: P6M}
        """);
    assertThat(
            new ConfigurationReader(java.util.Set.of(), List.of(new PathwayReader(folder)))
                .read(folder).allMistakes().stream()
                    .filter(one -> one.file().getFileName().toString().equals("a.yaml"))
                    .map(PathwayTest::brief))
        .containsExactly(
            "1 PATH-001",
            "5 PATH-002",
            "6 PATH-003",
            "8 PATH-004",
            "9 PATH-006",
            "10 PATH-006",
            "10 PATH-005",
            "11 PATH-003",
            "12 CFG-013");
  }

  private static String brief(ConfigurationMistake mistake) {
    assertThat(mistake.message(Language.FR)).isNotBlank();
    return mistake.line() + " " + mistake.code().code();
  }

  private void measured(String loinc, LocalDate on, String value) {
    measures.add(new Measure(loinc, on, Optional.of(new BigDecimal(value))));
  }

  private boolean isTold(String pathway) {
    return PathwayWorld.PATHWAYS.get(pathway).isToldBy(new Measures(TODAY, measures));
  }

  private List<String> names(String pathway) {
    return standings(pathway, TODAY).stream().map(one -> one.test().name()).toList();
  }

  private Standing standing(String pathway, String name, LocalDate today) {
    return standings(pathway, today).stream()
        .filter(one -> one.test().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<Standing> standings(String pathway, LocalDate today) {
    return Pathway.standings(
        List.of(PathwayWorld.PATHWAYS.get(pathway)), new Measures(today, measures));
  }
}
