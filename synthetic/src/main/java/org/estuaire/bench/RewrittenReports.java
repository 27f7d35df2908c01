package org.estuaire.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.synthetic.BenchFiles;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;

/**
 * The reports of the HL7 benchmark, written by the program's own writer of another format: the same
 * persons, orders and results. One report is in memory at a time.
 */
final class RewrittenReports {

  private static final String SENDER = "labo-rive-gauche";
  private static final Party LABORATORY = new Party("380000999", "Laboratoire de la Rive gauche");
  private static final Party PRACTICE = new Party("99900000017", "Dr Testard");

  private final Hl7OruFormat messages;
  private final Partner sender;
  private final Normaliser<LabReport> normaliser;
  private final ReportWriter writer;

  RewrittenReports(Configuration configuration, ReportWriter writer) {
    this.messages = new Hl7OruFormat(configuration.environment());
    this.sender = configuration.partner(SENDER).orElseThrow();
    this.normaliser =
        new LabRecords(
                List.of(),
                partner -> LocalCodes.NONE,
                Analytes.read(configuration.folder().resolve("terminology/analytes.csv")),
                new Conversions(UcumFactors.load()))
            .rules(sender);
    this.writer = writer;
  }

  /** One report a file, as laboratories send documents. */
  Stream<InputStream> files(long seed, int reports) {
    // How one message is to be read is how all of them are.
    try (InputStream content = BenchFiles.lab(seed, 1)) {
      Inspection.Ready ready = (Inspection.Ready) messages.inspect(content, sender);
      RecordDecoder<LabReport> decoder = messages.decoder(sender, ready.reading());
      RecordSplitter cut = messages.split(BenchFiles.lab(seed, reports), sender, ready.reading());
      return Stream.generate(() -> next(cut))
          .takeWhile(Optional::isPresent)
          .map(raw -> rewritten(decoder, raw.get()));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /** All reports one after another in one file. */
  Stream<InputStream> inOneFile(long seed, int reports) {
    Iterator<InputStream> each = files(seed, reports).iterator();
    return Stream.of(
        new SequenceInputStream(
            new Enumeration<InputStream>() {
              @Override
              public boolean hasMoreElements() {
                return each.hasNext();
              }

              @Override
              public InputStream nextElement() {
                return each.next();
              }
            }));
  }

  private static Optional<RawRecord> next(RecordSplitter cut) {
    try {
      return cut.next();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private InputStream rewritten(RecordDecoder<LabReport> decoder, RawRecord raw) {
    LabReport sent = ((Decoded.Readable<LabReport>) decoder.decode(raw)).record();
    LabReport report = ((Outcome.Accepted<LabReport>) normaliser.normalise(sent)).record();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(
          new OutgoingReport(
              report,
              LABORATORY,
              PRACTICE,
              Partner.METROPOLITAN_FRANCE,
              report.messageId(),
              1,
              Optional.empty()),
          out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return new ByteArrayInputStream(out.toByteArray());
  }
}
