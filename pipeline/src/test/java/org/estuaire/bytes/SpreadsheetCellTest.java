package org.estuaire.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "＝1+1"})
  void aFormulaBecomesATextThatComesBackAsItWas(String formula) {
    String cell = SpreadsheetCell.harmless(formula);
    assertThat(cell).startsWith("'");
    assertThat(SpreadsheetCell.original(cell)).isEqualTo(formula);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-12,50", "+33 4 00 00 00 00", "-1 234,56 €", "DUPONT-MARTIN", "'t Hooft", "-"})
  void amountsAndNamesStayAsTheyAre(String text) {
    assertThat(SpreadsheetCell.harmless(text)).isEqualTo(text);
    assertThat(SpreadsheetCell.original(text)).isEqualTo(text);
  }
}
