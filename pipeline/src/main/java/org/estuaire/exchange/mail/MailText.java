package org.estuaire.exchange.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in the body of a message, its lines as they were before mail broke them. Bytes are kept
 * one for one: in which encoding a report is its reader finds out.
 */
final class MailText {

  private static final Charset BYTES = StandardCharsets.ISO_8859_1;
  private static final Pattern HPRIM = Pattern.compile("(?im)^\\s*\\*{4}(LAB|FIN)\\*{3,4}\\s*$");
  private static final Pattern MARK = Pattern.compile("(?i)^[A-Z0-9]{3}\\|.*|^\\s*\\*{4}.*");

  private final List<String> lines;
  private final int rejoined;

  private MailText(List<String> lines, int rejoined) {
    this.lines = lines;
    this.rejoined = rejoined;
  }

  /** Whether a text is a report in HPRIM Médecins, by its marks. */
  static boolean isHprim(byte[] text) {
    return HPRIM.matcher(new String(text, BYTES)).find();
  }

  /**
   * @param flowed whether its sender marked soft breaks by a blank at the end (RFC 3676)
   * @param blanksBelongToBreaks of a flowed text, parameter DelSp
   */
  static MailText of(byte[] text, boolean flowed, boolean blanksBelongToBreaks) {
    List<String> lines = List.of(new String(text, BYTES).split("\r\n|\n|\r", -1));
    if (flowed) {
      lines = unfolded(lines, blanksBelongToBreaks);
    }
    return rejoined(lines);
  }

  private static List<String> unfolded(List<String> lines, boolean blanksBelongToBreaks) {
    List<String> whole = new ArrayList<>();
    boolean open = false;
    for (String line : lines) {
      String text = line.startsWith(" ") ? line.substring(1) : line;
      boolean soft = text.endsWith(" ") && !text.equals("-- ");
      String kept = soft && blanksBelongToBreaks ? text.substring(0, text.length() - 1) : text;
      if (open) {
        whole.set(whole.size() - 1, whole.get(whole.size() - 1) + kept);
      } else {
        whole.add(kept);
      }
      open = soft;
    }
    return whole;
  }

  /** In the zone of results every line begins with a mark; what does not was broken off one. */
  private static MailText rejoined(List<String> lines) {
    List<String> whole = new ArrayList<>();
    int rejoined = 0;
    boolean results = false;
    for (String line : lines) {
      String bare = line.strip().toUpperCase(Locale.ROOT);
      if (results && !bare.isEmpty() && !MARK.matcher(line).matches()) {
        String before = whole.get(whole.size() - 1);
        whole.set(whole.size() - 1, before.stripTrailing() + " " + line.strip());
        rejoined++;
      } else {
        whole.add(line);
      }
      results = bare.startsWith("****LAB***") || results && !bare.startsWith("****FIN");
    }
    return new MailText(whole, rejoined);
  }

  /** How many lines were put together again. */
  int rejoined() {
    return rejoined;
  }

  byte[] bytes() {
    return String.join("\r\n", lines).getBytes(BYTES);
  }
}
