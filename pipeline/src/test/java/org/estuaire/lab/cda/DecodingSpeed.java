package org.estuaire.lab.cda;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/**
 * Measures decoding and normalising of one report of 20 results, as HL7 v2 and as CDA, per second
 * of processor time. Run it as a program.
 */
final class DecodingSpeed {

  private DecodingSpeed() {}

  public static void main(String[] args) {
    byte[] cda = WrittenReports.written(WrittenReports.normalised(report()));
    byte[] hl7 = message().getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 4; round++) {
      measure("hl7", new Hl7OruFormat(Environment.DEMO), hl7);
      measure("cda", Cda.FORMAT, cda);
    }
  }

  private static void measure(String name, RecordFormat<LabReport> format, byte[] bytes) {
    RecordDecoder<LabReport> decoder =
        format.decoder(Cda.LABORATORY, new Reading(StandardCharsets.UTF_8, Map.of()));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long spent = 0;
    int count = 0;
    while (spent < TimeUnit.SECONDS.toNanos(3)) {
      Decoded<LabReport> decoded = decoder.decode(Cda.raw(bytes));
      WrittenReports.NORMALISER.normalise(Cda.report(decoded));
      count++;
      spent = clock.getCurrentThreadCpuTime() - start;
    }
    System.out.printf(
        "%s: %d bytes: %d reports per processor second%n",
        name, bytes.length, count * TimeUnit.SECONDS.toNanos(1) / spent);
  }

  private static LabReport report() {
    List<LabResult> results = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      results.add(
          WrittenReports.result(
              Coding.loinc("14749-6", "Glucose"),
              "T" + i,
              ResultStatus.FINAL,
              new ResultValue.Quantity("", new BigDecimal("5." + i)),
              "mmol/L",
              WrittenReports.range("3.9", "6.1"),
              "N",
              "",
              ""));
    }
    return WrittenReports.report(results);
  }

  private static String message() {
    StringBuilder message = new StringBuilder();
    message.append(
        "MSH|^~\\&|LABO|RIVE|E|E|20261120221500||ORU^R01^ORU_R01|M1|P|2.5^FRA^2.11|||||FRA|UNICODE"
            + " UTF-8\rPID|1||185083899900130^^^A&1.2.250.1.213.1.4.11&ISO^INS~L000123^^^L&2.999.10.1"
            + "&ISO^PI||ESSAI^CAMILLE^CAMILLE MARIE^^^^L||19850812|M|||12 rue du Test^^E^^38999^FRA^H"
            + "|||||||||||||||||||||VALI\rOBR|1|P77|F77|BIO^Biologie^L|||20261120080000||||||||||||||"
            + "|20261120220000|||F\r");
    for (int i = 0; i < 20; i++) {
      message.append("OBX|1|NM|14749-6^Glucose^LN|T" + i + "|5." + i + "|mmol/L|3.9-6.1|N|||F\r");
    }
    return message.toString();
  }
}
