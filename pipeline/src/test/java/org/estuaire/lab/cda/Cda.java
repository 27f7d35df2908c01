package org.estuaire.lab.cda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;

/** Short ways to read documents. */
final class Cda {

  static final String DOMAIN = "2.999.10.1";
  static final Partner LABORATORY =
      Partner.named("labo-test", Partner.Kind.LABORATORY, LaneName.LAB).withIdentityDomain(DOMAIN);
  static final CdaFormat FORMAT = new CdaFormat(Environment.DEMO);
  static final Reading READING = new Reading(StandardCharsets.UTF_8, Map.of());

  private Cda() {}

  static Decoded<LabReport> decode(byte[] bytes) {
    return FORMAT.decoder(LABORATORY, READING).decode(raw(bytes));
  }

  static Decoded<LabReport> decode(String document) {
    return decode(document.getBytes(StandardCharsets.UTF_8));
  }

  static RawRecord raw(byte[] bytes) {
    return new RawRecord(new Place(1, 1, 0, bytes.length), bytes);
  }

  static LabReport report(Decoded<LabReport> decoded) {
    if (decoded instanceof Decoded.Readable<LabReport> readable) {
      return readable.record();
    }
    throw new AssertionError("unreadable: " + findings(decoded));
  }

  static LabReport report(String document) {
    return report(decode(document));
  }

  static List<LabResult> results(String document) {
    return report(document).orders().get(0).results();
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
        FORMAT.split(new ByteArrayInputStream(delivery), partner, READING)) {
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
}
