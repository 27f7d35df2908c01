package org.estuaire.lab.hprim.sante;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estuaire.bytes.KeptBytes;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.exchange.Tally;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.reading.RawLines;

/** Understands one person of a file: one P with its orders is one report. */
final class ReportDecoder implements RecordDecoder<LabReport> {

  private final Environment environment;
  private final Partner partner;
  private final Reading reading;

  ReportDecoder(Environment environment, Partner partner, Reading reading) {
    this.environment = environment;
    this.partner = partner;
    this.reading = reading;
  }

  @Override
  public Decoded<LabReport> decode(RawRecord raw) {
    Remarks remarks = new Remarks(HprimTime.NORM, raw.place().line(), partner.zone());
    try {
      return decode(segments(raw.bytes(), remarks), remarks);
    } catch (ReportRefused refused) {
      remarks.add(refused.finding());
      boolean whole = !KeptBytes.isCut(raw.bytes());
      Optional<Tally> tally = whole ? RawLines.beginning(raw.bytes(), "OBX") : Optional.empty();
      return new Decoded.Unreadable<>("", remarks.all(), tally);
    }
  }

  private List<Segment> segments(byte[] bytes, Remarks remarks) {
    String text = text(bytes, remarks);
    int end = text.indexOf('\r');
    Delimiters delimiters =
        Delimiters.of(end < 0 ? text : text.substring(0, end))
            .orElseThrow(() -> refused(remarks, HprimSanteFinding.DELIMITERS_BROKEN));
    return SegmentReader.read(text, delimiters, remarks);
  }

  private String text(byte[] bytes, Remarks remarks) {
    long line = remarks.firstLine();
    if (bytes.length > partner.limits().recordBytes() || KeptBytes.isCut(bytes)) {
      String most = Integer.toString(partner.limits().recordBytes());
      throw new ReportRefused(Finding.of(HprimSanteFinding.REPORT_TOO_LONG, most).atLine(line));
    }
    Charset charset = reading.charset();
    Text text =
        new TextReader(charset)
            .read(bytes)
            .orElseThrow(
                () ->
                    new ReportRefused(
                        Finding.of(HprimSanteFinding.NOT_IN_CHARSET, charset.name()).atLine(line)));
    if (text.content().indexOf('\0') >= 0) {
      throw new ReportRefused(Finding.of(HprimSanteFinding.NUL_CHARACTER).atLine(line));
    }
    TextFinding.about(text, charset).forEach(found -> remarks.add(found.atLine(line)));
    return text.content();
  }

  private static ReportRefused refused(Remarks remarks, HprimSanteFinding code) {
    return new ReportRefused(Finding.of(code).atLine(remarks.firstLine()));
  }

  private Decoded<LabReport> decode(List<Segment> segments, Remarks remarks) {
    Segment header = segments.get(0);
    // What was sent as a result: every OBX, wherever it stands.
    int sent = (int) segments.stream().filter(s -> s.type().equals("OBX")).count();
    checkHeader(header, remarks);
    Groups groups = Groups.of(segments.subList(1, segments.size()), remarks);
    Optional<Tally> tally = Optional.of(new Tally(sent, groups.leftOut()));
    Optional<StatedTime> issued =
        remarks.stated(header, HeaderRules.ISSUED, header.value(HeaderRules.ISSUED));
    OrderReader reader = new OrderReader(issued, remarks);
    List<LabOrder> orders = new ArrayList<>();
    List<String> aboutAll = groups.comments();
    for (Groups.Order group : groups.orders()) {
      reader.read(group, aboutAll).ifPresent(orders::add);
      aboutAll = List.of();
    }
    if (remarks.hasErrors() || orders.isEmpty() || groups.patient().isEmpty()) {
      return new Decoded.Unreadable<>(key(groups), outside(groups, remarks), tally);
    }
    LabReport report = report(header, groups.patient().get(), orders, issued, remarks);
    return remarks.hasErrors()
        ? new Decoded.Unreadable<>(report.key(), remarks.all(), tally)
        : new Decoded.Readable<>(report, remarks.warnings(), tally);
  }

  /** What inspection has warned of once is not said again of every person. */
  private void checkHeader(Segment header, Remarks remarks) {
    Remarks ofHeader = remarks.another();
    HeaderRules.check(header, environment, ofHeader);
    ofHeader.errors().forEach(error -> remarks.add(error.atLine(0)));
  }

  /** A record that holds nothing at all is outside of any person, too. */
  private static List<Finding> outside(Groups groups, Remarks remarks) {
    if (groups.patient().isEmpty() && !remarks.hasErrors()) {
      remarks.add(Finding.of(HprimSanteFinding.OUTSIDE_PERSON).atLine(remarks.firstLine()));
    }
    return remarks.all();
  }

  private static String key(Groups groups) {
    return groups.orders().stream()
        .map(order -> OrderReader.number(order.obr()))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .map(Remarks::shortened)
        .orElse("");
  }

  private LabReport report(
      Segment header,
      Segment patient,
      List<LabOrder> orders,
      Optional<StatedTime> issued,
      Remarks remarks) {
    StatedTime stated = issued.orElseGet(() -> latest(orders));
    if (issued.isEmpty()) {
      remarks.add(Finding.of(HprimSanteFinding.TIME_OF_ORDER).inField("H-14"));
    }
    PatientReader person = new PatientReader(patient, remarks);
    return new LabReport(
            HeaderRules.sender(header),
            remarks.bounded(header, HeaderRules.FILE_NAME, header.value(HeaderRules.FILE_NAME)),
            stated,
            person.read(partner.identityDomain(), orders.get(0).number(), stated.earliest()),
            person.visibility(),
            orders)
        .at(SegmentPlaces.ofReport(header, patient));
  }

  private static StatedTime latest(List<LabOrder> orders) {
    return orders.stream()
        .map(LabOrder::version)
        .max(Comparator.comparing(StatedTime::earliest))
        .orElseThrow();
  }
}
