package org.estuaire.lab.fhir;

import java.nio.charset.StandardCharsets;
import org.estuaire.bytes.Utf8;
import org.estuaire.exchange.Finding;

/** The text of a bundle: FHIR is always UTF-8 (FHIR R4, 2.6). */
final class BundleText {

  private BundleText() {}

  /**
   * @throws BundleRefused when the bytes are no UTF-8
   */
  static String of(byte[] bytes) {
    check(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * @throws BundleRefused when the bytes are no UTF-8
   */
  static void check(byte[] bytes) {
    if (!Utf8.isWellFormed(bytes)) {
      throw new BundleRefused(Finding.of(FhirFinding.NOT_UTF8));
    }
  }
}
