package org.estuaire.lab.hl7;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.Visibility;

/**
 * Writes a report as ORU^R01 (HL7 v2.5, chapter 7, with the French constraints of IHE France
 * 1.8.1), in UTF-8 with CR. Values are the comparable ones, under LOINC and UCUM; what the
 * laboratory sent stands beside them as second coding and note.
 */
public final class Hl7OruWriter implements ReportWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);

  @Override
  public String code() {
    return "hl7v2-oru";
  }

  @Override
  public String extension() {
    return "hl7";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    StringBuilder message = new StringBuilder(4096);
    message.append(header(report).line());
    message.append(PatientSegment.of(report.report().claim()));
    int rank = 0;
    for (LabOrder order : report.report().orders()) {
      Visibility visibility = report.report().visibility().alone();
      OrderSegments segments = new OrderSegments(order, visibility, report.zone());
      rank = segments.write(message, rank);
    }
    out.write(message.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param zone where the clocks of its readers stand
   */
  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  static String time(Optional<Instant> at, ZoneId zone) {
    return at.map(known -> time(known, zone)).orElse("");
  }

  /** What every message of ours begins with. */
  static SegmentWriter header(OutgoingReport report) {
    String laboratory = SegmentWriter.escaped(report.laboratory().identifier());
    return new SegmentWriter("MSH|^~\\&")
        .field(1, "ESTUAIRE")
        .encoded(2, laboratory)
        .field(3, report.recipient().name())
        .field(4, report.recipient().identifier())
        .field(5, time(report.report().issuedAt(), report.zone()))
        .field(7, "ORU", "R01", "ORU_R01")
        .field(8, report.number())
        .field(9, "P")
        .field(10, "2.5")
        .field(15, "FRA")
        .field(16, "UNICODE UTF-8");
  }
}
