package org.estuaire.hl7v2;

/** Line ends of HL7 files: the standard says CR, but files come with LF and CRLF as often. */
public final class Lines {

  public static final int VERTICAL_TAB = 0x0B;
  public static final int FILE_SEPARATOR = 0x1C;
  public static final int SUBSTITUTE = 0x1A;

  private Lines() {}

  public static boolean isEnd(int c) {
    return c == '\r' || c == '\n';
  }

  /** The block characters of MLLP, and the end-of-file mark of old systems. */
  public static boolean isFrame(int c) {
    return c == VERTICAL_TAB || c == FILE_SEPARATOR || c == SUBSTITUTE;
  }

  public static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  public static boolean isNameCharacter(int c) {
    return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
