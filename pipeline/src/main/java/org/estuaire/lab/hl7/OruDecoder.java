package org.estuaire.lab.hl7;

import ca.uhn.hl7v2.HapiContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.estuaire.bytes.KeptBytes;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.exchange.Tally;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.hl7v2.Hl7Message;
import org.estuaire.hl7v2.MessageFile;
import org.estuaire.hl7v2.MessageRefused;
import org.estuaire.hl7v2.PatientReader;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.cda.CdaReport;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.reading.RawLines;
import org.estuaire.person.Claim;

/**
 * Understands one ORU^R01 message. One message is one report about one person: a message about
 * several persons is refused, because none of its results could be filed without doubt.
 */
final class OruDecoder implements RecordDecoder<LabReport> {

  private static final byte CARRIAGE_RETURN = '\r';
  private static final byte LINE_FEED = '\n';
  private static final int VALUE = 5;
  private static final int STATUS = 11;
  private static final int ISSUED = 7;
  private static final int TYPE = 9;
  private static final int CONTROL_ID = 10;
  private static final Pattern TYPE_FORM = Pattern.compile("[A-Z][A-Z0-9]{2}");

  private final MessageFile file;
  private final ZoneId zone;
  private final PatientReader patients;
  private final CdaReport documents;
  private final boolean masksDemanded;

  OruDecoder(Environment environment, HapiContext context, Partner partner, Reading reading) {
    this.file = new MessageFile(environment, context, partner, reading);
    this.zone = partner.zone();
    this.patients = new PatientReader(environment, partner.identityDomain());
    this.documents = new CdaReport(environment, partner);
    this.masksDemanded = partner.absentMasks() == Partner.AbsentMasks.HOLD;
  }

  @Override
  public Decoded<LabReport> decode(RawRecord raw) {
    Remarks remarks = new Remarks(Hl7Message.NORM, raw.place().line(), zone);
    try {
      Hl7Message message = file.message(raw.bytes(), remarks);
      checkEnd(raw.bytes(), message, remarks);
      return decode(message, remarks);
    } catch (MessageRefused refused) {
      remarks.add(refused.finding());
      boolean whole = !KeptBytes.isCut(raw.bytes());
      Optional<Tally> tally = whole ? RawLines.beginning(raw.bytes(), "OBX") : Optional.empty();
      return new Decoded.Unreadable<>("", remarks.all(), tally);
    }
  }

  private Decoded<LabReport> decode(Hl7Message message, Remarks remarks) {
    checkType(message.header(), remarks);
    file.checkHeader(message, remarks);
    Tally sent = Tally.of(results(message));
    if (remarks.hasErrors()) {
      return unreadable(message, List.of(), sent, remarks);
    }
    OrderGroups groups = OrderGroups.of(message, remarks);
    Optional<Segment> pid = person(message, remarks);
    Optional<StatedTime> issued =
        remarks.stated(message.header(), ISSUED, message.header().value(ISSUED));
    EmbeddedDocuments embedded = new EmbeddedDocuments(documents, remarks);
    List<LabOrder> orders = orders(message, groups, issued, embedded, remarks);
    Tally tally = embedded.with(sent).leaving(groups.leavingOut().all());
    if (remarks.hasErrors() || pid.isEmpty() || orders.isEmpty()) {
      return unreadable(message, groups.all(), tally, remarks);
    }
    return report(message, pid.get(), orders, issued, embedded.persons(), tally, remarks);
  }

  /**
   * Half a value is another value: a message that ends within its last result is not whole. One
   * whose sender gives no status at all, and leaves out the last end of line, can't be told from it
   * by its last result alone.
   */
  private static void checkEnd(byte[] bytes, Hl7Message message, Remarks remarks) {
    List<Segment> segments = message.segments();
    Segment last = segments.get(segments.size() - 1);
    byte end = bytes.length == 0 ? CARRIAGE_RETURN : bytes[bytes.length - 1];
    boolean ended = end == CARRIAGE_RETURN || end == LINE_FEED;
    if (ended || !last.name().equals("OBX") || !last.value(STATUS).isEmpty()) {
      return;
    }
    boolean othersHaveOne =
        segments.stream()
            .filter(one -> one != last && one.name().equals("OBX"))
            .map(one -> !one.value(STATUS).isEmpty())
            .reduce(Boolean::logicalOr)
            .orElse(true);
    if (othersHaveOne) {
      remarks.add(Hl7Finding.CUT, last, VALUE, "");
    }
  }

  /** What was sent as a result: every OBX, wherever it stands. */
  private static int results(Hl7Message message) {
    return (int) message.segments().stream().filter(s -> s.name().equals("OBX")).count();
  }

  private List<LabOrder> orders(
      Hl7Message message,
      OrderGroups groups,
      Optional<StatedTime> issued,
      EmbeddedDocuments embedded,
      Remarks remarks) {
    OrderReader reading = new OrderReader(issued, remarks);
    DocumentOrders letters = new DocumentOrders(event(message.header()), issued, remarks);
    boolean letter = message.header().value(TYPE).equals("MDM");
    boolean profile = DocumentRule.applies(message);
    StatedVisibility stated = StatedVisibility.of(message, profile && masksDemanded, remarks);
    List<Antibiograms.Read> orders = new ArrayList<>();
    for (OrderGroups.Group group : groups.all()) {
      if (group.obr().name().equals("TXA")) {
        letters
            .read(group)
            .forEach(
                order ->
                    orders.add(
                        read(group, visible(embedded.opened(order, true), group, stated, groups))));
      } else if (!letter) {
        reading
            .read(group)
            .map(order -> Letters.kept(order, group))
            .ifPresent(
                order ->
                    orders.add(
                        read(
                            group,
                            visible(embedded.opened(order, profile), group, stated, groups))));
        if (profile) {
          DocumentRule.check(message, group, remarks);
        }
      } else {
        groups.leaveOut(group, LabFinding.NOT_READ_THERE);
      }
    }
    List<LabOrder> joined = new ArrayList<>(Antibiograms.joined(orders, remarks));
    if (!joined.isEmpty()) {
      joined.set(0, OrderComments.withWordsAboutPerson(joined.get(0), groups.aboutPerson()));
    }
    return joined;
  }

  private static Antibiograms.Read read(OrderGroups.Group group, LabOrder order) {
    return new Antibiograms.Read(group.obr(), order);
  }

  /** With what the message says of who may see it; perhaps it says nothing else. */
  private static LabOrder visible(
      LabOrder order, OrderGroups.Group group, StatedVisibility stated, OrderGroups groups) {
    LabOrder said = order.saying(stated.of(group.obr()));
    if (!stated.changesOnlyVisibility(group.obr())) {
      return said;
    }
    groups
        .leavingOut()
        .add(
            LabFinding.VISIBILITY_ONLY,
            order.results().stream().mapToInt(LabResult::lines).sum(),
            group.obr().line(),
            group.obr().name(0));
    return said.renewing(Renewal.VISIBILITY, List.of());
  }

  private Decoded<LabReport> report(
      Hl7Message message,
      Segment pid,
      List<LabOrder> orders,
      Optional<StatedTime> issued,
      List<Claim> documented,
      Tally tally,
      Remarks remarks) {
    Segment msh = message.header();
    StatedTime stated = issued.orElseGet(() -> latest(orders));
    Instant issuedAt = stated.earliest();
    if (issued.isEmpty()) {
      remarks.add(Hl7Finding.ISSUE_TIME_OF_ORDER, msh, ISSUED, "");
    }
    Claim claim = patients.read(message, pid, orders.get(0).number(), issuedAt, remarks);
    checkPerson(claim, documented, pid, remarks);
    String sender =
        remarks.bounded(msh, 3, msh.first(3).componentOr(1, 2))
            + "|"
            + remarks.bounded(msh, 4, msh.first(4).componentOr(1, 2));
    LabReport report =
        new LabReport(
                sender, msh.value(CONTROL_ID), stated, claim, VisibilityStatement.SILENT, orders)
            .at(SegmentPlaces.ofReport(msh, pid));
    return remarks.hasErrors()
        ? new Decoded.Unreadable<>(report.key(), remarks.all(), Optional.of(tally))
        : new Decoded.Readable<>(report, remarks.warnings(), Optional.of(tally));
  }

  /** A document must name the person of its message: PID-3 equals recordTarget (ANS, 2.1). */
  private static void checkPerson(
      Claim claim, List<Claim> documented, Segment pid, Remarks remarks) {
    for (Claim other : documented) {
      boolean otherIns =
          claim.ins().isPresent() && other.ins().isPresent() && !claim.ins().equals(other.ins());
      boolean otherLocal =
          !claim.namesARecord()
              && !other.namesARecord()
              && !claim.localId().equals(other.localId());
      boolean sameIns = claim.ins().isPresent() && claim.ins().equals(other.ins());
      if (otherIns || otherLocal && !sameIns) {
        remarks.add(Hl7Finding.EMBEDDED_PATIENT, pid, 3, "");
      }
    }
  }

  private static StatedTime latest(List<LabOrder> orders) {
    return orders.stream()
        .map(LabOrder::version)
        .max(Comparator.comparing(StatedTime::earliest))
        .orElseThrow();
  }

  private static Decoded<LabReport> unreadable(
      Hl7Message message, List<OrderGroups.Group> groups, Tally tally, Remarks remarks) {
    String number =
        groups.stream().map(OrderReader::number).filter(n -> !n.isEmpty()).findFirst().orElse("");
    String key = number.isEmpty() ? message.header().value(CONTROL_ID) : number;
    return new Decoded.Unreadable<>(Remarks.shortened(key), remarks.all(), Optional.of(tally));
  }

  private static void checkType(Segment msh, Remarks remarks) {
    String type = msh.value(TYPE);
    String event = event(msh);
    boolean results = type.equals("ORU") && (event.equals("R01") || event.isEmpty());
    boolean document = type.equals("MDM") && DocumentOrders.EVENTS.contains(event);
    if (!results && !document) {
      String name = named(type) + "^" + named(event);
      remarks.add(Hl7Finding.TYPE_NOT_HANDLED, msh, TYPE, "", name);
    }
  }

  /** MSH-9: the event is the second component, or the third where a sender repeats the type. */
  private static String event(Segment msh) {
    Repetition type = msh.first(TYPE);
    return type.component(2).equals(type.component(1)) ? type.component(3) : type.component(2);
  }

  /** A type or event as it may be told to anybody: nothing but three characters. */
  private static String named(String code) {
    return TYPE_FORM.matcher(code).matches() ? code : "?";
  }

  private static Optional<Segment> person(Hl7Message message, Remarks remarks) {
    List<Segment> all = message.segments().stream().filter(s -> s.name().equals("PID")).toList();
    if (all.isEmpty()) {
      remarks.add(Hl7Finding.NO_PATIENT, message.header(), 0, "");
    }
    for (Segment other : all) {
      if (!isSamePerson(all.get(0), other)) {
        remarks.add(Hl7Finding.SEVERAL_PATIENTS, other, 0, "");
      }
    }
    return all.stream().findFirst();
  }

  /** Some senders repeat PID before every order: same identifiers, names, birth date and sex. */
  private static boolean isSamePerson(Segment pid, Segment other) {
    return IntStream.of(3, 5, 7, 8).allMatch(field -> pid.raw(field).equals(other.raw(field)));
  }
}
