package org.estuaire.lab.cda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;

/**
 * Clinical documents in files (CDA R2; CI-SIS CR-BIO levels 1 and 3): one file is one document and
 * one record. Its size is bounded by the partner's limit for records, since PDF and images travel
 * inside.
 */
public final class CdaFormat implements RecordFormat<LabReport> {

  private final Environment environment;

  /**
   * @param environment decides whether test authorities are accepted
   */
  public CdaFormat(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String code() {
    return "cda-cr-bio";
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(CdaFinding.values());
  }

  /** XML that names the namespace of HL7 v3, or the one that wraps auto-presentable documents. */
  @Override
  public boolean recognises(byte[] head, Partner partner) {
    // Every encoding of XML has ASCII in it, possibly with zeros between.
    String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
    int begin = text.indexOf('<');
    return begin >= 0
        && text.substring(0, begin).chars().noneMatch(c -> c < 128 && Character.isLetterOrDigit(c))
        && (text.contains(DocumentParser.HL7) || text.contains("urn:asip-sante:ci-sis"));
  }

  /** A document that is cut short, or no XML, is refused whole. */
  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    int limit = partner.limits().recordBytes();
    byte[] bytes = content.readNBytes(limit + 1);
    if (bytes.length > limit) {
      return new Inspection.Refused(
          List.of(Finding.of(CdaFinding.TOO_LONG, Integer.toString(limit))));
    }
    try {
      DocumentParser.check(bytes);
    } catch (DocumentRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
    return new Inspection.Ready(new Reading(StandardCharsets.UTF_8, Map.of()), 1, List.of());
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading) {
    return new WholeFile(content, partner.limits().recordBytes());
  }

  /** Each document declares its own encoding. */
  @Override
  public RecordDecoder<LabReport> decoder(Partner partner, Reading reading) {
    CdaReport report = new CdaReport(environment, partner);
    return raw -> report.read(raw.bytes(), raw.place().line());
  }
}
