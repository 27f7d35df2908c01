package org.estuaire.lab.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;

/**
 * Laboratory reports as FHIR R4 Bundles (collection, transaction, batch, message, document) in JSON
 * or XML, one bundle in a file or JSON bundles one after another (NDJSON).
 */
public final class FhirLabFormat implements RecordFormat<LabReport> {

  public static final String CODE = "fhir-r4-lab";

  /**
   * A bundle may hold many reports: so many times the bytes of one record. It is held whole while
   * it is cut, with its outline five times its length, and several are inspected side by side.
   */
  private static final int REPORTS_OF_BUNDLE = 4;

  /** Kept with a delivery of which each bundle is one record. */
  private static final Map<String, String> EACH_WHOLE = Map.of("records", "bundles");

  private final Environment environment;

  /**
   * @param environment decides whether test authorities are accepted
   */
  public FhirLabFormat(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(FhirFinding.values());
  }

  /**
   * By what every resource begins with. A resource that is no bundle is recognised too, so that its
   * sender is told what is missing. Read as Latin-1: what is looked for is ASCII.
   */
  @Override
  public boolean recognises(byte[] head, Partner partner) {
    boolean marked = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB;
    int skip = marked ? 3 : 0;
    String text =
        new String(head, skip, head.length - skip, StandardCharsets.ISO_8859_1).stripLeading();
    return text.startsWith("{") && text.contains("\"resourceType\"")
        || text.startsWith("<") && text.contains("http://hl7.org/fhir");
  }

  /** Counts reports. A delivery that ends within a bundle is refused whole. */
  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    int records = 0;
    boolean eachWhole;
    try (BundleCutter reports = cutter(content, partner, false)) {
      while (reports.next().isPresent()) {
        records++;
      }
      eachWhole = reports.eachWhole();
    } catch (DeliveryRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
    Reading reading = new Reading(StandardCharsets.UTF_8, eachWhole ? EACH_WHOLE : Map.of());
    return new Inspection.Ready(reading, records, List.of());
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading) {
    return cutter(content, partner, reading.attributes().equals(EACH_WHOLE));
  }

  private static BundleCutter cutter(InputStream content, Partner partner, boolean eachWhole) {
    int record = partner.limits().recordBytes();
    long bundle = Math.min(partner.limits().deliveryBytes(), (long) record * REPORTS_OF_BUNDLE);
    return new BundleCutter(
        new Pieces(content, (int) Math.min(bundle, Integer.MAX_VALUE - 16)), record, eachWhole);
  }

  @Override
  public RecordDecoder<LabReport> decoder(Partner partner, Reading reading) {
    return new BundleDecoder(environment, partner);
  }
}
