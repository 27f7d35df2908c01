package org.estuaire.routes.mail;

import jakarta.mail.Address;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.MailAccess;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Arrival;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.exchange.mail.OwedAcknowledgements;
import org.estuaire.exchange.mail.OwedAcknowledgements.Owed;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.installation.UnreadableSource;
import org.estuaire.routes.EachPartner;
import org.estuaire.routes.NotTaken;
import org.estuaire.routes.PartnerFailed;
import org.estuaire.routes.PartnerHomes;
import org.estuaire.routes.Shares;
import org.estuaire.routes.Swept;
import org.estuaire.routes.sftp.Deadline;
import org.estuaire.routes.sftp.Patience;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches messages from the mailboxes that are kept for partners. A message is put away there only
 * when all its bytes are durable here; after a crash it is fetched again and recognised by its
 * content. It is landed as it is: what is attached to it is seen when deliveries are inspected.
 */
public final class MailPull {

  private static final Logger LOG = LoggerFactory.getLogger(MailPull.class);

  private static final int MAILBOXES_AT_ONCE = 4;

  /** Taken in one look; what is left waits for the next one. */
  private static final int MOST_MESSAGES = 1000;

  private static final String DONE = "traites";
  private static final String REFUSED = "refuses";

  private final PartnerHomes homes;
  private final Intake intake;
  private final DeliveryLedger ledger;
  private final Shares shares;
  private final OwnCopies copies;
  private final OwedAcknowledgements owed;
  private final Map<String, String> environment;
  private final CrashPoint.Watch watch;
  private final Patience patience;

  /** What has been said already: partner and code. */
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /**
   * @param environment of the process: passwords come from there
   */
  public MailPull(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      OwnCopies copies,
      OwedAcknowledgements owed,
      Map<String, String> environment,
      CrashPoint.Watch watch) {
    this(homes, intake, ledger, shares, copies, owed, environment, watch, Patience.USUAL);
  }

  MailPull(
      PartnerHomes homes,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      OwnCopies copies,
      OwedAcknowledgements owed,
      Map<String, String> environment,
      CrashPoint.Watch watch,
      Patience patience) {
    this.homes = homes;
    this.intake = intake;
    this.ledger = ledger;
    this.shares = shares;
    this.copies = copies;
    this.owed = owed;
    this.environment = Map.copyOf(environment);
    this.watch = watch;
    this.patience = patience;
  }

  /**
   * Fetches what lies in a partner's mailbox; nothing for a partner without one.
   *
   * @throws IOException when the landing zone can't be written; what was taken stays taken
   * @throws SQLException when the ledger can't be written; likewise
   */
  public Swept pass(Partner partner) throws IOException, SQLException {
    Pass pass = new Pass(partner);
    Optional<MailAccess> mailbox = partner.access().mail().filter(at -> at.in().isPresent());
    if (mailbox.isPresent()) {
      pass.alone(mailbox.get());
    }
    return new Swept(pass.arrived, pass.notTaken, pass.waiting);
  }

  /**
   * Looks into the mailboxes of several partners side by side.
   *
   * @param failed hears of trouble of one partner; see {@link Everybody}
   * @return how many messages were fetched
   */
  public int passAll(List<Partner> partners, PartnerFailed failed)
      throws IOException, SQLException {
    List<Partner> withMailbox =
        partners.stream()
            .filter(p -> p.access().mail().flatMap(MailAccess::in).isPresent())
            .toList();
    return EachPartner.fetch(
        withMailbox, MAILBOXES_AT_ONCE, partner -> fetch(partner, failed), failed);
  }

  private int fetch(Partner partner, PartnerFailed failed) throws IOException, SQLException {
    Swept swept = pass(partner);
    for (NotTaken not : swept.notTaken()) {
      if (not.why().code() != MailTransportFinding.UNKNOWN_SENDER) {
        failed.of(partner, new DeliveryRefused(not.why()));
        break;
      }
    }
    return swept.arrived().size();
  }

  /** One look into one mailbox. */
  private final class Pass {
    private final Partner partner;
    private final List<Arrival> arrived = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();
    private final long began = System.nanoTime();
    private int waiting;

    Pass(Partner partner) {
      this.partner = partner;
    }

    /** Nobody else looks into this mailbox meanwhile. */
    void alone(MailAccess at) throws IOException, SQLException {
      try (PartnerHomes.Locked held = homes.lockPull(partner.code())) {
        over(at);
      } catch (DeliveryRefused noWayIn) {
        complain(noWayIn.finding());
      }
    }

    private void over(MailAccess at) throws IOException, SQLException {
      MailLogin login = MailLogin.of(at, environment);
      Session session = login.session("imap", at.in().orElseThrow());
      try (Store store = session.getStore("imap")) {
        try (Deadline deadline = Deadline.in(patience.opening(), login::cut)) {
          store.connect(at.user(), login.password());
        }
        try (IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX")) {
          inbox.open(Folder.READ_WRITE);
          messages(at, login, store, inbox);
        }
      } catch (MessagingException e) {
        complain(MailLogin.why(e));
      }
    }

    private void messages(MailAccess at, MailLogin login, Store store, IMAPFolder inbox)
        throws MessagingException, IOException, SQLException {
      int count = Math.min(inbox.getMessageCount(), MOST_MESSAGES);
      waiting = inbox.getMessageCount() - count;
      if (count == 0) {
        return;
      }
      Message[] messages = inbox.getMessages(1, count);
      FetchProfile wanted = new FetchProfile();
      wanted.add(FetchProfile.Item.ENVELOPE);
      wanted.add(FetchProfile.Item.CONTENT_INFO);
      wanted.add(FetchProfile.Item.FLAGS);
      wanted.add(FetchProfile.Item.SIZE);
      try (Deadline deadline = Deadline.in(patience.with(0), login::cut)) {
        inbox.fetch(messages, wanted);
      }
      for (int i = 0; i < count; i++) {
        if (System.nanoTime() - began > patience.pass().toNanos()) {
          waiting += count - i;
          complain(Finding.of(MailTransportFinding.TIME_USED_UP));
          return;
        }
        IMAPMessage message = (IMAPMessage) messages[i];
        if (!message.isSet(Flags.Flag.DELETED)) {
          message(at, login, store, inbox, message);
        }
      }
      inbox.expunge();
    }

    private void message(
        MailAccess at, MailLogin login, Store store, IMAPFolder inbox, IMAPMessage message)
        throws MessagingException, IOException, SQLException {
      if (isOwnCopy(at, message)) {
        message.setFlag(Flags.Flag.DELETED, true);
      } else if (!isKnown(at, message)) {
        refuse(Finding.of(MailTransportFinding.UNKNOWN_SENDER));
        putAway(store, inbox, message, REFUSED);
      } else {
        try (Deadline deadline = Deadline.in(patience.with(message.getSize()), login::cut)) {
          take(at, store, inbox, message);
        }
      }
    }

    private boolean isOwnCopy(MailAccess at, IMAPMessage message)
        throws MessagingException, SQLException {
      String number = message.getMessageID();
      return number != null
          && from(message).equalsIgnoreCase(at.address())
          && copies.wentOut(partner.code(), number);
    }

    /** Reports come from servers on the way, too; they change nothing but what is known of mail. */
    private boolean isKnown(MailAccess at, IMAPMessage message) throws MessagingException {
      return at.senders().stream().anyMatch(from(message)::equalsIgnoreCase)
          || message.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    private static String from(IMAPMessage message) throws MessagingException {
      Address[] from = message.getFrom();
      return from != null && from.length == 1 && from[0] instanceof InternetAddress one
          ? String.valueOf(one.getAddress())
          : "";
    }

    private void take(MailAccess at, Store store, IMAPFolder inbox, IMAPMessage message)
        throws MessagingException, IOException, SQLException {
      if (message.getSize() > partner.limits().deliveryBytes()) {
        refuse(
            Finding.of(
                MailTransportFinding.TOO_LARGE, Long.toString(partner.limits().deliveryBytes())));
        putAway(store, inbox, message, REFUSED);
        return;
      }
      Optional<Finding> noRoom = shares.claim(partner, 1, message.getSize());
      if (noRoom.isPresent()) {
        waiting++;
        complain(noRoom.get());
        return;
      }
      if (land(inbox, message)) {
        Optional<Owed> asked = AskedAcknowledgement.of(at, message);
        if (asked.isPresent()) {
          owed.owe(partner.code(), asked.get());
        }
        putAway(at, store, inbox, message);
      }
    }

    /** The name says nothing of anybody: subjects name patients. */
    private boolean land(IMAPFolder inbox, IMAPMessage message)
        throws MessagingException, IOException, SQLException {
      message.setPeek(true);
      String name = "message-" + inbox.getUIDValidity() + "-" + inbox.getUID(message) + ".eml";
      try (InputStream bytes = message.getMimeStream()) {
        arrived.add(intake.take(partner, bytes, name, Channel.MAIL));
        watch.reached(CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED);
        return true;
      } catch (UnreadableSource | InterruptedIOException cut) {
        waiting++;
        complain(Finding.of(MailTransportFinding.CUT));
        return false;
      } catch (DeliveryRefused refused) {
        complain(refused.finding());
        return false;
      }
    }

    private void putAway(MailAccess at, Store store, IMAPFolder inbox, IMAPMessage message)
        throws MessagingException, SQLException {
      if (at.deletes()) {
        message.setFlag(Flags.Flag.DELETED, true);
      } else {
        putAway(store, inbox, message, DONE);
      }
    }

    /** First the copy, then the mark: whatever ends in between leaves it twice, and lost never. */
    private void putAway(Store store, IMAPFolder inbox, IMAPMessage message, String folder)
        throws MessagingException, SQLException {
      try {
        Folder target = store.getFolder(folder);
        if (!target.exists()) {
          target.create(Folder.HOLDS_MESSAGES);
        }
        inbox.copyMessages(new Message[] {message}, target);
        message.setFlag(Flags.Flag.DELETED, true);
      } catch (MessagingException refused) {
        complain(Finding.of(MailTransportFinding.NOT_PUT_AWAY));
        throw refused;
      }
    }

    /** Every time: the message is put away, and not seen again. */
    private void refuse(Finding why) throws SQLException {
      LOG.warn("{}: fetching from its mailbox, {}", partner.code(), why.code().code());
      ledger.refuse(partner, why, "", Channel.MAIL);
      notTaken.add(new NotTaken(partner.code(), "", why));
    }

    /** In the audit trail once per process for each reason. */
    private void complain(Finding why) throws SQLException {
      if (said.add(partner.code() + "\n" + why.code().code())) {
        LOG.warn("{}: fetching from its mailbox, {}", partner.code(), why.code().code());
        ledger.refuse(partner, why, "", Channel.MAIL);
      }
      notTaken.add(new NotTaken(partner.code(), "", why));
    }
  }
}
