package org.estuaire.synthetic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;

/**
 * Reports of a laboratory that sends LOINC and UCUM in a structured format. What it says is drawn
 * as a message, read as any message, and written by the program's own writers.
 */
final class StructuredReports {

  private static final Party RECIPIENT = new Party("ESTUAIRE", "Entrepôt du Pays d'Estran");

  private final Party laboratory;
  private final Partner partner;
  private final OruWriter messages;
  private final Hl7OruFormat reader = new Hl7OruFormat(Environment.DEMO);

  StructuredReports(Laboratory laboratory, String name) {
    this.laboratory = new Party(laboratory.partner(), name);
    this.partner =
        Partner.named(laboratory.partner(), Partner.Kind.LABORATORY, LaneName.LAB)
            .withIdentityDomain(laboratory.sender().oid());
    this.messages = new OruWriter(laboratory);
  }

  /** A first version. */
  byte[] written(LabMessage message, ReportWriter format) {
    return written(message, format, 1);
  }

  /** A version that replaces the one before it. */
  byte[] written(LabMessage message, ReportWriter format, int version) {
    String number = message.number() + ".";
    OutgoingReport report =
        new OutgoingReport(
            normalised(read(messages.bytes(message))),
            laboratory,
            RECIPIENT,
            Partner.METROPOLITAN_FRANCE,
            number + version,
            version,
            version == 1 ? Optional.empty() : Optional.of(number + (version - 1)));
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      format.write(report, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabReport read(byte[] message) {
    try {
      Inspection.Ready ready =
          (Inspection.Ready) reader.inspect(new ByteArrayInputStream(message), partner);
      try (RecordSplitter records =
          reader.split(new ByteArrayInputStream(message), partner, ready.reading())) {
        Decoded<LabReport> decoded =
            reader.decoder(partner, ready.reading()).decode(records.next().orElseThrow());
        return ((Decoded.Readable<LabReport>) decoded).record();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing to convert: codes and units are those of the repository already. */
  private static LabReport normalised(LabReport report) {
    return report.withOrders(
        report.orders().stream()
            .map(
                order ->
                    order.withResults(
                        order.results().stream().map(StructuredReports::normalised).toList()))
            .toList());
  }

  private static LabResult normalised(LabResult result) {
    return result.withNormalised(
        new LabResult.Normalised(
            result.coding().code(), result.unit(), result.value(), result.range()));
  }
}
