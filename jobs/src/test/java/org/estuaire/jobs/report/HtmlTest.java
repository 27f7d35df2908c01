package org.estuaire.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estuaire.bytes.ControlCharacters;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void aPageShowsWhatWouldCommandOrTurnALine() {
    String escaped = Html.escape("<b>Dupré\u001B[31m\u202Egnp.exe\u0000</b>");
    assertThat(ControlCharacters.in(escaped)).isFalse();
    assertThat(escaped).isEqualTo("&lt;b&gt;Dupré␛[31m⟨U+202E⟩gnp.exe␀&lt;/b&gt;");
  }

  @Test
  void noLineOfATableBeginsWithASignOrEndsWithAQuotationMark() {
    assertThat(new Html().table(List.of("mot"), List.of(List.of("Fin : « x » ; a : b"))).toString())
        .contains("Fin\u00A0: «\u00A0x\u00A0»\u00A0; a\u00A0: b");
  }
}
