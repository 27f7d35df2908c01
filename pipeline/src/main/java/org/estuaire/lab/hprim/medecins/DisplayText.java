package org.estuaire.lab.hprim.medecins;

import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** Text for the eye: some senders put HTML entities and line breaks into it. */
final class DisplayText {

  private static final Pattern BREAK = Pattern.compile("<br ?/?>", Pattern.CASE_INSENSITIVE);

  private DisplayText() {}

  static String of(String raw) {
    String broken = raw.indexOf('<') < 0 ? raw : BREAK.matcher(raw).replaceAll("\n");
    if (broken.indexOf('&') < 0) {
      return broken;
    }
    // An entity may stand for a character that no database takes.
    return StringEscapeUtils.unescapeHtml4(broken).replace("\0", "");
  }
}
