package org.estuaire.bytes;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Characters that command instead of being read: controls (C0, C1, DEL), the sequences that a
 * terminal obeys (ECMA-48), and what turns the direction of a line (Unicode's bidirectional
 * controls). A sender's text may hold them; no terminal, page, log or receipt gets them.
 *
 * <p>The joiners U+200C and U+200D stay: Persian, Hindi and emoji are written with them.
 */
public final class ControlCharacters {

  /** CSI and string sequences, in seven and in eight bits; then any other after ESC. */
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "(?:\\x1B\\[|\\x9B)[\\x30-\\x3F]*[\\x20-\\x2F]*[\\x40-\\x7E]?"
              + "|(?:\\x1B[]PX^_]|[\\x9D\\x90\\x98\\x9E\\x9F])[^\\x07\\x1B\\x9C\\r\\n]*(?:\\x07|\\x1B\\\\|\\x9C)?"
              + "|\\x1B[\\x20-\\x2F]*[\\x30-\\x7E]?");

  private static final int DELETE = 0x7F;
  private static final int PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int LOST = 0xFFFD;
  private static final int TAGS = 0xE0000;
  private static final int LAST_TAG = 0xE007F;

  private ControlCharacters() {}

  /** Whether a text holds any but tabs and line ends. */
  public static boolean in(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Nearly all of them.
      boolean printed = c >= ' ' && c < DELETE;
      if (!printed && (commands(c) && c != '\t' && c != '\n' && c != '\r' || isTag(text, i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * For who looks into our own answers: one line in which each command is seen instead of obeyed,
   * {@code ␛[31m}; tabs and line ends are blanks.
   */
  public static String shown(String text) {
    return text.chars().noneMatch(c -> commands(c) || Character.isHighSurrogate((char) c))
        ? text
        : shownInParts(text);
  }

  /** As {@link #shown}, for texts of several lines. */
  public static String shownLines(String text) {
    if (text.indexOf('\n') < 0) {
      return shown(text);
    }
    return text.lines().map(ControlCharacters::shown).collect(Collectors.joining("\n"))
        + (text.endsWith("\n") ? "\n" : "");
  }

  /** JSON that says the same, with every command inside its strings written as an escape. */
  public static String escapedInJson(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      // Line ends and indentation are the writer's: inside strings JSON has no controls of ASCII.
      if (c >= DELETE && commands(c) || isTag(json, i) || i > 0 && isTag(json, i - 1)) {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String shownInParts(String text) {
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      shown.append(' ');
    } else if (c < ' ') {
      shown.append((char) (PICTURES + c));
    } else if (c == DELETE) {
      shown.append((char) PICTURE_OF_DELETE);
    } else if (commands(c) || c >= TAGS && c <= LAST_TAG) {
      shown.append(String.format("⟨U+%04X⟩", c));
    } else {
      shown.appendCodePoint(c);
    }
  }

  /**
   * For who gets a sender's text handed on: without the sequences of terminals, and without single
   * controls. Tabs and line ends stay.
   */
  public static String removed(String text) {
    if (!in(text)) {
      return text;
    }
    String bare = SEQUENCES.matcher(text).replaceAll("");
    StringBuilder kept = new StringBuilder(bare.length());
    bare.codePoints()
        .filter(c -> c == '\t' || c == '\n' || c == '\r' || !commands(c))
        .filter(c -> c < TAGS || c > LAST_TAG)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /**
   * For values: each command in it becomes the sign of a lost character, U+FFFD, so that what stood
   * apart does not come together ({@code 1␜2} is not 12) and everybody sees that something was
   * there. Tabs and line ends stay.
   */
  public static String replaced(String text) {
    if (!in(text)) {
      return text;
    }
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> isLayout(c) || !commands(c) && (c < TAGS || c > LAST_TAG) ? c : LOST)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  private static boolean isLayout(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isTag(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && text.codePointAt(at) >= TAGS
        && text.codePointAt(at) <= LAST_TAG;
  }

  private static boolean commands(int c) {
    return c < ' '
        || c >= DELETE && c < 0xA0
        // Marks, embeddings, overrides and isolates of direction; separators of lines.
        || c == 0x061C
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || c >= 0x2028 && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c == 0xFEFF
        || c >= 0xFFF9 && c <= 0xFFFB;
  }
}
