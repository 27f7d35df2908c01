package org.estuaire.lab.hprim.medecins;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;
import org.estuaire.lab.reading.RaisedFigures;

/**
 * Text as a file of this format can hold it. What the charset lacks is written in letters that mean
 * the same where there are some, else as a numeric HTML entity: readers of the format know those,
 * and nothing is lost. What would be read as structure is written with entities too.
 */
final class WritableText {

  private static final Map<Integer, String> MEANING_THE_SAME =
      Map.ofEntries(
          Map.entry(0x03BC, "µ"),
          Map.entry(0x2264, "<="),
          Map.entry(0x2265, ">="),
          Map.entry(0x2212, "-"),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0xFFFD, "?"),
          Map.entry(0x202F, "\u00A0"),
          Map.entry(0x2009, "\u00A0"),
          Map.entry(0x03B1, "alpha"),
          Map.entry(0x03B2, "bêta"),
          Map.entry(0x03B3, "gamma"),
          Map.entry(0x03B4, "delta"),
          Map.entry(0x03BA, "kappa"),
          Map.entry(0x03BB, "lambda"));

  /** What a reader would resolve, though it is meant as it stands. */
  private static final Pattern LOOKS_LIKE_ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]{1,31};)");

  private static final Pattern LOOKS_LIKE_BREAK = Pattern.compile("<(?=[bB][rR] ?/?>)");

  private final CharsetEncoder charset;

  /** For one thread. */
  WritableText(Charset charset) {
    this.charset = charset.newEncoder();
  }

  /** One line of a header or text: never a marker, never a result. */
  String line(String text) {
    String line = escaped(text).replaceAll("\\R", " ");
    String bare = line.strip();
    boolean structure =
        bare.startsWith("***")
            || bare.equals(".")
            || Markers.isResult(bare)
            || Markers.isText(bare);
    if (!structure) {
      return line;
    }
    int at = line.indexOf(bare);
    return line.substring(0, at) + entity(bare.charAt(0)) + line.substring(at + 1);
  }

  /** One field of a line RES: no separator, line breaks as HTML. */
  String field(String text) {
    return escaped(text).replace("|", entity('|')).replaceAll("\\R", "<br />");
  }

  private String escaped(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String literal = LOOKS_LIKE_ENTITY.matcher(composed).replaceAll("&amp;");
    return writable(LOOKS_LIKE_BREAK.matcher(literal).replaceAll("&lt;"));
  }

  private String writable(String text) {
    if (charset.canEncode(text) && text.chars().noneMatch(WritableText::isControl)) {
      return text;
    }
    StringBuilder written = new StringBuilder(text.length() + 16);
    RaisedFigures.spelledOut(text, c -> charset.canEncode((char) c))
        .codePoints()
        .forEach(c -> append(c, written));
    return written.toString();
  }

  private void append(int c, StringBuilder written) {
    String single = Character.toString(c);
    if (isControl(c)) {
      written.append(' ');
    } else if (charset.canEncode(single)) {
      written.append(single);
    } else {
      written.append(MEANING_THE_SAME.getOrDefault(c, entity(c)));
    }
  }

  /** Line breaks and tabs are left. */
  private static boolean isControl(int c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F;
  }

  private static String entity(int c) {
    return "&#" + c + ";";
  }
}
