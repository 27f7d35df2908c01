package org.estuaire.lab.hprim.sante;

import java.text.Normalizer;
import java.util.Map;
import org.estuaire.lab.reading.RaisedFigures;

/**
 * Text that ISO-8859-1 can carry. What it lacks is written as a reader would say it; what nobody
 * can say otherwise keeps its number, so that no value is lost behind a question mark.
 */
final class LatinText {

  private static final Map<Character, String> SPOKEN =
      Map.ofEntries(
          Map.entry('œ', "oe"),
          Map.entry('Œ', "OE"),
          Map.entry('Ÿ', "Y"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "L"),
          Map.entry('€', "EUR"),
          Map.entry('‘', "'"),
          Map.entry('’', "'"),
          Map.entry('ʼ', "'"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('‐', "-"),
          Map.entry('‑', "-"),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('−', "-"),
          Map.entry('…', "..."),
          Map.entry('\uFFFD', "?"),
          Map.entry('•', "-"),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('≠', "<>"),
          Map.entry('≈', "~"),
          Map.entry('→', "->"),
          Map.entry('α', "alpha"),
          Map.entry('β', "beta"),
          Map.entry('γ', "gamma"),
          Map.entry('δ', "delta"),
          Map.entry('κ', "kappa"),
          Map.entry('λ', "lambda"),
          Map.entry('μ', "µ"));

  private static final char FRACTION_SLASH = '\u2044';

  private LatinText() {}

  /** One line: line ends and control characters become blanks. */
  static String of(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7F || c >= 0xA0 && c <= 0xFF);
    if (plain) {
      return text;
    }
    StringBuilder written = new StringBuilder(text.length() + 8);
    RaisedFigures.spelledOut(text, c -> c <= 0xFF).codePoints().forEach(c -> append(written, c));
    return written.toString();
  }

  private static void append(StringBuilder written, int c) {
    if (c < ' ' || c >= 0x7F && c < 0xA0 || c == 0x202F || c == 0x2009) {
      written.append(' ');
    } else if (c <= 0xFF) {
      written.appendCodePoint(c);
    } else if (Character.isBmpCodePoint(c) && SPOKEN.containsKey((char) c)) {
      written.append(SPOKEN.get((char) c));
    } else {
      written.append(simplified(c));
    }
  }

  /** Without its accents; else its number. */
  private static String simplified(int c) {
    String apart = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder();
    boolean all = true;
    for (int i = 0; i < apart.length(); i++) {
      char part = apart.charAt(i);
      boolean accent = Character.getType(part) == Character.NON_SPACING_MARK;
      if (part == FRACTION_SLASH) {
        kept.append('/');
      } else if (part <= 0xFF) {
        kept.append(part);
      } else {
        all &= accent;
      }
    }
    return all && kept.length() > 0 || isAccent(c) ? kept.toString() : "[U+%04X]".formatted(c);
  }

  /** An accent that stands alone belongs to the letter before it, which is written without. */
  private static boolean isAccent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
