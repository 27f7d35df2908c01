package org.estuaire.routes.mail;

import java.util.List;
import java.util.Optional;

/**
 * A message to send. Nothing in it but the attachments may say of whom they speak.
 *
 * @param messageId with its angle brackets; the same for the same message
 * @param recipients to whom it goes: all of them or none
 * @param text for people
 * @param acknowledges the message that it acknowledges (RFC 8098); empty for any other
 */
public record OutgoingMail(
    String messageId,
    List<String> recipients,
    String subject,
    String text,
    List<Attachment> attachments,
    Optional<String> acknowledges) {

  public OutgoingMail {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
  }

  /** A message that begins something. */
  public OutgoingMail(
      String messageId,
      List<String> recipients,
      String subject,
      String text,
      List<Attachment> attachments) {
    this(messageId, recipients, subject, text, attachments, Optional.empty());
  }

  /** Without to whom and about what. */
  @Override
  public String toString() {
    return "OutgoingMail[" + attachments.size() + " attachments]";
  }

  /** A file of a message. */
  public record Attachment(String name, String mediaType, byte[] content) {
    @Override
    public String toString() {
      return "Attachment[" + mediaType + "]";
    }
  }
}
