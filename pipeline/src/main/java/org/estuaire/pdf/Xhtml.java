package org.estuaire.pdf;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.estuaire.bytes.ControlCharacters;

/** Builds a page to be printed; every text is escaped on its way in. Not safe for threads. */
public final class Xhtml {

  private static final String PLAIN = "0123456789+-";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋";
  private static final char NARROW_BLANK = '\u202F';
  private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
  private static final char ZERO_WIDTH_JOINER = '\u200D';

  private final StringBuilder page = new StringBuilder(16_384);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins a page.
   *
   * @param style CSS of ours
   */
  public Xhtml(String style) {
    page.append("<html lang=\"fr\"><head><style>").append(escaped(style)).append("</style></head>");
    open("body", "");
  }

  /**
   * Opens an element.
   *
   * @param styleClass by which the style knows it; empty for none
   */
  public Xhtml open(String element, String styleClass) {
    page.append('<').append(element);
    if (!styleClass.isEmpty()) {
      page.append(" class=\"").append(escaped(styleClass)).append('"');
    }
    page.append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  public Xhtml close() {
    page.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes so many elements. */
  public Xhtml close(int elements) {
    for (int i = 0; i < elements; i++) {
      close();
    }
    return this;
  }

  /** An element with words, which keep their lines. */
  public Xhtml text(String element, String styleClass, String words) {
    return open(element, styleClass).words(words).close();
  }

  /** An element with words over so many columns of a table. */
  public Xhtml across(String element, int columns, String styleClass, String words) {
    page.append('<').append(element).append(" colspan=\"").append(columns).append('"');
    page.append(" class=\"").append(escaped(styleClass)).append("\">");
    open.push(element);
    return words(words).close();
  }

  /** Words where the page is. */
  public Xhtml words(String words) {
    Iterator<String> lines = words.lines().iterator();
    while (lines.hasNext()) {
      page.append(escaped(lines.next())).append(lines.hasNext() ? "<br/>" : "");
    }
    return this;
  }

  /** The page, with whatever was left open closed. */
  @Override
  public String toString() {
    StringBuilder whole = new StringBuilder(page);
    open.forEach(element -> whole.append("</").append(element).append('>'));
    return whole.append("</html>").toString();
  }

  /** Without what commands, and without what XML can't hold: half of a pair, no character. */
  private static String escaped(String text) {
    String shown = ControlCharacters.shownLines(Normalizer.normalize(text, Normalizer.Form.NFC));
    StringBuilder escaped = new StringBuilder(shown.length() + 16);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case NARROW_BLANK -> escaped.append('\u00A0');
        case ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER -> {
          // Nothing to see.
        }
        default -> letter(shown, i, escaped);
      }
    }
    return escaped.toString();
  }

  /** The fonts have few raised and lowered figures: ten to the ninth would lose its nine. */
  private static void letter(String text, int at, StringBuilder escaped) {
    char c = text.charAt(at);
    int raised = RAISED.indexOf(c);
    int lowered = LOWERED.indexOf(c);
    if (raised >= 0) {
      escaped.append("<sup>").append(PLAIN.charAt(raised)).append("</sup>");
    } else if (lowered >= 0) {
      escaped.append("<sub>").append(PLAIN.charAt(lowered)).append("</sub>");
    } else {
      escaped.append(isAllowed(text, at) ? c : '\uFFFD');
    }
  }

  private static boolean isAllowed(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c >= ' ' && c < '\uFFFE' || c == '\n' || c == '\t';
  }
}
