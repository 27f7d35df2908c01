package org.estuaire.lab.hprim.sante;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import org.estuaire.hl7v2.Hl7Escapes;

/**
 * Escape sequences, as ASTM E1238 and HL7 have them: a letter or a command between two escape
 * characters. A sequence that means nothing stays as it was sent: many senders do not escape at
 * all, and a path of a file holds the same character.
 */
final class Escapes {

  private static final Hl7Escapes SEQUENCES = new Hl7Escapes();

  private final EncodingCharacters characters;

  Escapes(Delimiters delimiters) {
    this.characters =
        new EncodingCharacters(
            delimiters.field(),
            delimiters.component(),
            delimiters.repetition(),
            delimiters.escape(),
            delimiters.subComponent());
  }

  /** A text of which no delimiter will be mistaken for one. */
  String escape(String text) {
    return SEQUENCES.escape(text, characters);
  }

  String unescape(String text) {
    return SEQUENCES.unescape(text, characters);
  }

  /** Where the first sequence stands that means nothing, or spells a command; else -1. */
  int firstOdd(String text) {
    return SEQUENCES.firstOdd(text, characters);
  }
}
