package org.estuaire.identity.feed.fhir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.fhir.XmlElements;
import org.estuaire.identity.feed.IdentityStatement;

/** FHIR R4 Patients in a bundle or alone, JSON or XML. */
public final class FhirPatientFormat implements RecordFormat<IdentityStatement> {

  private static final Pattern JSON_TYPE =
      Pattern.compile("\"resourceType\"\\s{0,20}:\\s{0,20}\"(Bundle|Patient)\"");
  private static final Pattern XML_ROOT =
      Pattern.compile("<(?:[A-Za-z]{1,20}:)?(Bundle|Patient)[\\s>][^>]{0,500}http://hl7.org/fhir");

  /** A bundle in which one of these stands is a report, whoever else is named in it. */
  private static final Pattern REPORT =
      Pattern.compile("[\"<:](?:Composition|DiagnosticReport|Observation)[\"\\s/>]");

  private static final String ALONE = "alone";

  @Override
  public String code() {
    return "fhir-patient";
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(FhirPatientFinding.values());
  }

  @Override
  public boolean recognises(byte[] head, Partner partner) {
    if (REPORT.matcher(new String(head, StandardCharsets.ISO_8859_1)).find()) {
      return false;
    }
    String text = new String(head, StandardCharsets.UTF_8);
    return XmlElements.beginIn(head)
        ? XML_ROOT.matcher(text).find()
        : text.strip().startsWith("{") && JSON_TYPE.matcher(text).find();
  }

  /** Counts the entries; what is not well-formed to its end is refused whole. */
  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    byte[] head = content.readNBytes(HEAD_BYTES);
    Reading reading =
        new Reading(StandardCharsets.UTF_8, Map.of(ALONE, Boolean.toString(!isBundle(head))));
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    int records = 0;
    try (RecordSplitter splitter = splitter(whole, XmlElements.beginIn(head), 0, reading)) {
      while (splitter.next().isPresent()) {
        records++;
      }
    } catch (DeliveryRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
    return new Inspection.Ready(reading, records, List.of());
  }

  /** The type that stands first is that of the root: a bundle names itself before its entries. */
  private static boolean isBundle(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    Pattern type = XmlElements.beginIn(head) ? XML_ROOT : JSON_TYPE;
    return type.matcher(text).results().anyMatch(found -> found.group(1).equals("Bundle"));
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    byte[] head = content.readNBytes(HEAD_BYTES);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    return splitter(whole, XmlElements.beginIn(head), partner.limits().recordBytes(), reading);
  }

  private static RecordSplitter splitter(
      InputStream content, boolean xml, int limit, Reading reading) throws IOException {
    boolean bundle = !Boolean.parseBoolean(reading.attributes().get(ALONE));
    return xml ? new XmlSplitter(content, limit, bundle) : new JsonSplitter(content, limit, bundle);
  }

  @Override
  public RecordDecoder<IdentityStatement> decoder(Partner partner, Reading reading) {
    return new PatientDecoder(partner.identityDomain());
  }
}
