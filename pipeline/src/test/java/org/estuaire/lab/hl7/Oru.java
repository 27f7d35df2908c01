package org.estuaire.lab.hl7;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;

/** Invented messages, and short ways to read them. */
final class Oru {

  static final String DOMAIN = "2.999.10.1";
  static final Partner LABORATORY =
      Partner.named("labo-test", Partner.Kind.LABORATORY, LaneName.LAB).withIdentityDomain(DOMAIN);
  static final Hl7OruFormat FORMAT = new Hl7OruFormat(Environment.DEMO);
  static final Reading WINDOWS = new Reading(Charset.forName("windows-1252"), Map.of());

  static final String MSH =
      "MSH|^~\\&|LABO^2.999.10.1^ISO|RIVE|ESTUAIRE|ESTRAN|20261120221500||ORU^R01^ORU_R01|M0001|P"
          + "|2.5^FRA^2.11|||||FRA|UNICODE UTF-8";

  /** Fictitious number of commune 38 999; its key is right. */
  static final String INS = "185083899900130";

  static final String PID =
      "PID|1||"
          + INS
          + "^^^ASIP&1.2.250.1.213.1.4.11&ISO^INS~L000123^^^LABO&2.999.10.1&ISO^PI"
          + "||ESSAI^CAMILLE^CAMILLE MARIE^^^^L~EXEMPLE^CAMILLE^^^^^D||19850812|M|||12 rue du Test^^"
          + "ESTRANVILLE^^38999^FRA^H^^38999~^^^^^^BDL^^38999||^PRN^PH^^^^^^^^^0400000000"
          + "|||||||||||||||||||VALI";

  static final String OBR =
      "OBR|1|P77^SERVICE|F77^LABO|BIO^Biologie^L|||20261120080000|||||||20261120083000||"
          + "81000000001^MEDECIN^PAUL||||||20261120220000|||F";

  private Oru() {}

  /** A message of the standard beginning and one plain result. */
  static String message() {
    return message(obx("NM", "5.1"));
  }

  /** A message of the standard beginning and these segments. */
  static String message(String... segments) {
    return String.join("\r", MSH, PID, OBR) + "\r" + String.join("\r", segments) + "\r";
  }

  static String obx(String type, String value) {
    return "OBX|1|" + type + "|14749-6^Glucose^LN||" + value + "|mmol/L|3,9-6,1|N|||F";
  }

  static Decoded<LabReport> decode(String message) {
    return decode(message.getBytes(StandardCharsets.UTF_8));
  }

  static Decoded<LabReport> decode(byte[] message) {
    return FORMAT.decoder(LABORATORY, WINDOWS).decode(raw(message));
  }

  static Decoded<LabReport> decode(Environment environment, String message) {
    return new Hl7OruFormat(environment)
        .decoder(LABORATORY, WINDOWS)
        .decode(raw(message.getBytes(StandardCharsets.UTF_8)));
  }

  static RawRecord raw(byte[] bytes) {
    return new RawRecord(new Place(1, 1, 0, bytes.length), bytes);
  }

  static LabReport report(String message) {
    return report(decode(message));
  }

  static LabReport report(Decoded<LabReport> decoded) {
    if (decoded instanceof Decoded.Readable<LabReport> readable) {
      return readable.record();
    }
    throw new AssertionError("unreadable: " + codes(decoded));
  }

  /** The results of the first order. */
  static List<LabResult> results(String... segments) {
    return report(message(segments)).orders().get(0).results();
  }

  static LabResult result(String... segments) {
    List<LabResult> all = results(segments);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " results");
    }
    return all.get(0);
  }

  static List<Finding> findings(Decoded<LabReport> decoded) {
    return decoded instanceof Decoded.Readable<LabReport> readable
        ? readable.warnings()
        : ((Decoded.Unreadable<LabReport>) decoded).why();
  }

  static List<Object> codes(Decoded<LabReport> decoded) {
    return findings(decoded).stream().<Object>map(Finding::code).toList();
  }

  static boolean isReadable(Decoded<LabReport> decoded) {
    return decoded instanceof Decoded.Readable;
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
        FORMAT.split(new ByteArrayInputStream(delivery), partner, WINDOWS)) {
      Optional<RawRecord> next = splitter.next();
      while (next.isPresent()) {
        all.add(next.get());
        next = splitter.next();
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return all;
  }

  /** Inspects, splits and decodes; the balance of records is checked on the way. */
  static List<Decoded<LabReport>> read(byte[] delivery, Partner partner) {
    if (!(inspect(delivery, partner) instanceof Inspection.Ready ready)) {
      throw new AssertionError("refused");
    }
    List<RawRecord> records = split(delivery, partner);
    if (records.size() != ready.records()) {
      throw new AssertionError(ready.records() + " inspected, " + records.size() + " cut");
    }
    RecordDecoder<LabReport> decoder = FORMAT.decoder(partner, ready.reading());
    return records.stream().map(decoder::decode).toList();
  }
}
