package org.estuaire.lab.hprim.sante;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.lab.LabRecords;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.model.LabReport;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.UcumFactors;

/**
 * Measures decoding and normalising a report of 20 results, in this format and in HL7 v2, a second
 * of processor time each. Run it as a program.
 */
final class DecodingSpeed {

  private static final int ROUNDS = 5;

  private DecodingSpeed() {}

  public static void main(String[] args) {
    Normaliser<LabReport> normaliser =
        new LabRecords(
                List.of(Sante.FORMAT),
                partner -> LocalCodes.NONE,
                Analytes.read(Path.of("..", "config", "terminology", "analytes.csv")),
                new Conversions(UcumFactors.load()))
            .rules(Sante.LABORATORY);
    byte[] file = Sante.latin(santeFile());
    Reading latin = Sante.ready(file, Sante.LABORATORY).reading();
    RawRecord sante = Sante.split(file, Sante.LABORATORY, latin).get(0);
    byte[] message = hl7Message().getBytes(StandardCharsets.UTF_8);
    RawRecord hl7 = new RawRecord(new Place(1, 1, 0, message.length), message);
    RecordDecoder<LabReport> ofHl7 =
        new Hl7OruFormat(Environment.DEMO)
            .decoder(Sante.LABORATORY, new Reading(StandardCharsets.UTF_8, Map.of()));
    for (int round = 0; round < ROUNDS; round++) {
      measure("hprim-sante", Sante.FORMAT.decoder(Sante.LABORATORY, latin), sante, normaliser);
      measure("hl7v2-oru", ofHl7, hl7, normaliser);
    }
  }

  private static void measure(
      String name,
      RecordDecoder<LabReport> decoder,
      RawRecord raw,
      Normaliser<LabReport> normaliser) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long spent = 0;
    int count = 0;
    while (spent < TimeUnit.SECONDS.toNanos(1)) {
      Decoded<LabReport> decoded = decoder.decode(raw);
      normaliser.normalise(Sante.report(decoded));
      count++;
      spent = clock.getCurrentThreadCpuTime() - start;
    }
    System.out.printf(
        "%-12s %5d bytes: %d reports per processor second%n",
        name, raw.bytes().length, count * TimeUnit.SECONDS.toNanos(1) / spent);
  }

  private static String santeFile() {
    StringBuilder results = new StringBuilder();
    for (int i = 1; i <= 20; i++) {
      results
          .append("OBX|")
          .append(i)
          .append("|NM|14749-6~Glucose sérum~LN~GLY")
          .append(i)
          .append("~Glycémie~L|")
          .append(i)
          .append("|5.")
          .append(i)
          .append("|mmol/L|3,9 - 6,1|H|||F|||20261120080000\r");
    }
    return Sante.file(results.toString());
  }

  private static String hl7Message() {
    StringBuilder message =
        new StringBuilder(
            "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|20261120221500||ORU^R01^ORU_R01|M0001|P|2.5"
                + "||||||UNICODE UTF-8\rPID|1||L000123^^^LABO&2.999.10.4&ISO^PI||ESSAI^CAMILLE^"
                + "CAMILLE MARIE^^^^L||19850812|F|||12 rue du Test^^ESTRANVILLE^^38999\r"
                + "OBR|1|P77|F77|GLY^Glycémie^L|||20261120080000|||||||20261120083000||"
                + "81000000001^MODELE||||||20261120220000|||F\r");
    for (int i = 1; i <= 20; i++) {
      message
          .append("OBX|")
          .append(i)
          .append("|NM|14749-6^Glucose sérum^LN^GLY")
          .append(i)
          .append("^Glycémie^L|")
          .append(i)
          .append("|5.")
          .append(i)
          .append("|mmol/L|3,9 - 6,1|H|||F|||20261120080000\r");
    }
    return message.toString();
  }
}
