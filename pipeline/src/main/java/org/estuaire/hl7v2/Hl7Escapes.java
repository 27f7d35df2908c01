package org.estuaire.hl7v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.bytes.StrictText;

/**
 * Escape sequences (HL7 v2.5, 2.7), in one pass. HAPI's own leaves hexadecimal and formatting
 * sequences in the text and drops a lone escape character; here a sequence that means nothing stays
 * as it was sent.
 */
public final class Hl7Escapes implements Escaping {

  /** No sequence that means something is longer: hexadecimal data of a few characters. */
  private static final int LONGEST = 200;

  @Override
  public String escape(String text, EncodingCharacters characters) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String code = code(c, characters);
      if (code.isEmpty()) {
        escaped.append(c);
      } else {
        char escape = characters.getEscapeCharacter();
        escaped.append(escape).append(code).append(escape);
      }
    }
    return escaped.toString();
  }

  /** Empty for a character that stands for itself. */
  private static String code(char c, EncodingCharacters characters) {
    if (c == characters.getFieldSeparator()) {
      return "F";
    }
    if (c == characters.getComponentSeparator()) {
      return "S";
    }
    if (c == characters.getSubcomponentSeparator()) {
      return "T";
    }
    if (c == characters.getRepetitionSeparator()) {
      return "R";
    }
    if (c == characters.getEscapeCharacter()) {
      return "E";
    }
    return c == '\n' || c == '\r' ? ".br" : "";
  }

  @Override
  public String unescape(String text, EncodingCharacters characters) {
    char escape = characters.getEscapeCharacter();
    int next = text.indexOf(escape);
    if (next < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int done = 0;
    while (next >= 0) {
      int end = text.indexOf(escape, next + 1);
      String meaning = end < 0 ? null : meaning(text, next + 1, end, characters);
      if (meaning == null) {
        plain.append(text, done, next + 1);
        done = next + 1;
      } else {
        plain.append(text, done, next).append(meaning);
        done = end + 1;
      }
      // Without a second escape character there is none to look for again.
      next = end < 0 ? -1 : text.indexOf(escape, done);
    }
    return plain.append(text, done, text.length()).toString();
  }

  /** What stands for a sequence, or null when it means nothing. */
  private static String meaning(String text, int from, int to, EncodingCharacters characters) {
    if (to == from || to - from > LONGEST) {
      return null;
    }
    if (to - from == 1) {
      return single(text.charAt(from), characters);
    }
    String body = text.substring(from, to);
    if (body.charAt(0) == '.') {
      return formatting(body.substring(1).toLowerCase(Locale.ROOT).strip());
    }
    return body.charAt(0) == 'X' ? hexadecimal(body.substring(1)).orElse(null) : null;
  }

  private static String single(char code, EncodingCharacters characters) {
    switch (code) {
      case 'F':
        return String.valueOf(characters.getFieldSeparator());
      case 'S':
        return String.valueOf(characters.getComponentSeparator());
      case 'T':
        return String.valueOf(characters.getSubcomponentSeparator());
      case 'R':
        return String.valueOf(characters.getRepetitionSeparator());
      case 'E':
        return String.valueOf(characters.getEscapeCharacter());
      case 'P':
        return "#";
      case 'H':
      case 'N':
        return "";
      default:
        return null;
    }
  }

  private static String formatting(String command) {
    if (command.equals("br") || command.equals("ce") || command.startsWith("sp")) {
      return "\n";
    }
    if (command.startsWith("sk")) {
      return " ";
    }
    boolean layout =
        command.equals("fi")
            || command.equals("nf")
            || command.startsWith("in")
            || command.startsWith("ti");
    return layout ? "" : null;
  }

  /** Bytes in hexadecimal; the standard leaves their meaning to the parties. */
  private static Optional<String> hexadecimal(String digits) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException notHexadecimal) {
      return Optional.empty();
    }
    return StrictText.decode(bytes, StandardCharsets.UTF_8)
        .or(() -> StrictText.decode(bytes, MessageCharset.WINDOWS))
        // The database can't hold the character NUL.
        .filter(text -> text.indexOf('\0') < 0)
        .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'));
  }
}
