package org.estuaire.lab.hl7;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.lab.model.LabReport;

/**
 * Measures decoding: messages of 20 OBX a second of processor time, so that what else the machine
 * does counts little. Run it as a program.
 */
final class DecodingSpeed {

  private static final int ROUNDS = 6;

  private DecodingSpeed() {}

  public static void main(String[] args) {
    byte[] message = Messages.ofResults(20).getBytes(StandardCharsets.UTF_8);
    RawRecord raw = Oru.raw(message);
    RecordDecoder<LabReport> decoder = Oru.FORMAT.decoder(Oru.LABORATORY, Oru.WINDOWS);
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int round = 1; round <= ROUNDS; round++) {
      long start = clock.getCurrentThreadCpuTime();
      long spent = 0;
      int count = 0;
      while (spent < TimeUnit.SECONDS.toNanos(2)) {
        Oru.report(decoder.decode(raw));
        count++;
        spent = clock.getCurrentThreadCpuTime() - start;
      }
      System.out.printf(
          "%d bytes: %d messages per processor second%n",
          message.length, count * TimeUnit.SECONDS.toNanos(1) / spent);
    }
  }
}
