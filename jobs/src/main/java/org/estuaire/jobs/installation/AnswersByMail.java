package org.estuaire.jobs.installation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.mail.OwedAcknowledgements;
import org.estuaire.exchange.mail.OwedAcknowledgements.Owed;
import org.estuaire.exchange.receipt.MailedReceipts;
import org.estuaire.exchange.trouble.FailureKind;
import org.estuaire.lab.distribution.SentMails;
import org.estuaire.routes.Area;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.mail.MailTransportFinding;
import org.estuaire.routes.mail.OutgoingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers partners by mail: that a message is safe here, where it asked for that, and the receipts
 * that lie in their folder. Each once, as results are sent; what does not go out now goes out next
 * time.
 */
public final class AnswersByMail {

  private static final Logger LOG = LoggerFactory.getLogger(AnswersByMail.class);

  /** A server that refuses so many messages refuses whatever it is sent. */
  private static final int MOST_REFUSED = 5;

  private static final String RECEIPT_TITLE = "Accusé de traitement";

  private static final String RECEIPT_TEXT =
      """
      Bonjour,

      Vous trouverez ci-joint l'accusé d'un de vos envois : ce qui a été intégré, ce qui a été
      refusé et pourquoi. Ce message est envoyé automatiquement ; merci de ne pas y répondre.
      """;

  private static final String ACKNOWLEDGEMENT_TITLE = "Accusé de réception";

  private static final String ACKNOWLEDGEMENT_TEXT =
      """
      Bonjour,

      Votre message est arrivé et conservé. Ce qui aura été intégré est dit par l'accusé de
      traitement. Ce message est envoyé automatiquement ; merci de ne pas y répondre.
      """;

  private final OwedAcknowledgements owed;
  private final MailedReceipts receipts;
  private final MailOutbox outbox;
  private final PartnerHomes homes;

  /** What has been said already: partner and code. */
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  AnswersByMail(DataSource database, MailOutbox outbox, PartnerHomes homes) {
    this.owed = new OwedAcknowledgements(database);
    this.receipts = new MailedReceipts(database);
    this.outbox = outbox;
    this.homes = homes;
  }

  /** Whether a partner gets its receipts by mail besides. */
  static boolean hasReceipts(Partner partner) {
    return partner.access().mail().filter(at -> !at.receiptsTo().isEmpty()).isPresent();
  }

  /**
   * Sends a partner what is due; nothing for one who wants nothing by mail.
   *
   * @throws DeliveryRefused when something did not go out; what else is due was tried where that
   *     may help
   * @throws IOException when a receipt can't be read
   * @throws SQLException when the ledger can't be read or written
   */
  public synchronized void send(Partner partner) throws IOException, SQLException {
    Optional<MailAccess> mailbox = partner.access().mail().filter(at -> at.out().isPresent());
    if (mailbox.isPresent()) {
      perform(due(mailbox.get(), partner.code()));
    }
  }

  /** As {@link #send}, between nights: what fails is said in the log, once. */
  public void sendMeanwhile(Partner partner) throws SQLException {
    try {
      send(partner);
      said.removeIf(one -> one.startsWith(partner.code() + "\n"));
    } catch (IOException | DeliveryRefused nextTime) {
      String why = FailureKind.of(nextTime);
      if (said.add(partner.code() + "\n" + why)) {
        LOG.warn("{}: answering by mail, {}", partner.code(), why);
      }
    }
  }

  /** One message to send. */
  private interface Sending {
    void perform() throws IOException, SQLException;
  }

  private List<Sending> due(MailAccess at, String partner) throws SQLException {
    List<Sending> due = new ArrayList<>();
    if (at.acknowledges()) {
      owed.due(partner).forEach(one -> due.add(() -> acknowledge(at, partner, one)));
    }
    if (!at.receiptsTo().isEmpty()) {
      receipts.of(partner).forEach(one -> due.add(() -> sendReceipt(at, partner, one)));
    }
    return due;
  }

  /** A message that the server refuses keeps no other waiting; the refusal is told in the end. */
  private static void perform(List<Sending> due) throws IOException, SQLException {
    List<DeliveryRefused> refusals = new ArrayList<>();
    for (Sending one : due) {
      try {
        one.perform();
      } catch (DeliveryRefused refused) {
        if (refused.finding().code() != MailTransportFinding.REFUSED) {
          throw refused;
        }
        refusals.add(refused);
        if (refusals.size() == MOST_REFUSED) {
          break;
        }
      }
    }
    if (!refusals.isEmpty()) {
      throw refusals.get(0);
    }
  }

  private void acknowledge(MailAccess at, String partner, Owed one)
      throws IOException, SQLException {
    byte[] original = one.messageId().getBytes(StandardCharsets.US_ASCII);
    String name = "acquittement";
    String number = SentMails.messageId(at.address(), partner, name, original);
    outbox.put(
        at,
        partner,
        name,
        new OutgoingMail(
            number,
            List.of(one.recipient()),
            ACKNOWLEDGEMENT_TITLE,
            ACKNOWLEDGEMENT_TEXT,
            List.of(),
            Optional.of(one.messageId())));
    owed.sent(partner, one);
  }

  private void sendReceipt(MailAccess at, String partner, MailedReceipts.Due one)
      throws IOException, SQLException {
    List<OutgoingMail.Attachment> files = files(partner, one);
    // Who takes a receipt out of its folder has it.
    if (!files.isEmpty()) {
      String number = SentMails.messageId(at.address(), partner, one.name(), joined(files));
      outbox.put(
          at,
          partner,
          one.name(),
          new OutgoingMail(number, at.receiptsTo(), RECEIPT_TITLE, RECEIPT_TEXT, files));
    }
    receipts.done(one);
  }

  private List<OutgoingMail.Attachment> files(String partner, MailedReceipts.Due one)
      throws IOException {
    Path folder = homes.folder(partner, Area.RECEIPTS);
    List<OutgoingMail.Attachment> files = new ArrayList<>();
    for (String name : one.fileNames()) {
      try {
        files.add(
            new OutgoingMail.Attachment(
                name, MailOutbox.mediaType(name), Files.readAllBytes(folder.resolve(name))));
      } catch (NoSuchFileException taken) {
        LOG.debug("{} is not in its folder any more", name);
      }
    }
    return files;
  }

  private static byte[] joined(List<OutgoingMail.Attachment> files) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    files.forEach(file -> all.writeBytes(file.content()));
    return all.toByteArray();
  }
}
