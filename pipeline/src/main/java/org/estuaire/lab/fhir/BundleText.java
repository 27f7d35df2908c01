package org.estuaire.lab.fhir;

import java.nio.charset.StandardCharsets;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.StrictText;

/** The text of a bundle: FHIR is always UTF-8 (FHIR R4, 2.6). */
final class BundleText {

  private BundleText() {}

  /**
   * @throws BundleRefused when the bytes are no UTF-8
   */
  static String of(byte[] bytes) {
    // The fast way writes this character for what is no UTF-8; only where it occurs is there doubt.
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    return StrictText.decode(bytes, StandardCharsets.UTF_8)
        .orElseThrow(() -> new BundleRefused(Finding.of(FhirFinding.NOT_UTF8)));
  }
}
