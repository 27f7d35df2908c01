package org.estuaire.identity.feed.pam;

import ca.uhn.hl7v2.HapiContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.Identifiers;
import org.estuaire.hl7v2.MessageFile;
import org.estuaire.hl7v2.MessageRefused;
import org.estuaire.hl7v2.PatientReader;
import org.estuaire.hl7v2.Segment;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.feed.Form;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.Claim;
import org.estuaire.person.LocalId;
import org.estuaire.person.Traits;

/** Understands one ADT message: one event about one identity, or about two. */
final class PamDecoder implements RecordDecoder<IdentityStatement> {

  private static final int TYPE = 9;
  private static final int MESSAGE_TIME = 7;
  private static final int RECORDED = 2;
  private static final int FORMER = 1;

  private final String domain;
  private final ZoneId zone;
  private final MessageFile file;
  private final PatientReader patients;
  private final Identifiers identifiers;

  PamDecoder(Environment environment, HapiContext context, Partner partner, Reading reading) {
    this.domain = partner.identityDomain();
    this.zone = partner.zone();
    this.file = new MessageFile(environment, context, partner, reading);
    this.patients = new PatientReader(environment, domain);
    this.identifiers = new Identifiers(domain);
  }

  @Override
  public Decoded<IdentityStatement> decode(RawRecord raw) {
    Remarks remarks = new Remarks(Hl7Message.NORM, raw.place().line(), zone);
    try {
      return decode(file.message(raw.bytes(), remarks), remarks);
    } catch (MessageRefused refused) {
      remarks.add(refused.finding());
      return new Decoded.Unreadable<>("", remarks.all());
    }
  }

  private Decoded<IdentityStatement> decode(Hl7Message message, Remarks remarks) {
    file.checkHeader(message, remarks);
    Optional<Trigger> trigger = trigger(message, remarks);
    Optional<Instant> at = time(message, remarks);
    List<Segment> pids = all(message, "PID");
    if (pids.isEmpty()) {
      remarks.add(Hl7Finding.NO_PATIENT, message.header(), 0, "");
    }
    if (remarks.hasErrors()) {
      return unreadable(message, remarks);
    }
    Optional<IdentityStatement> statement =
        switch (trigger.orElseThrow().meaning()) {
          case MERGE -> merge(message, pids, at.orElseThrow(), remarks);
          case LINK, UNLINK ->
              pair(trigger.get().meaning().kind(), pids, at.orElseThrow(), remarks);
          case ID_CHANGE -> change(message, pids, at.orElseThrow(), remarks);
          default -> statement(trigger.get().meaning().kind(), message, pids, at.get(), remarks);
        };
    return remarks.hasErrors() || statement.isEmpty()
        ? unreadable(message, remarks)
        : new Decoded.Readable<>(statement.get().at(SegmentPlaces.of(message)), remarks.warnings());
  }

  private static Optional<Trigger> trigger(Hl7Message message, Remarks remarks) {
    Segment msh = message.header();
    if (!msh.value(TYPE).equals("ADT")) {
      remarks.add(Hl7Finding.TYPE_NOT_HANDLED, msh, TYPE, "", "?");
      return Optional.empty();
    }
    Optional<Trigger> trigger = Trigger.of(message);
    if (trigger.isEmpty()) {
      remarks.add(PamFinding.NO_EVENT, msh, TYPE, msh.raw(TYPE));
      return trigger;
    }
    String code = trigger.get().code();
    if (!msh.value(TYPE, 2).equals(code)) {
      remarks.add(PamFinding.EVENT_FROM_ELSEWHERE, msh, TYPE, msh.raw(TYPE));
    }
    switch (trigger.get().meaning()) {
      case FOREIGN -> remarks.add(PamFinding.NOT_AN_IDENTITY_EVENT, msh, TYPE, "", code);
      case MOVEMENT -> remarks.add(PamFinding.MOVEMENT, msh, TYPE, "", code);
      case EXCLUDED -> remarks.add(PamFinding.EXCLUDED, msh, TYPE, "");
      default -> {
        // An event of the profile needs no remark.
      }
    }
    return trigger;
  }

  /** When the sender recorded the event, else when it wrote the message. */
  private static Optional<Instant> time(Hl7Message message, Remarks remarks) {
    Optional<Instant> at =
        message
            .first("EVN")
            .flatMap(evn -> remarks.time(evn, RECORDED, evn.value(RECORDED)))
            .or(
                () ->
                    remarks.time(
                        message.header(), MESSAGE_TIME, message.header().value(MESSAGE_TIME)));
    if (at.isEmpty()) {
      remarks.add(PamFinding.NO_TIME, message.header(), MESSAGE_TIME, "");
    }
    return at;
  }

  private Optional<IdentityStatement> statement(
      EventKind kind, Hl7Message message, List<Segment> pids, Instant at, Remarks remarks) {
    if (pids.size() > 1) {
      remarks.add(Hl7Finding.SEVERAL_PATIENTS, pids.get(1), 0, "");
      return Optional.empty();
    }
    return Optional.of(stated(kind, claim(message, pids.get(0), at, remarks)));
  }

  private Claim claim(Hl7Message message, Segment pid, Instant at, Remarks remarks) {
    Claim claim = patients.read(message, pid, "", at, remarks);
    if (claim.namesARecord()) {
      remarks.add(PamFinding.NO_IDENTIFIER, pid, 3, "");
    }
    if (message.first("ZFD").filter(zfd -> !zfd.isEmpty(1)).isEmpty()) {
      return claim;
    }
    remarks.add(PamFinding.LUNAR_DATE, pid, 7, "");
    return claim.withTraits(LunarDate.in(message, claim.traits()));
  }

  /** PID-3 survives, MRG-1 is absorbed. */
  private Optional<IdentityStatement> merge(
      Hl7Message message, List<Segment> pids, Instant at, Remarks remarks) {
    List<Segment> former = all(message, "MRG");
    if (pids.size() > 1 || former.size() > 1) {
      remarks.add(PamFinding.SEVERAL_MERGES, message.header(), 0, "");
      return Optional.empty();
    }
    if (former.isEmpty()) {
      remarks.add(PamFinding.NO_MRG, message.header(), 0, "");
      return Optional.empty();
    }
    return two(
        EventKind.MERGE,
        id(former.get(0), FORMER, PamFinding.NO_MRG, remarks),
        id(pids.get(0), 3, PamFinding.NO_IDENTIFIER, remarks),
        at);
  }

  private Optional<IdentityStatement> pair(
      EventKind kind, List<Segment> pids, Instant at, Remarks remarks) {
    if (pids.size() != 2) {
      remarks.add(PamFinding.TWO_PATIENTS_NEEDED, pids.get(0), 0, "");
      return Optional.empty();
    }
    return two(
        kind,
        id(pids.get(0), 3, PamFinding.NO_IDENTIFIER, remarks),
        id(pids.get(1), 3, PamFinding.NO_IDENTIFIER, remarks),
        at);
  }

  /** An INS that was replaced or taken away; or, against the profile, an identifier. */
  private Optional<IdentityStatement> change(
      Hl7Message message, List<Segment> pids, Instant at, Remarks remarks) {
    Optional<Segment> mrg = message.first("MRG");
    if (mrg.isEmpty()) {
      remarks.add(PamFinding.NO_MRG, message.header(), 0, "");
      return Optional.empty();
    }
    List<String> former = Identifiers.insNumbers(mrg.get(), FORMER);
    if (former.isEmpty()) {
      Optional<LocalId> old = id(mrg.get(), FORMER, PamFinding.NO_MRG, remarks);
      Optional<LocalId> now = id(pids.get(0), 3, PamFinding.NO_IDENTIFIER, remarks);
      remarks.add(PamFinding.IPP_CHANGED, mrg.get(), FORMER, "");
      return two(EventKind.ID_CHANGE, old, now, at);
    }
    return statement(EventKind.ID_CHANGE, message, pids, at, remarks)
        .map(statement -> stated(statement.event(), statement.claim().replacingIns(former.get(0))));
  }

  private Optional<LocalId> id(Segment segment, int field, PamFinding missing, Remarks remarks) {
    Remarks own = remarks.another();
    String value = identifiers.localId(segment, field, own);
    if (value.isEmpty()) {
      remarks.add(missing, segment, field, "");
      return Optional.empty();
    }
    own.all().forEach(remarks::add);
    return Optional.of(new LocalId(domain, value));
  }

  private static Optional<IdentityStatement> two(
      EventKind kind, Optional<LocalId> subject, Optional<LocalId> other, Instant at) {
    return subject
        .filter(id -> other.isPresent())
        .map(
            id ->
                new IdentityStatement(
                    kind, Claim.of(id, Traits.UNKNOWN, at), other, Optional.empty(), Form.PAM));
  }

  private static IdentityStatement stated(EventKind kind, Claim claim) {
    return new IdentityStatement(kind, claim, Optional.empty(), Optional.empty(), Form.PAM);
  }

  private static List<Segment> all(Hl7Message message, String name) {
    return message.segments().stream().filter(segment -> segment.name().equals(name)).toList();
  }

  private static Decoded<IdentityStatement> unreadable(Hl7Message message, Remarks remarks) {
    return new Decoded.Unreadable<>(
        Remarks.shortened(message.first("PID").map(pid -> pid.value(3)).orElse("")), remarks.all());
  }
}
