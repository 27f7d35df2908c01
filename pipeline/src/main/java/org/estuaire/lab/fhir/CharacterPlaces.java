package org.estuaire.lab.fhir;

/** Where the characters of a text lie in its UTF-8: parsers of XML count in characters. */
final class CharacterPlaces {

  private final byte[] utf8;
  private int characters;
  private int bytes;

  /**
   * @param utf8 known to be well-formed
   */
  CharacterPlaces(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The bytes before a character. Best asked in order: they are counted on from the last one. */
  int bytesBefore(int character) {
    if (character < characters) {
      characters = 0;
      bytes = 0;
    }
    while (characters < character) {
      int first = utf8[bytes] & 0xFF;
      bytes += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
      // Four bytes are a pair of characters to Java.
      characters += first < 0xF0 ? 1 : 2;
    }
    return bytes;
  }
}
