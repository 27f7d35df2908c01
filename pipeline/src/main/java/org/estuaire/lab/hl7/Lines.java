package org.estuaire.lab.hl7;

/** Line ends of HL7 files: the standard says CR, but files come with LF and CRLF as often. */
final class Lines {

  static final int VERTICAL_TAB = 0x0B;
  static final int FILE_SEPARATOR = 0x1C;
  static final int SUBSTITUTE = 0x1A;

  private Lines() {}

  static boolean isEnd(int c) {
    return c == '\r' || c == '\n';
  }

  /** The block characters of MLLP, and the end-of-file mark of old systems. */
  static boolean isFrame(int c) {
    return c == VERTICAL_TAB || c == FILE_SEPARATOR || c == SUBSTITUTE;
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  static boolean isNameCharacter(int c) {
    return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
