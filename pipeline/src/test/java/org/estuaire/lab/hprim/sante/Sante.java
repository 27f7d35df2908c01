package org.estuaire.lab.hprim.sante;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;

/** Invented files, and short ways to read them. */
final class Sante {

  static final Partner LABORATORY =
      Partner.named("labo-essai", Partner.Kind.LABORATORY, LaneName.LAB)
          .withIdentityDomain("2.999.10.4");
  static final HprimSanteFormat FORMAT = new HprimSanteFormat(Environment.DEMO);

  static final String H =
      "H|~^\\&|ESSAI01.HPR||LAB04~LABORATOIRE DES ESSAIS||ORU|||ESTUAIRE~ENTREPOT||P|H2.2~C"
          + "|20261120221500";
  static final String P =
      "P|1|D4471|L000123||EXEMPLE~CAMILLE~MARIE|ESSAI|19850812|F||12 RUE DU TEST~BAT A~ESTRANVILLE"
          + "~~38999||0400000000";
  static final String OBR =
      "OBR|1|P77~|~F77|GLY~Glycémie~L^CRE~Créatinine~L|R||20261120080000^20261120080500||||N|||"
          + "20261120083000||81000000001~DR MODELE~L||||||20261120220000|||F";
  static final String L = "L|1";

  private Sante() {}

  /** A file of the standard beginning, these records, and L. */
  static String file(String... records) {
    return String.join("\r", H, P, OBR) + "\r" + String.join("\r", records) + "\r" + L + "\r";
  }

  static String obx(String type, String value) {
    return "OBX|1|" + type + "|GLY~Glycémie~L||" + value + "|mmol/l|3.9 - 6.1|N|||F";
  }

  static byte[] latin(String file) {
    return file.getBytes(StandardCharsets.ISO_8859_1);
  }

  static Inspection inspect(byte[] delivery) {
    return inspect(FORMAT, delivery, LABORATORY);
  }

  static Inspection inspect(HprimSanteFormat format, byte[] delivery, Partner partner) {
    try {
      return format.inspect(new ByteArrayInputStream(delivery), partner);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  static List<RawRecord> split(byte[] delivery, Partner partner, Reading reading) {
    List<RawRecord> all = new ArrayList<>();
    try (RecordSplitter splitter =
        FORMAT.split(new ByteArrayInputStream(delivery), partner, reading)) {
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

  static Inspection.Ready ready(byte[] delivery, Partner partner) {
    Inspection inspection = inspect(FORMAT, delivery, partner);
    if (inspection instanceof Inspection.Ready ready) {
      return ready;
    }
    throw new AssertionError("refused: " + ((Inspection.Refused) inspection).why());
  }

  /** Inspects, splits and decodes; the balance of records is checked on the way. */
  static List<Decoded<LabReport>> read(byte[] delivery, Partner partner) {
    Inspection.Ready ready = ready(delivery, partner);
    List<RawRecord> records = split(delivery, partner, ready.reading());
    if (records.size() != ready.records()) {
      throw new AssertionError(ready.records() + " inspected, " + records.size() + " cut");
    }
    RecordDecoder<LabReport> decoder = FORMAT.decoder(partner, ready.reading());
    return records.stream().map(decoder::decode).toList();
  }

  /** The only record of a file. */
  static Decoded<LabReport> decode(String file) {
    List<Decoded<LabReport>> all = read(latin(file), LABORATORY);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " records");
    }
    return all.get(0);
  }

  static LabReport report(String file) {
    return report(decode(file));
  }

  static LabReport report(Decoded<LabReport> decoded) {
    if (decoded instanceof Decoded.Readable<LabReport> readable) {
      return readable.record();
    }
    throw new AssertionError("unreadable: " + codes(decoded));
  }

  /** The results of the first order. */
  static List<LabResult> results(String... records) {
    return report(file(records)).orders().get(0).results();
  }

  static LabResult result(String... records) {
    List<LabResult> all = results(records);
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
}
