package org.estuaire.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalFiguresTest {

  @TempDir private Path folder;

  @Test
  void aFigureHoldsOnItsDaysAndOnNoOther() throws IOException {
    LegalFigures figures = read("M;2020-01-01;2020-12-31;1.5;Journal officiel");
    assertThat(figures.on("M", LocalDate.of(2020, 12, 31)).orElseThrow().value())
        .isEqualByComparingTo("1.5");
    assertThat(figures.on("M", LocalDate.of(2021, 1, 1))).isEmpty();
    assertThat(figures.on("M", LocalDate.of(2019, 12, 31))).isEmpty();
    assertThat(read("M;2020-01-01;;2;x").on("M", LocalDate.of(2900, 1, 1))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "N;2020-01-01;;1;x,UNKNOWN_FIGURE",
    "M;2020-01-01;;1;,EMPTY_CODE",
    "M;;;1;x,EMPTY_CODE",
    "M;2020-02-30;;1;x,BAD_DATE",
    "M;2020-02-01;2020-01-01;1;x,BAD_DATE",
    "M;2020-01-01;;one;x,BAD_NUMBER"
  })
  void aRowThatSaysNothingSureRefusesTheFile(String row, TerminologyFinding expected) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOfSatisfying(
            TableRefused.class,
            refused ->
                assertThat(refused.findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.code()).isEqualTo(expected);
                          assertThat(finding.line()).isEqualTo(2);
                        }));
  }

  @Test
  void twoFiguresOfOneDayRefuseTheFile() {
    assertThatThrownBy(() -> read("M;2020-01-01;2020-12-31;1;x\nM;2020-12-31;;2;x"))
        .isInstanceOfSatisfying(
            TableRefused.class,
            refused ->
                assertThat(refused.findings().get(0).code())
                    .isEqualTo(TerminologyFinding.REPEATED_CODE));
  }

  private LegalFigures read(String rows) throws IOException {
    Path file =
        Files.writeString(folder.resolve("m.csv"), "figure;from;until;value;source\n" + rows);
    return LegalFigures.read(file, List.of("M"));
  }
}
