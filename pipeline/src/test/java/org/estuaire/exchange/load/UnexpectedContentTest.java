package org.estuaire.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.estuaire.exchange.DeliveryFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnexpectedContentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html><body>Session expirée</body></html>|HTML",
        "<!DOCTYPE HTML><html>|HTML",
        "%PDF-1.7|PDF",
        "{\\rtf1|RTF",
        "-----BEGIN PGP MESSAGE-----|PGP"
      })
  void aFileOfAnotherKindIsToldByItsKind(String content, String kind) {
    assertThat(UnexpectedContent.of(content.getBytes(StandardCharsets.ISO_8859_1), "apa-csv"))
        .matches(why -> why.code() == DeliveryFinding.OTHER_KIND)
        .matches(why -> why.arguments().get(0).equals(kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\uFEFF\r\n", "  \n\t"})
  void whatHoldsNothingButItsMarkIsEmpty(String content) {
    assertThat(UnexpectedContent.of(content.getBytes(StandardCharsets.UTF_8), "apa-csv").code())
        .isEqualTo(DeliveryFinding.EMPTY);
  }

  @Test
  void anythingElseIsUnknown() {
    assertThat(UnexpectedContent.of("bonjour".getBytes(StandardCharsets.UTF_8), "apa-csv").code())
        .isEqualTo(DeliveryFinding.UNKNOWN_FORMAT);
  }
}
