package org.estuaire.lab.hprim.sante;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Escape sequences, as ASTM E1238 and HL7 have them: a letter or a command between two escape
 * characters. A sequence that means nothing stays as it was sent: many senders do not escape at
 * all, and a path of a file holds the same character.
 */
final class Escapes {

  private static final int LONGEST = 200;

  private final Delimiters delimiters;

  Escapes(Delimiters delimiters) {
    this.delimiters = delimiters;
  }

  /** A text that no delimiter of which will be taken for one; line ends become components. */
  String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char code = code(c);
      if (code == 0) {
        escaped.append(c);
      } else {
        escaped.append(delimiters.escape()).append(code).append(delimiters.escape());
      }
    }
    return escaped.toString();
  }

  private char code(char c) {
    if (c == delimiters.field()) {
      return 'F';
    }
    if (c == delimiters.component()) {
      return 'S';
    }
    if (c == delimiters.repetition()) {
      return 'R';
    }
    if (c == delimiters.subComponent()) {
      return 'T';
    }
    return c == delimiters.escape() ? 'E' : 0;
  }

  String unescape(String text) {
    int next = text.indexOf(delimiters.escape());
    if (next < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int done = 0;
    while (next >= 0) {
      int end = text.indexOf(delimiters.escape(), next + 1);
      String meaning = end < 0 ? "" : meaning(text, next + 1, end);
      if (end < 0 || meaning == null) {
        plain.append(text, done, next + 1);
        done = next + 1;
      } else {
        plain.append(text, done, next).append(meaning);
        done = end + 1;
      }
      next = end < 0 ? -1 : text.indexOf(delimiters.escape(), done);
    }
    return plain.append(text, done, text.length()).toString();
  }

  /** What stands for a sequence, or null when it means nothing. */
  private String meaning(String text, int from, int to) {
    if (to == from || to - from > LONGEST) {
      return null;
    }
    if (to - from == 1) {
      return single(text.charAt(from));
    }
    String body = text.substring(from, to);
    if (body.charAt(0) == 'X') {
      return hexadecimal(body.substring(1));
    }
    return body.toLowerCase(Locale.ROOT).equals(".br") ? "\n" : null;
  }

  private String single(char code) {
    switch (code) {
      case 'F':
        return String.valueOf(delimiters.field());
      case 'S':
        return String.valueOf(delimiters.component());
      case 'R':
        return String.valueOf(delimiters.repetition());
      case 'T':
        return String.valueOf(delimiters.subComponent());
      case 'E':
        return String.valueOf(delimiters.escape());
      case 'H':
      case 'N':
        return "";
      default:
        return null;
    }
  }

  private static String hexadecimal(String digits) {
    try {
      String text = new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
      // The database can't hold the character NUL.
      return text.indexOf('\0') < 0 ? text.replace("\r\n", "\n").replace('\r', '\n') : null;
    } catch (IllegalArgumentException notHexadecimal) {
      return null;
    }
  }
}
