package org.estuaire.exchange.mail;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a report that software reads: fields, one or more groups of them. */
final class AnswerFields {

  private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");

  /** Of the profile of MSSanté: {@code processed/Error: 902^Identifiant de patient inconnu^…}. */
  private static final Pattern APPLICATION_CODE = Pattern.compile("(?i)error\\s*:\\s*([0-9]{3})");

  private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

  private final Map<String, String> fields = new HashMap<>();

  /** Adds the fields of a part; of one that is there already the first value stays. */
  void add(byte[] part) {
    String unfolded = new String(part, StandardCharsets.ISO_8859_1).replaceAll("\r?\n[ \t]+", " ");
    for (String line : unfolded.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * The answer; empty where it does not say to which message, or nothing.
   *
   * @param original number of the message that was sent back with it; empty without
   */
  Optional<MailAnswer> answer(String original) {
    String number = messageId(field("original-message-id")).orElse(original);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return disposition(number).or(() -> delivery(number));
  }

  static Optional<String> messageId(String text) {
    Matcher matcher = MESSAGE_ID.matcher(text);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private Optional<MailAnswer> disposition(String number) {
    String said = field("disposition").toLowerCase(Locale.ROOT);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    String type = said.substring(said.indexOf(';') + 1).strip();
    boolean refused =
        type.contains("/error")
            || type.contains("/failed")
            || type.startsWith("failed")
            || type.startsWith("denied")
            || type.startsWith("deleted");
    Matcher code = APPLICATION_CODE.matcher(said + " error: " + field("error"));
    return Optional.of(
        new MailAnswer(
            number,
            refused ? MailAnswer.Kind.REFUSED : MailAnswer.Kind.READ,
            refused && code.find() ? code.group(1) : ""));
  }

  private Optional<MailAnswer> delivery(String number) {
    Matcher status = STATUS.matcher(field("status"));
    String code = status.find() ? status.group() : "";
    return switch (field("action").toLowerCase(Locale.ROOT)) {
      case "failed" -> Optional.of(new MailAnswer(number, MailAnswer.Kind.NOT_DELIVERED, code));
      case "delivered", "relayed", "expanded" ->
          Optional.of(new MailAnswer(number, MailAnswer.Kind.RECEIVED, ""));
      // It is still being tried.
      default -> Optional.empty();
    };
  }
}
