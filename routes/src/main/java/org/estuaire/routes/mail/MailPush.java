package org.estuaire.routes.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.MessageIDTerm;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.MailAccess;
import org.estuaire.routes.sftp.Deadline;
import org.estuaire.routes.sftp.Patience;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages. One that the server has said to have is there; one that it refused is surely not;
 * between the two a connection that ends leaves a doubt. Therefore a copy goes to our own mailbox
 * with the message itself, under the same word of the server: where the copy lies, the message has
 * gone out.
 */
public final class MailPush {

  /** Who is told of nothing that does not arrive (RFC 5321 section 4.5.5). */
  private static final String NOBODY = "<>";

  private final Map<String, String> environment;
  private final Patience patience;
  private final Clock clock;

  /**
   * @param environment of the process: passwords come from there
   */
  public MailPush(Map<String, String> environment) {
    this(environment, Patience.USUAL, Clock.systemUTC());
  }

  MailPush(Map<String, String> environment, Patience patience, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Sends a message; when this returns the server has it.
   *
   * @throws DeliveryRefused when there is no way in or the server did not take it; {@link
   *     MailTransportFinding#IN_DOUBT} where it may have taken it
   */
  public void send(MailAccess at, OutgoingMail mail) {
    MailLogin login = MailLogin.of(at, environment);
    MailAccess.MailServer server = at.out().orElseThrow();
    Session session = login.session("smtp", server);
    long bytes = mail.attachments().stream().mapToLong(one -> one.content().length * 4L / 3).sum();
    try (Deadline deadline = Deadline.in(patience.with(bytes), login::cut);
        Transport transport = session.getTransport("smtp")) {
      Numbered message = message(session, at, mail);
      connect(transport, at, login);
      hand(transport, message, envelope(at, mail), at.address());
    } catch (MessagingException e) {
      throw new DeliveryRefused(MailLogin.why(e));
    }
  }

  private static void connect(Transport transport, MailAccess at, MailLogin login)
      throws MessagingException {
    transport.connect(at.user(), login.password());
  }

  private static void hand(Transport transport, Numbered message, Address[] envelope, String own) {
    try {
      try {
        transport.sendMessage(message, envelope);
      } catch (SendFailedException refused) {
        if (!NOBODY.equals(message.getEnvelopeFrom()) || !isRefusal(refused)) {
          throw refused;
        }
        // Our server may take nothing but what goes out under our address.
        message.setEnvelopeFrom(own);
        transport.sendMessage(message, envelope);
      }
    } catch (MessagingException e) {
      throw new DeliveryRefused(
          Finding.of(isRefusal(e) ? MailTransportFinding.REFUSED : MailTransportFinding.IN_DOUBT));
    }
  }

  /** Whether the server said no, and not only nothing. */
  private static boolean isRefusal(MessagingException failure) {
    for (@Nullable Exception at = failure; at != null; at = next(at)) {
      if (at instanceof SMTPSendFailedException answered) {
        return answered.getReturnCode() >= 400;
      }
      if (at instanceof SMTPAddressFailedException answered) {
        return answered.getReturnCode() >= 400;
      }
    }
    // Addresses are refused before a byte of the message goes out.
    return failure instanceof SendFailedException;
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException chained ? chained.getNextException() : null;
  }

  private static Address[] envelope(MailAccess at, OutgoingMail mail) throws MessagingException {
    List<Address> all = new ArrayList<>();
    for (String recipient : mail.recipients()) {
      all.add(new InternetAddress(recipient));
    }
    if (at.in().isPresent()) {
      all.add(new InternetAddress(at.address()));
    }
    return all.toArray(Address[]::new);
  }

  /** A message that keeps the number that it was given. */
  private static final class Numbered extends SMTPMessage {
    private final String number;

    Numbered(Session session, String number) {
      super(session);
      this.number = number;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", number);
    }
  }

  private Numbered message(Session session, MailAccess at, OutgoingMail mail)
      throws MessagingException {
    Numbered message = new Numbered(session, mail.messageId());
    message.setFrom(new InternetAddress(at.address()));
    message.setRecipients(Message.RecipientType.TO, String.join(", ", mail.recipients()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    if (mail.acknowledges().isPresent()) {
      answers(message, mail.acknowledges().get());
    } else {
      begins(message, at);
    }
    MimeMultipart parts = parts(mail);
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), StandardCharsets.UTF_8.name());
    parts.addBodyPart(text);
    if (mail.acknowledges().isPresent()) {
      parts.addBodyPart(disposition(at, mail.acknowledges().get()));
    }
    for (OutgoingMail.Attachment attachment : mail.attachments()) {
      parts.addBodyPart(part(attachment));
    }
    message.setContent(parts);
    message.saveChanges();
    return message;
  }

  /** We read acknowledgements where we have a mailbox, and no answers by people. */
  private static void begins(MimeMessage message, MailAccess at) throws MessagingException {
    if (at.in().isPresent()) {
      message.setHeader("Disposition-Notification-To", at.address());
    }
    message.setHeader("X-MSS-MES", "FIN");
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  /**
   * Nobody answers an acknowledgement, nor tells us that it did not arrive (RFC 8098 section 3).
   */
  private static void answers(Numbered message, String original) throws MessagingException {
    message.setEnvelopeFrom(NOBODY);
    message.setHeader("In-Reply-To", original);
    message.setHeader("Auto-Submitted", "auto-replied");
  }

  private static MimeMultipart parts(OutgoingMail mail) {
    return mail.acknowledges().isPresent()
        ? new MimeMultipart("report; report-type=disposition-notification")
        : new MimeMultipart();
  }

  /** The part for software (RFC 8098 section 3.1). */
  private static MimeBodyPart disposition(MailAccess at, String original)
      throws MessagingException {
    String fields =
        "Reporting-UA: Estuaire\r\nFinal-Recipient: rfc822; "
            + at.address()
            + "\r\nOriginal-Message-ID: "
            + original
            + "\r\nDisposition: automatic-action/MDN-sent-automatically; processed\r\n";
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                fields.getBytes(StandardCharsets.US_ASCII), "message/disposition-notification")));
    part.setHeader("Content-Transfer-Encoding", "7bit");
    return part;
  }

  private static MimeBodyPart part(OutgoingMail.Attachment attachment) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
    part.setFileName(attachment.name());
    part.setDisposition(MimeBodyPart.ATTACHMENT);
    // No line of it may be touched on the way.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /**
   * Whether a message went out: its copy lies in our own mailbox.
   *
   * @throws DeliveryRefused when the mailbox can't be looked into
   */
  public boolean wentOut(MailAccess at, String messageId) {
    if (at.in().isEmpty()) {
      return false;
    }
    MailLogin login = MailLogin.of(at, environment);
    Session session = login.session("imap", at.in().get());
    try (Deadline deadline = Deadline.in(patience.opening(), login::cut);
        Store store = session.getStore("imap")) {
      store.connect(at.user(), login.password());
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        return inbox.search(new MessageIDTerm(messageId)).length > 0;
      }
    } catch (MessagingException e) {
      throw new DeliveryRefused(MailLogin.why(e));
    }
  }
}
