package org.estuaire.exchange.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells a mail message by its first bytes: a header in which the fields of mail stand. */
public final class MessageHead {

  private static final Pattern FIRST =
      Pattern.compile(
          "(?i)^(return-path|received|delivered-to|message-id|from|to|date|subject|reply-to|sender"
              + "|mime-version|x-[a-z0-9-]+|dkim-signature|arc-[a-z-]+"
              + "|authentication-results|disposition-notification-to|auto-submitted|in-reply-to"
              + "|references|cc|content-[a-z-]+|precedence|importance|user-agent)[ \t]*:.*");

  private static final Pattern OTHERS =
      Pattern.compile("(?im)^(mime-version|message-id|from|received)[ \t]*:");

  private MessageHead() {}

  /**
   * @param head the first bytes of a delivery
   */
  public static boolean is(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    if (end < 0 || !FIRST.matcher(text.substring(0, end).stripTrailing()).matches()) {
      return false;
    }
    int blank = text.replace("\r", "").indexOf("\n\n");
    String header = blank < 0 ? text : text.replace("\r", "").substring(0, blank);
    return OTHERS.matcher(header).results().limit(2).count() == 2;
  }
}
