package org.estuaire.lab.fhir;

import org.estuaire.bytes.ControlCharacters;
import org.estuaire.exchange.Remarks;

/** A text that names an order or a person: no two of them may look alike. */
final class VisibleKey {

  private VisibleKey() {}

  static String of(String text, String path, Remarks remarks) {
    if (!ControlCharacters.shown(text).equals(text)) {
      remarks.add(FhirFinding.IDENTIFIER_UNREADABLE, path, text);
    }
    return remarks.bounded(text, path);
  }
}
