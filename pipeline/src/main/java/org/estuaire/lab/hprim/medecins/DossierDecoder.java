package org.estuaire.lab.hprim.medecins;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.Tally;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.reading.RawLines;
import org.estuaire.person.Claim;

/**
 * Understands one dossier.
 *
 * <p>The format states no time of issue and no version, only the day of the examination (line 10).
 * So that day is the version of a dossier, and the order of arrival decides between dossiers of the
 * same day. One thing the format does say: a status {@code C} corrects what was final. A dossier
 * that holds one is therefore one second newer than those of its day that hold none: it wins, also
 * when the uncorrected dossier is sent again, or arrives late.
 */
final class DossierDecoder implements RecordDecoder<LabReport> {

  private final int limit;
  private final String domain;
  private final ZoneId zone;
  private final DossierText text;

  DossierDecoder(Partner partner, Reading reading) {
    this.limit = partner.limits().recordBytes();
    this.domain = partner.identityDomain();
    this.zone = partner.zone();
    this.text = new DossierText(reading.charset());
  }

  @Override
  public Decoded<LabReport> decode(RawRecord raw) {
    Remarks remarks = new Remarks(HeaderDate.NORM, raw.place().line(), zone);
    boolean whole = raw.bytes().length <= limit;
    Optional<Tally> tally =
        whole ? RawLines.beginning(raw.bytes(), Markers.RESULT) : Optional.empty();
    try {
      if (!whole) {
        throw new DossierRefused(
            Finding.of(MedecinsFinding.DOSSIER_TOO_LONG, Integer.toString(limit))
                .atLine(remarks.firstLine()));
      }
      List<String> lines = text.lines(raw.bytes(), remarks);
      tally = Optional.of(Tally.of(sent(lines)));
      return decode(Zones.of(lines, remarks), tally, remarks);
    } catch (DossierRefused refused) {
      remarks.add(refused.finding());
      return new Decoded.Unreadable<>("", remarks.all(), tally);
    }
  }

  /** What was sent as a result: lines RES that say anything, else the text as one document. */
  private static int sent(List<String> lines) {
    int results = 0;
    for (String line : lines) {
      results += ResultLine.saysAnything(line.strip()) ? 1 : 0;
    }
    return Math.max(results, 1);
  }

  private Decoded<LabReport> decode(Zones zones, Optional<Tally> tally, Remarks remarks) {
    Header header = new HeaderReader(zones.top(), remarks).read();
    zones.checkBody(header.end(), remarks);
    HeaderPlaces.Numbered places = new HeaderPlaces.Numbered(remarks.firstLine());
    if (header.number().isEmpty()) {
      remarks.add(MedecinsFinding.NO_DOSSIER_NUMBER, places, HeaderPlaces.NUMBER_LINE, "");
    }
    Optional<Instant> day = remarks.time(places, HeaderPlaces.EXAM_LINE, header.examined());
    if (header.examined().isEmpty()) {
      remarks.add(MedecinsFinding.NO_EXAM_DATE, places, HeaderPlaces.EXAM_LINE, "");
    }
    if (!zones.closed()) {
      remarks.add(Finding.of(MedecinsFinding.DOSSIER_NOT_CLOSED).atLine(remarks.firstLine()));
    }
    if (remarks.hasErrors()) {
      return unreadable(header, tally, remarks);
    }
    return report(header, day.orElseThrow(), zones, tally, remarks);
  }

  private static Decoded<LabReport> unreadable(
      Header header, Optional<Tally> tally, Remarks remarks) {
    return new Decoded.Unreadable<>(Remarks.shortened(header.number()), remarks.all(), tally);
  }

  private Decoded<LabReport> report(
      Header header, Instant day, Zones zones, Optional<Tally> tally, Remarks remarks) {
    LocalDate examined = day.atZone(zone).toLocalDate();
    HeaderPlaces.Numbered places = new HeaderPlaces.Numbered(remarks.firstLine());
    List<LabResult> results = new DossierResults(examined, day, remarks).read(zones, header.end());
    Instant version = isCorrected(results) ? day.plusSeconds(1) : day;
    Claim claim = new PersonReader(domain, remarks).read(header, examined, version);
    LabOrder order =
        new LabOrder(
                header.number(),
                "",
                "",
                "",
                "",
                version,
                Optional.of(day),
                Optional.empty(),
                remarks.bounded(places, HeaderPlaces.RECIPIENT_LINE, header.recipient().code()),
                Renewal.BY_RESULT,
                results)
            .at(HeaderPlaces.ofOrder(remarks.firstLine()));
    String sender = remarks.bounded(places, HeaderPlaces.SENDER_LINE, header.sender().code());
    LabReport report =
        new LabReport(
                sender, header.number(), version, claim, VisibilityStatement.SILENT, List.of(order))
            .at(HeaderPlaces.ofReport(remarks.firstLine()));
    return remarks.hasErrors()
        ? unreadable(header, tally, remarks)
        : new Decoded.Readable<>(report, remarks.warnings(), tally);
  }

  private static boolean isCorrected(List<LabResult> results) {
    return results.stream().anyMatch(result -> result.status() == ResultStatus.CORRECTED);
  }
}
