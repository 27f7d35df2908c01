package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;

class BundleEncodingTest {

  private static final String BUNDLE =
      Fhir.oneResult("\"valueString\":\"Hémolysé, l’échantillon\"");

  @Test
  void aBundleThatWasEncodedTwiceIsMendedAndTold() {
    String twice = new String(BUNDLE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Decoded<LabReport> decoded = Fhir.read(twice).get(0);
    assertThat(Fhir.readable(decoded).orders().get(0).results().get(0).original())
        .isEqualTo("Hémolysé, l’échantillon");
    assertThat(Fhir.findings(decoded))
        .extracting(Finding::code)
        .contains(TextFinding.ENCODED_TWICE);
  }

  @Test
  void aBundleInUtf8NeedsNoRemark() {
    assertThat(Fhir.codes(BUNDLE)).doesNotContain(TextFinding.ENCODED_TWICE);
  }
}
