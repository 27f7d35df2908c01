package org.estuaire.identity.notification;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.estuaire.person.LocalId;

/**
 * Writes a link as an HL7 v2 message: A24 (ADT_A24) links two identities that both live on, A37
 * (ADT_A37) unlinks them. It names identifiers and no trait: the name is {@code ~^^^^^^S}, as IHE
 * PIX has it for a name that is not stated.
 */
final class LinkMessage {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
  private static final String NO_NAME = "~^^^^^^S";

  private LinkMessage() {}

  /**
   * One message, its segments ended by carriage returns.
   *
   * @param receiver code of the partner
   * @param control unique per message
   * @param at now, as the receiver's clocks show it
   */
  static String of(LinkChange change, String receiver, String control, ZonedDateTime at) {
    String event = change.linked() ? "A24" : "A37";
    String when = WHEN.format(at);
    return "MSH|^~\\&|ESTUAIRE|ESTUAIRE|"
        + escape(receiver)
        + "|"
        + escape(receiver)
        + "|"
        + when
        + "||ADT^"
        + event
        + "^ADT_"
        + event
        + "|"
        + control
        + "|P|2.5^FRA^2.11|||||FRA|UNICODE UTF-8\r"
        + "EVN|"
        + event
        + "|"
        + when
        + "\r"
        + patient(change.own())
        + patient(change.other());
  }

  private static String patient(LocalId id) {
    String authority =
        id.domain().matches("[0-9]+(\\.[0-9]+)+")
            ? "&" + id.domain() + "&ISO"
            : escape(id.domain());
    return "PID|||" + escape(id.value()) + "^^^" + authority + "^PI||" + NO_NAME + "\r";
  }

  /** Separators of the message are escaped (HL7 v2, 2.7); an identifier holds no line break. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\E\\");
        case '|' -> escaped.append("\\F\\");
        case '^' -> escaped.append("\\S\\");
        case '&' -> escaped.append("\\T\\");
        case '~' -> escaped.append("\\R\\");
        default -> escaped.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
