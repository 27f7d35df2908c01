package org.estuaire.lab.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.lab.hl7.Hl7OruFormat;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Measures decoding and normalising of one report of 20 results a second of processor time, in HL7
 * v2, FHIR JSON and FHIR XML, and HAPI FHIR's parsing alone. Run it as a program.
 */
final class FhirDecodingSpeed {

  private FhirDecodingSpeed() {}

  public static void main(String[] args) {
    List<LabResult> results = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      results.add(RoundTripTest.Outgoing.glucose("0." + (70 + i), "g/L"));
    }
    LabReport report =
        Fhir.normalised(
            RoundTripTest.Outgoing.report(
                Confidentiality.NORMAL, RoundTripTest.Outgoing.numbered(results)));
    String json = new String(RoundTripTest.written(report), StandardCharsets.UTF_8);
    FhirContext hapi = FhirContext.forR4();
    String compact =
        hapi.newJsonParser()
            .encodeResourceToString(hapi.newJsonParser().parseResource(Bundle.class, json));
    String xml =
        hapi.newXmlParser()
            .encodeResourceToString(hapi.newJsonParser().parseResource(Bundle.class, json));
    RecordDecoder<LabReport> fhir = Fhir.FORMAT.decoder(Fhir.LABORATORY, Fhir.READING);
    RecordDecoder<LabReport> v2 =
        new Hl7OruFormat(Environment.DEMO).decoder(Fhir.LABORATORY, Fhir.READING);
    for (int round = 1; round <= 4; round++) {
      measure("hl7v2", () -> decode(v2, hl7()));
      measure("fhir json", () -> decode(fhir, json));
      measure("fhir json, compact", () -> decode(fhir, compact));
      measure("fhir xml", () -> decode(fhir, xml));
      measure(
          "hapi json, parsing only", () -> hapi.newJsonParser().parseResource(Bundle.class, json));
      measure("hapi xml, parsing only", () -> hapi.newXmlParser().parseResource(Bundle.class, xml));
      measure("fhir write", () -> RoundTripTest.written(report));
    }
  }

  private static void decode(RecordDecoder<LabReport> decoder, String text) {
    byte[] bytes = Fhir.bytes(text);
    Decoded<LabReport> decoded =
        decoder.decode(new RawRecord(new Place(1, 1, 0, bytes.length), bytes));
    Fhir.normalised(Fhir.readable(decoded));
  }

  private static void measure(String what, Runnable work) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long spent = 0;
    int count = 0;
    while (spent < TimeUnit.SECONDS.toNanos(2)) {
      work.run();
      count++;
      spent = clock.getCurrentThreadCpuTime() - start;
    }
    System.out.printf(
        "%-26s %d per processor second%n", what, count * TimeUnit.SECONDS.toNanos(1) / spent);
  }

  private static String hl7() {
    StringBuilder message =
        new StringBuilder(
            "MSH|^~\\&|LABO^2.999.20.7^ISO|RIVE|E|E|20260302160000||ORU^R01^ORU_R01|M1|P|2.5|||||FRA|UNICODE UTF-8\r"
                + "PID|1||IPP-77^^^LABO&2.999.20.7&ISO^PI||ESSAI^CAMILLE^CAMILLE MARIE^^^^L||19850812|M|||||||||||||||||||||||||VALI\r"
                + "ORC|RE|P9|D-1||CM\rOBR|1|P9|D-1|BIO^Biochimie^L|||20260302083000|||||||20260302090000||||||||20260302155900|||F\r");
    for (int i = 0; i < 20; i++) {
      message
          .append("OBX|")
          .append(i + 1)
          .append("|NM|GLY^Glycémie à jeun^L^53049-3^^LN|")
          .append(i + 1)
          .append("|0.")
          .append(70 + i)
          .append("|g/L|0,70 - 1,10|N|||F|||20260302083000\r");
    }
    return message.toString();
  }
}
