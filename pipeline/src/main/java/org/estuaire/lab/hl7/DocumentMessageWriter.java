package org.estuaire.lab.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.Visibility;

/**
 * Writes a report as a CDA document in ORU^R01 (ANS CI-SIS, transmission of CDA documents in HL7
 * v2, 2.1), for the gateway of a hospital. The flags of {@code MetaDMPMSS} say all four masks, also
 * those that are not in force, since the profile takes silence for a fault. Neither the DMP nor
 * MSSanté is asked for: the laboratory feeds the one, and the message has arrived where the other
 * would bring it.
 */
public final class DocumentMessageWriter implements ReportWriter {

  /** MSH-21; the header counts from MSH-3. */
  private static final int HEADER_PROFILE = 19;

  private static final String REPORT = "11502-2";
  private static final String REPORT_NAME = "CR d'examens biologiques";

  private final ReportWriter documents;

  /**
   * @param documents writes the CDA document of a report
   */
  public DocumentMessageWriter(ReportWriter documents) {
    this.documents = documents;
  }

  @Override
  public String code() {
    return "hl7v2-cda";
  }

  @Override
  public String extension() {
    return "hl7";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    StringBuilder message = new StringBuilder(1 << 16);
    message.append(header(report));
    message.append(PatientSegment.of(report.report().claim()));
    message.append(new SegmentWriter("PV1").field(1, "1").field(2, "N").line());
    message.append(order(report));
    message.append(document(report));
    message.append(participations(report));
    message.append(flags(report.report().visibility().alone()));
    out.write(message.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String header(OutgoingReport report) {
    return Hl7OruWriter.header(report).field(HEADER_PROFILE, "2.1", DocumentRule.PROFILE).line();
  }

  private static boolean replaces(OutgoingReport report) {
    return report.replaces().isPresent();
  }

  private static String order(OutgoingReport report) {
    LabOrder order = report.report().orders().get(0);
    return new SegmentWriter("ORC")
            .field(1, replaces(report) ? "RO" : "NW")
            .field(2, order.placerNumber())
            .field(3, order.number())
            .line()
        + new SegmentWriter("OBR")
            .field(1, "1")
            .field(2, order.placerNumber())
            .field(3, order.number())
            .field(4, REPORT, REPORT_NAME, "LN")
            .field(7, Hl7OruWriter.time(order.collectedAt(), report.zone()))
            .field(16, order.prescriber())
            .field(22, Hl7OruWriter.time(order.versionAt(), report.zone()))
            .field(25, "F")
            .line();
  }

  private String document(OutgoingReport report) throws IOException {
    ByteArrayOutputStream cda = new ByteArrayOutputStream();
    documents.write(report, cda);
    return new SegmentWriter("OBX")
        .field(1, "1")
        .field(2, "ED")
        .field(3, REPORT, REPORT_NAME, "LN")
        .field(
            5, "", "TEXT", "XML", "Base64", Base64.getEncoder().encodeToString(cda.toByteArray()))
        .field(11, replaces(report) ? "C" : "F")
        .field(14, Hl7OruWriter.time(report.report().issuedAt(), report.zone()))
        .line();
  }

  /** Who sends it, and to whom (PRT of version 2.9, as the profile has it before its time). */
  private static String participations(OutgoingReport report) {
    OutgoingReport.Party recipient = report.recipient();
    SegmentWriter receives = participation("RCT");
    if (recipient.identifier().matches("[0-9]{11}")) {
      receives.encoded(
          5,
          "8"
              + recipient.identifier()
              + "^"
              + SegmentWriter.escaped(recipient.name())
              + "^^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^RPPS");
    } else {
      receives.encoded(8, organisation(recipient));
    }
    return participation("SB").encoded(8, organisation(report.laboratory())).line()
        + receives.line();
  }

  private static SegmentWriter participation(String kind) {
    return new SegmentWriter("PRT").field(2, "UC").field(4, kind, "", "participation");
  }

  private static String organisation(OutgoingReport.Party party) {
    return SegmentWriter.escaped(party.name())
        + "^^^^^&1.2.250.1.71.4.2.2&ISO^FINEG^^^"
        + SegmentWriter.escaped(party.identifier());
  }

  private static String flags(Visibility visibility) {
    StringBuilder flags = new StringBuilder();
    int rank = 1;
    for (MetadataFlag flag : MetadataFlag.values()) {
      if (flag.isDemanded()) {
        rank++;
        boolean put = flag.mask().filter(visibility::hides).isPresent();
        flags.append(
            new SegmentWriter("OBX")
                .field(1, Integer.toString(rank))
                .field(2, "CE")
                .field(3, flag.name(), flag.label(), MetadataFlag.SYSTEM)
                .field(5, put ? "Y" : "N", "", "expandedYes-NoIndicator")
                .field(11, "F")
                .line());
      }
    }
    return flags.toString();
  }
}
