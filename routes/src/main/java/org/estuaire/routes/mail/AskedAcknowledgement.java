package org.estuaire.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.mail.OwedAcknowledgements.Owed;

/**
 * Whether a message asks for an acknowledgement that may be given (RFC 8098 section 2.1, RFC 3834
 * section 2): never to what is itself an answer, nor to anybody but those from whom messages are
 * taken, so that nobody can have us write to others, and no two machines answer each other without
 * end. A message that a machine has made ({@code auto-generated}) may ask like any other: an
 * acknowledgement asks for none.
 */
final class AskedAcknowledgement {

  private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");

  private AskedAcknowledgement() {}

  /** The acknowledgement that is owed; empty where none is. */
  static Optional<Owed> of(MailAccess at, MimeMessage message) throws MessagingException {
    if (!at.acknowledges() || isAnswer(message) || wantsMore(message)) {
      return Optional.empty();
    }
    String number = only(message, "Message-ID");
    return MESSAGE_ID.matcher(number).matches()
        ? asker(at, only(message, "Disposition-Notification-To")).map(to -> new Owed(number, to))
        : Optional.empty();
  }

  private static boolean isAnswer(MimeMessage message) throws MessagingException {
    String submitted = only(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
    return message.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/report")
        || !submitted.isEmpty()
            && !submitted.startsWith("no")
            && !submitted.startsWith("auto-generated")
        || only(message, "Return-Path").equals("<>");
  }

  /** Who requires something that we don't know gets nothing (RFC 8098 section 2.2). */
  private static boolean wantsMore(MimeMessage message) throws MessagingException {
    return only(message, "Disposition-Notification-Options")
        .toLowerCase(Locale.ROOT)
        .contains("required");
  }

  private static Optional<String> asker(MailAccess at, String field) {
    try {
      InternetAddress[] asked = InternetAddress.parse(field, true);
      return asked.length != 1
          ? Optional.empty()
          : at.senders().stream().filter(asked[0].getAddress()::equalsIgnoreCase).findFirst();
    } catch (AddressException nobody) {
      return Optional.empty();
    }
  }

  /** A field that must stand once; empty where it does not. */
  private static String only(MimeMessage message, String field) throws MessagingException {
    String[] values = message.getHeader(field);
    return values != null && values.length == 1 ? values[0].strip() : "";
  }
}
