package org.estuaire.routes.mail;

import java.util.List;

/**
 * A message to send. Nothing in it but the attachments may say of whom they speak.
 *
 * @param messageId with its angle brackets; the same for the same message
 * @param text for people
 */
public record OutgoingMail(
    String messageId, String subject, String text, List<Attachment> attachments) {

  /** A file of a message. */
  public record Attachment(String name, String mediaType, byte[] content) {
    @Override
    public String toString() {
      return "Attachment[" + mediaType + "]";
    }
  }
}
