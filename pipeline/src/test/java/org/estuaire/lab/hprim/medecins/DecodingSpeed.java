package org.estuaire.lab.hprim.medecins;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.model.LabReport;

/**
 * Measures decoding with normalising of one report of 20 results, in HL7 v2 and in this format:
 * reports a second of processor time. Run it as a program.
 */
final class DecodingSpeed {

  private static final int RESULTS = 20;

  private DecodingSpeed() {}

  public static void main(String[] args) {
    Reading reading = new Reading(StandardCharsets.UTF_8, Map.of());
    RecordDecoder<LabReport> hl7 =
        new Hl7OruFormat(Environment.DEMO).decoder(Dossiers.LABORATORY, reading);
    RecordDecoder<LabReport> hprim = Dossiers.FORMAT.decoder(Dossiers.LABORATORY, reading);
    for (int round = 0; round < 4; round++) {
      measure("hl7v2-oru", hl7, message());
      measure("hprim-medecins", hprim, dossier());
    }
  }

  private static void measure(String name, RecordDecoder<LabReport> decoder, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RawRecord raw = new RawRecord(new Place(1, 1, 0, bytes.length), bytes);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long spent = 0;
    int count = 0;
    while (spent < TimeUnit.SECONDS.toNanos(2)) {
      Decoded<LabReport> decoded = decoder.decode(raw);
      Outgoing.NORMALISER.normalise(Dossiers.report(decoded));
      count++;
      spent = clock.getCurrentThreadCpuTime() - start;
    }
    System.out.printf(
        "%-15s %d bytes: %d reports per processor second%n",
        name, bytes.length, count * TimeUnit.SECONDS.toNanos(1) / spent);
  }

  private static String dossier() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < RESULTS; i++) {
      lines.append("RES|Glucose|2345-7|N|0.9").append(i % 10).append("|g/L|0.74|1.06|N|F|||||\n");
    }
    return Dossiers.file(lines.toString());
  }

  private static String message() {
    String date = LocalDate.of(2026, 3, 2).toString().replace("-", "");
    StringBuilder text =
        new StringBuilder(
            String.join(
                "\r",
                List.of(
                    "MSH|^~\\&|LABO|RIVE|ESTUAIRE|ESTRAN|"
                        + date
                        + "||ORU^R01|M1|P|2.5||||||UNICODE UTF-8",
                    "PID|1||L000123^^^LABO&2.999.10.2&ISO^PI||ESSAI^CAMILLE^^^^^L||19850812|M",
                    "OBR|1||F77|BIO^Biologie^L|||"
                        + date
                        + "||||||||||||||"
                        + "|"
                        + date
                        + "|||F")));
    for (int i = 0; i < RESULTS; i++) {
      text.append("\rOBX|").append(i).append("|NM|2345-7^Glucose^LN|").append(i);
      text.append("|0.9").append(i % 10).append("|g/L|0.74-1.06|N|||F");
    }
    return text + "\r";
  }
}
