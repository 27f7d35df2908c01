package org.estuaire.hl7v2;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.bytes.StrictText;
import org.jspecify.annotations.Nullable;

/**
 * Escape sequences (HL7 v2.5, 2.7), in one pass. HAPI's own leaves hexadecimal and formatting
 * sequences in the text and drops a lone escape character; here a sequence that means nothing stays
 * as it was sent. Hexadecimal sequences side by side are bytes of one text: carriage return and
 * line feed are one line end. Commands that they spell are replaced.
 */
public final class Hl7Escapes implements Escaping {

  /** No sequence that means something is longer: hexadecimal data of a few characters. */
  private static final int LONGEST = 200;

  private static final byte[] NOTHING = {};

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
    return text.indexOf(characters.getEscapeCharacter()) < 0
        ? text
        : ControlCharacters.replaced(new Pass(text, characters).resolved());
  }

  /** Where the first sequence stands that means nothing, or spells a command; -1 without one. */
  public int firstOdd(String text, EncodingCharacters characters) {
    if (text.indexOf(characters.getEscapeCharacter()) < 0) {
      return -1;
    }
    Pass pass = new Pass(text, characters);
    pass.resolved();
    return pass.firstOdd;
  }

  /** The work on one text. */
  private static final class Pass {
    private final String text;
    private final EncodingCharacters characters;
    private final char escape;
    private final StringBuilder plain;
    private int firstOdd = -1;

    private Pass(String text, EncodingCharacters characters) {
      this.text = text;
      this.characters = characters;
      this.escape = characters.getEscapeCharacter();
      this.plain = new StringBuilder(text.length());
    }

    private String resolved() {
      int done = 0;
      int next = text.indexOf(escape);
      while (next >= 0) {
        plain.append(text, done, next);
        done = sequence(next);
        next = text.indexOf(escape, done);
      }
      return plain.append(text, done, text.length()).toString();
    }

    /** Adds what a sequence stands for, or its first character; says where the rest begins. */
    private int sequence(int start) {
      int end = text.indexOf(escape, start + 1);
      byte[] bytes = bytes(start, end);
      if (bytes.length > 0) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int last = end;
        for (byte[] more = bytes; more.length > 0; more = bytes(last + 1, end)) {
          all.writeBytes(more);
          last = end;
          end = last + 1 < text.length() ? text.indexOf(escape, last + 2) : -1;
        }
        return add(hexadecimal(all.toByteArray()), start, last + 1);
      }
      return add(end < 0 ? null : meaning(start + 1, end), start, end + 1);
    }

    private int add(@Nullable String meaning, int start, int rest) {
      boolean odd = meaning == null || ControlCharacters.in(meaning);
      firstOdd = odd && firstOdd < 0 ? start : firstOdd;
      plain.append(meaning == null ? String.valueOf(escape) : meaning);
      return meaning == null ? start + 1 : rest;
    }

    /** The bytes of a hexadecimal sequence; none for anything else. */
    private byte[] bytes(int start, int end) {
      boolean form =
          start + 2 < end
              && end - start <= LONGEST
              && text.charAt(start) == escape
              && text.charAt(start + 1) == 'X';
      try {
        return form ? HexFormat.of().parseHex(text, start + 2, end) : NOTHING;
      } catch (IllegalArgumentException notHexadecimal) {
        return NOTHING;
      }
    }

    /** What stands for a sequence, or null when it means nothing. */
    private @Nullable String meaning(int from, int to) {
      if (to == from || to - from > LONGEST) {
        return null;
      }
      if (to - from == 1) {
        return single(text.charAt(from), characters);
      }
      return text.charAt(from) == '.'
          ? formatting(text.substring(from + 1, to).toLowerCase(Locale.ROOT).strip())
          : null;
    }
  }

  private static @Nullable String single(char code, EncodingCharacters characters) {
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

  private static @Nullable String formatting(String command) {
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

  /** The standard leaves the meaning of bytes to the parties; null for none. */
  private static @Nullable String hexadecimal(byte[] bytes) {
    return StrictText.decode(bytes, StandardCharsets.UTF_8)
        .or(() -> StrictText.decode(bytes, MessageCharset.WINDOWS))
        // The database can't hold the character NUL.
        .filter(text -> text.indexOf('\0') < 0)
        .map(text -> text.replace("\r\n", "\n").replace('\r', '\n'))
        .orElse(null);
  }
}
