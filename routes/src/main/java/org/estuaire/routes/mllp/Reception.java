package org.estuaire.routes.mllp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.estuaire.bytes.StrictText;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Arrival;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.landing.DeliveryLedger;
import org.estuaire.exchange.landing.Intake;
import org.estuaire.installation.FolderFailure;
import org.estuaire.routes.Shares;
import org.estuaire.routes.TransportFinding;
import org.estuaire.routes.mllp.Acknowledgement.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one message in and answers it. The answer ‘accepted’ is written only when the message's
 * bytes are durable and the ledger knows them: whatever happens to this process afterwards, the
 * message is loaded. What the message says is checked by its lane, during the night.
 */
final class Reception {

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** A connection, of which each partner has a share. */
  interface Line {
    /** Whether it may be this partner's; closed after the answer where it may not. */
    boolean isOf(Partner partner);

    /** Connections that a partner may have. */
    int share();
  }

  private final Senders senders;
  private final Intake intake;
  private final DeliveryLedger ledger;
  private final Shares shares;
  private final MllpCounts counts;
  private final Sparingly trail;
  private final int longest;
  private final Clock clock;
  private final Acknowledgement acknowledgement = new Acknowledgement();

  Reception(
      Senders senders,
      Intake intake,
      DeliveryLedger ledger,
      Shares shares,
      MllpCounts counts,
      Sparingly trail,
      int longest,
      Clock clock) {
    this.senders = senders;
    this.intake = intake;
    this.ledger = ledger;
    this.shares = shares;
    this.counts = counts;
    this.trail = trail;
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * The answer to a block; no bytes where the sender wants none.
   *
   * @param certificate SHA-256 of the one that the connection showed
   * @param line the connection, which may be one too many of its partner
   */
  byte[] answer(MllpBlock block, InetSocketAddress from, Optional<String> certificate, Line line) {
    Optional<MessageHeader> header = MessageHeader.of(block.bytes());
    if (header.isEmpty()) {
      counts.countRefused();
      warn(from, "sent no message", TransportFinding.NOT_A_MESSAGE);
      return acknowledgement.toUnreadable(
          Finding.of(TransportFinding.NOT_A_MESSAGE), Language.FR, clock.instant());
    }
    Optional<Partner> partner = senders.of(header.get(), from, certificate);
    if (partner.isEmpty()) {
      counts.countRefused();
      warn(from, "is no sender that is known", TransportFinding.UNKNOWN_SENDER);
      return reject(header.get(), Finding.of(TransportFinding.UNKNOWN_SENDER), Language.FR);
    }
    if (!line.isOf(partner.get())) {
      counts.countTurnedAway();
      Finding why =
          Finding.of(TransportFinding.TOO_MANY_CONNECTIONS, Integer.toString(line.share()));
      warn(from, partner.get().code() + " has its share of connections", why.code());
      return acknowledgement.to(
          header.get(), Verdict.ERROR, Optional.of(why), partner.get().language(), clock.instant());
    }
    return answer(block, header.get(), partner.get());
  }

  private void warn(InetSocketAddress from, String what, FindingCode why) {
    String address = from.getAddress().getHostAddress();
    if (trail.may(address)) {
      LOG.warn("MLLP: {} {}, {}", address, what, why.code());
    }
    long leftOut = trail.leftOut(address);
    if (leftOut > 0) {
      LOG.warn("MLLP: {}, {} more refused", address, leftOut);
    }
  }

  private byte[] answer(MllpBlock block, MessageHeader header, Partner partner) {
    Language language = partner.language();
    try {
      tellWhatWasLeftOut(partner);
      Optional<Finding> fault = fault(block, header, partner);
      if (fault.isPresent()) {
        return refuse(header, partner, fault.get());
      }
      Optional<Finding> noRoom = shares.claim(partner, 1, block.bytes().length);
      if (noRoom.isPresent()) {
        counts.countFailed();
        return acknowledgement.to(header, Verdict.ERROR, noRoom, language, clock.instant());
      }
      Arrival arrival =
          intake.take(partner, new ByteArrayInputStream(block.bytes()), name(header), Channel.MLLP);
      counts.countAccepted(arrival.repeated());
      return acknowledgement.to(
          header, Verdict.ACCEPTED, Optional.empty(), language, clock.instant());
    } catch (IOException | SQLException | RuntimeException e) {
      counts.countFailed();
      tellNotStored(partner, e);
      Finding why = Finding.of(TransportFinding.NOT_STORED);
      return acknowledgement.to(header, Verdict.ERROR, Optional.of(why), language, clock.instant());
    }
  }

  /** A full disk fails every message; the metrics count them all. */
  private void tellNotStored(Partner partner, Exception e) {
    String key = partner.code() + " not stored";
    trail.leftOut(key);
    if (trail.may(key)) {
      LOG.error(
          "MLLP: a message could not be stored, {}",
          e instanceof FolderFailure folder ? folder.words(Language.EN) : e.getClass().getName());
    }
  }

  /** The audit trail counts what a sender was refused too often to note each. */
  private void tellWhatWasLeftOut(Partner partner) throws SQLException {
    long leftOut = trail.leftOut(partner.code());
    if (leftOut > 0) {
      Finding why = Finding.of(TransportFinding.MORE_REFUSED, Long.toString(leftOut));
      LOG.warn("{}: {} {}", partner.code(), why.code().code(), why.message(Language.EN));
      ledger.refuse(partner, why, leftOut + " more", Channel.MLLP);
    }
  }

  private Optional<Finding> fault(MllpBlock block, MessageHeader header, Partner partner) {
    int limit = Math.min(longest, partner.limits().recordBytes());
    if (block instanceof MllpBlock.TooLong || block.bytes().length > limit) {
      return Optional.of(Finding.of(TransportFinding.TOO_LONG, Integer.toString(limit)));
    }
    if (MessageHeader.areSeveralIn(block.bytes())) {
      return Optional.of(Finding.of(TransportFinding.SEVERAL_MESSAGES).inField("MSH"));
    }
    if (header.controlId().isBlank()) {
      return Optional.of(Finding.of(TransportFinding.NO_CONTROL_ID).inField("MSH-10"));
    }
    return DeclaredCharset.of(header)
        .filter(charset -> StrictText.decode(block.bytes(), charset).isEmpty())
        .map(charset -> Finding.of(TransportFinding.NOT_IN_CHARSET).inField("MSH-18"));
  }

  private byte[] refuse(MessageHeader header, Partner partner, Finding why) throws SQLException {
    counts.countRefused();
    if (trail.may(partner.code())) {
      LOG.warn("{}: a message was not taken in, {}", partner.code(), why.code().code());
      ledger.refuse(partner, why, name(header), Channel.MLLP);
    }
    return reject(header, why, partner.language());
  }

  private byte[] reject(MessageHeader header, Finding why, Language language) {
    return acknowledgement.to(
        header, Verdict.REJECTED, Optional.of(why), language, clock.instant());
  }

  /** The message's own number, by which its sender will look for it. */
  private static String name(MessageHeader header) {
    String id = header.controlId().replaceAll("[^A-Za-z0-9._-]", "_");
    return "MLLP_" + id.substring(0, Math.min(id.length(), 100)) + ".hl7";
  }
}
