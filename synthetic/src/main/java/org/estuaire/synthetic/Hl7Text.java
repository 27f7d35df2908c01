package org.estuaire.synthetic;

import java.nio.charset.Charset;

/** Text inside of HL7 fields. */
final class Hl7Text {

  private Hl7Text() {}

  /** What the charset cannot hold is spelt out, as old systems do: {@code œ} becomes {@code oe}. */
  static String writable(String plain, Charset charset) {
    return charset.newEncoder().canEncode(plain)
        ? plain
        : plain.replace("œ", "oe").replace("Œ", "OE").replace('’', '\'');
  }

  /** With the encoding characters escaped (HL7 v2.5, chapter 2.7). */
  static String escaped(String plain) {
    return plain
        .replace("\\", "\\E\\")
        .replace("|", "\\F\\")
        .replace("^", "\\S\\")
        .replace("&", "\\T\\")
        .replace("~", "\\R\\");
  }
}
