package org.estuaire.lab.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;

/** Invented bundles, and short ways to read them. */
final class Fhir {

  static final String DOMAIN = "2.999.20.7";
  static final Partner LABORATORY =
      Partner.named("labo-essai", Partner.Kind.LABORATORY, LaneName.LAB).withIdentityDomain(DOMAIN);
  static final FhirLabFormat FORMAT = new FhirLabFormat(Environment.DEMO);
  static final Reading READING = new Reading(StandardCharsets.UTF_8, Map.of());

  private static final Path TERMINOLOGY = Path.of("..", "config", "terminology");
  private static final Normaliser<LabReport> NORMALISER =
      new LabRecords(
              List.of(FORMAT),
              partner -> LocalCodes.NONE,
              Analytes.read(TERMINOLOGY.resolve("analytes.csv")),
              new Conversions(UcumFactors.load()))
          .rules(LABORATORY);

  static final String PATIENT =
      entry(
          "Patient/p1",
          """
          {"resourceType":"Patient","id":"p1",
           "identifier":[{"type":{"coding":[{"code":"PI"}]},"system":"urn:oid:2.999.20.7","value":"IPP-77"}],
           "name":[{"use":"official","family":"ESSAI","given":["AMELIE"]}],
           "gender":"female","birthDate":"1984-03-09"}\
          """);

  private Fhir() {}

  /** An entry of a resource. */
  static String entry(String fullUrl, String resource) {
    return "{\"fullUrl\":\"http://labo.example/fhir/"
        + fullUrl
        + "\",\"resource\":"
        + resource
        + "}";
  }

  static String bundle(String type, String... entries) {
    return "{\"resourceType\":\"Bundle\",\"type\":\""
        + type
        + "\",\"entry\":[\n"
        + String.join(",\n", entries)
        + "]}";
  }

  /** A report of the patient p1 that names results by their ids. */
  static String report(String id, String number, String... results) {
    return report(id, number, "", results);
  }

  /**
   * @param more further properties, each with a comma after it
   */
  static String report(String id, String number, String more, String[] results) {
    String references =
        List.of(results).stream()
            .map(result -> "{\"reference\":\"Observation/" + result + "\"}")
            .collect(Collectors.joining(","));
    return entry(
        "DiagnosticReport/" + id,
        "{\"resourceType\":\"DiagnosticReport\",\"id\":\""
            + id
            + "\","
            + more
            + "\"identifier\":[{\"value\":\""
            + number
            + "\"}],\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p1\"},"
            + "\"effectiveDateTime\":\"2026-03-02T08:30:00+01:00\","
            + "\"issued\":\"2026-03-02T16:00:00+01:00\",\"code\":{\"text\":\"Bilan\"},\"result\":["
            + references
            + "]}");
  }

  /** A final result of glucose; what is added may hold its value. */
  static String observation(String id, String more) {
    return entry(
        "Observation/" + id,
        "{\"resourceType\":\"Observation\",\"id\":\""
            + id
            + "\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
            + "\"code\":\"14749-6\",\"display\":\"Glucose\"}]},"
            + "\"subject\":{\"reference\":\"Patient/p1\"}"
            + (more.isEmpty() ? "" : "," + more)
            + "}");
  }

  static String quantity(String number, String unit) {
    return "\"valueQuantity\":{\"value\":"
        + number
        + ",\"unit\":\""
        + unit
        + "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\""
        + unit
        + "\"}";
  }

  /** A bundle of one report of one glucose. */
  static String oneResult(String more) {
    return bundle("collection", PATIENT, report("r1", "D-100", "o1"), observation("o1", more));
  }

  static LabResult result(String more) {
    LabReport report = report(oneResult(more));
    assertThat(report.orders().get(0).results()).hasSize(1);
    return report.orders().get(0).results().get(0);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Inspection inspect(byte[] delivery, Partner partner) {
    try {
      return FORMAT.inspect(new ByteArrayInputStream(delivery), partner);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  static List<RawRecord> split(byte[] delivery, Partner partner) {
    List<RawRecord> all = new ArrayList<>();
    try (RecordSplitter splitter =
        FORMAT.split(new ByteArrayInputStream(delivery), partner, READING)) {
      for (Optional<RawRecord> r = splitter.next(); r.isPresent(); r = splitter.next()) {
        all.add(r.get());
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return all;
  }

  /** Reads a delivery as the program does: inspected first, then cut and decoded. */
  static List<Decoded<LabReport>> read(String delivery) {
    return read(bytes(delivery), LABORATORY, FORMAT);
  }

  static List<Decoded<LabReport>> read(byte[] delivery, Partner partner, FhirLabFormat format) {
    Inspection.Ready ready = (Inspection.Ready) inspect(delivery, partner);
    RecordDecoder<LabReport> decoder = format.decoder(partner, ready.reading());
    List<RawRecord> records = split(delivery, partner);
    assertThat(records).hasSize(ready.records());
    return records.stream().map(decoder::decode).toList();
  }

  static List<LabReport> reports(String delivery) {
    return read(delivery).stream().map(Fhir::readable).toList();
  }

  static LabReport report(String delivery) {
    List<LabReport> all = reports(delivery);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  static LabReport readable(Decoded<LabReport> decoded) {
    assertThat(decoded).as(findings(decoded).toString()).isInstanceOf(Decoded.Readable.class);
    return ((Decoded.Readable<LabReport>) decoded).record();
  }

  static List<Finding> findings(Decoded<LabReport> decoded) {
    return decoded instanceof Decoded.Readable<LabReport> readable
        ? readable.warnings()
        : ((Decoded.Unreadable<LabReport>) decoded).why();
  }

  /** What is said about the only record of a delivery. */
  static List<FindingCode> codes(String delivery) {
    List<Decoded<LabReport>> all = read(delivery);
    assertThat(all).hasSize(1);
    return findings(all.get(0)).stream().map(Finding::code).toList();
  }

  static LabReport normalised(LabReport report) {
    Outcome<LabReport> outcome = NORMALISER.normalise(report);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<LabReport>) outcome).record();
  }
}
