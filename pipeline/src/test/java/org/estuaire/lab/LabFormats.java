package org.estuaire.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.cda.CdaFormat;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.fhir.FhirLabFormat;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.hl7.Hl7OruWriter;
import org.estuaire.lab.hprim.medecins.HprimMedecinsFormat;
import org.estuaire.lab.hprim.medecins.HprimMedecinsWriter;
import org.estuaire.lab.hprim.sante.HprimSanteFormat;
import org.estuaire.lab.hprim.sante.HprimSanteWriter;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;

/** The five formats side by side, each read as the program reads a delivery. */
public enum LabFormats {
  HL7(new Hl7OruFormat(Environment.DEMO), new Hl7OruWriter(), "HL7 v2"),
  MEDECINS(new HprimMedecinsFormat(), new HprimMedecinsWriter(), "HPRIM Médecins"),
  SANTE(new HprimSanteFormat(Environment.DEMO), new HprimSanteWriter(), "HPRIM Santé"),
  CDA(new CdaFormat(Environment.DEMO), CdaWriter.withoutCopy(), "CDA CR-BIO"),
  FHIR(new FhirLabFormat(Environment.DEMO), new FhirReportWriter(), "FHIR R4");

  public static final Partner LABORATORY =
      Partner.named("labo-rive", Partner.Kind.LABORATORY, LaneName.LAB)
          .withIdentityDomain("2.999.10.1");

  private final RecordFormat<LabReport> format;
  private final ReportWriter writer;
  private final String label;

  LabFormats(RecordFormat<LabReport> format, ReportWriter writer, String label) {
    this.format = format;
    this.writer = writer;
    this.label = label;
  }

  public String label() {
    return label;
  }

  ReportWriter writer() {
    return writer;
  }

  RecordFormat<LabReport> format() {
    return format;
  }

  /** The writers by their codes, as a distribution wants them. */
  static Map<String, ReportWriter> writers() {
    return Arrays.stream(values())
        .map(LabFormats::writer)
        .collect(Collectors.toMap(ReportWriter::code, Function.identity()));
  }

  /** The format that recognises a delivery; exactly one may. */
  static Optional<LabFormats> of(byte[] delivery) {
    byte[] head = Arrays.copyOf(delivery, Math.min(delivery.length, RecordFormat.HEAD_BYTES));
    List<LabFormats> all =
        Arrays.stream(values()).filter(f -> f.format.recognises(head, LABORATORY)).toList();
    if (all.size() > 1) {
      throw new AssertionError("recognised as " + all);
    }
    return all.stream().findFirst();
  }

  Inspection inspect(byte[] delivery, Partner partner) {
    try {
      return format.inspect(new ByteArrayInputStream(delivery), partner);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  public List<Decoded<LabReport>> decoded(byte[] delivery, Partner partner) {
    if (!(inspect(delivery, partner) instanceof Inspection.Ready ready)) {
      throw new AssertionError(this + " refused a delivery");
    }
    RecordDecoder<LabReport> decoder = format.decoder(partner, ready.reading());
    List<Decoded<LabReport>> all = new ArrayList<>();
    try (RecordSplitter splitter =
        format.split(new ByteArrayInputStream(delivery), partner, ready.reading())) {
      for (Optional<RawRecord> raw = splitter.next(); raw.isPresent(); raw = splitter.next()) {
        all.add(decoder.decode(raw.get()));
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    if (all.size() != ready.records()) {
      throw new AssertionError(ready.records() + " inspected, " + all.size() + " cut");
    }
    return all;
  }

  /** What a delivery says, read, normalised. */
  public List<LabReport> read(byte[] delivery, Partner partner) {
    return decoded(delivery, partner).stream().map(LabFormats::readable).toList();
  }

  private static LabReport readable(Decoded<LabReport> decoded) {
    if (decoded instanceof Decoded.Readable<LabReport> readable) {
      return normalised(readable.record());
    }
    throw new AssertionError(((Decoded.Unreadable<LabReport>) decoded).why());
  }

  public byte[] write(OutgoingReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(report, out);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  /** Earlier results too: they come from the repository, where all are normalised. */
  public static LabReport normalised(LabReport report) {
    LabReport results = accepted(report);
    return results.withOrders(
        results.orders().stream()
            .map(
                order ->
                    order.withResults(
                        order.results().stream().map(r -> earlier(results, order, r)).toList()))
            .toList());
  }

  private static LabResult earlier(LabReport report, LabOrder order, LabResult result) {
    if (!result.previous()) {
      return result;
    }
    LabResult alone = previous(result, false);
    Normalised made =
        accepted(report.withOrders(List.of(order.withResults(List.of(alone)))))
            .orders()
            .get(0)
            .results()
            .get(0)
            .normalised()
            .orElseThrow();
    return result.withNormalised(made);
  }

  private static LabResult previous(LabResult r, boolean previous) {
    return new LabResult(
        r.coding(),
        r.subId(),
        r.status(),
        r.measure(),
        r.second(),
        r.flags(),
        r.observedAt(),
        previous,
        r.method(),
        r.comment(),
        Optional.empty());
  }

  private static LabReport accepted(LabReport report) {
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(report);
    if (outcome instanceof Outcome.Accepted<LabReport> accepted) {
      return accepted.record();
    }
    throw new AssertionError(((Outcome.Rejected<LabReport>) outcome).why());
  }
}
