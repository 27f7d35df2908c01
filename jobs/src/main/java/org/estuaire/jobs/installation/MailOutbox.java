package org.estuaire.jobs.installation;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.MailAccess;
import org.estuaire.lab.distribution.NotHandedOver;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.lab.xdm.PackedCopy;
import org.estuaire.routes.mail.MailPush;
import org.estuaire.routes.mail.MailTransportFinding;
import org.estuaire.routes.mail.OutgoingMail;

/**
 * Results and pages go to a practice by mail, each file once: what was going out when something
 * ended is looked for before it goes out again.
 */
final class MailOutbox {

  /** Software of secure mail recognises a package by these words (IHE XDM, ITI TF-2 3.32). */
  private static final String XDM_SUBJECT = "XDM/1.0/DDM+";

  private final MailPush push;
  private final SentMails sent;

  MailOutbox(MailPush push, SentMails sent) {
    this.push = push;
    this.sent = sent;
  }

  void put(MailAccess at, Cover cover, String partner, String fileName, byte[] content)
      throws IOException {
    String number = SentMails.messageId(at.address(), partner, fileName, content);
    try {
      put(at, partner, fileName, mail(at, number, cover, fileName, content));
    } catch (DeliveryRefused refused) {
      throw new NotHandedOver(refused.finding().code().code());
    }
  }

  /**
   * Sends a message of any kind, once.
   *
   * @param name under which it is noted for this partner
   * @throws DeliveryRefused when it did not go out
   */
  void put(MailAccess at, String partner, String name, OutgoingMail mail) throws IOException {
    String number = mail.messageId();
    try {
      switch (sent.look(number, partner, name)) {
        case ACCEPTED -> {
          // The process ended between the word of the server and ours.
        }
        case IN_DOUBT -> {
          if (push.wentOut(at, number)) {
            sent.accepted(partner, number);
          } else {
            send(at, partner, mail);
          }
        }
        case NOT_SENT -> send(at, partner, mail);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void send(MailAccess at, String partner, OutgoingMail mail) throws SQLException {
    sent.begin(mail.messageId());
    try {
      push.send(at, mail);
    } catch (DeliveryRefused refused) {
      if (refused.finding().code() != MailTransportFinding.IN_DOUBT) {
        sent.takeBack(mail.messageId());
      }
      throw refused;
    }
    sent.accepted(partner, mail.messageId());
  }

  private static OutgoingMail mail(
      MailAccess at, String number, Cover cover, String fileName, byte[] content)
      throws IOException {
    boolean isPackage = fileName.endsWith(".zip");
    List<OutgoingMail.Attachment> attachments = new ArrayList<>();
    String name = isPackage ? "IHE_XDM.zip" : fileName;
    attachments.add(new OutgoingMail.Attachment(name, mediaType(fileName), content));
    if (isPackage) {
      PackedCopy.of(content)
          .map(pdf -> new OutgoingMail.Attachment("compte-rendu.pdf", "application/pdf", pdf))
          .ifPresent(attachments::add);
    }
    return new OutgoingMail(
        number,
        at.recipients(),
        (isPackage ? XDM_SUBJECT : "") + cover.title(),
        cover.text(),
        attachments);
  }

  /** As its extension says. */
  static String mediaType(String fileName) {
    return switch (fileName.substring(fileName.lastIndexOf('.') + 1)) {
      case "zip" -> "application/zip";
      case "xml" -> "text/xml";
      case "txt" -> "text/plain; charset=utf-8";
      case "html" -> "text/html; charset=utf-8";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      case "pdf" -> "application/pdf";
      case "json" -> "application/fhir+json";
      case "hl7" -> "x-application/hl7-v2+er7";
      default -> "application/octet-stream";
    };
  }
}
