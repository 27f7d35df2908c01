package org.estuaire.exchange.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.DeliveryRefused;

/**
 * Damages messages, acknowledgements and metadata for as long as one likes, and counts what becomes
 * of them: {@code MailReadersFuzz SECONDS SEED}. Ends with 1 where something else than a refusal
 * was thrown.
 */
final class MailReadersFuzz {

  private final Map<String, Long> outcomes = new TreeMap<>();
  private long mutants;
  private long thrown;

  private MailReadersFuzz() {}

  public static void main(String[] arguments) throws IOException {
    long until = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
    MailReadersFuzz fuzz = new MailReadersFuzz();
    for (long seed = Long.parseLong(arguments[1]); System.nanoTime() < until; seed++) {
      long one = seed;
      String mixed = MailReadersFuzzTest.MESSAGE.replace("report; report-type", "mixed; x");
      fuzz.count("message", () -> message(MailReadersFuzzTest.damaged(mixed, one)), one);
      fuzz.count(
          "answer",
          () -> message(MailReadersFuzzTest.damaged(MailReadersFuzzTest.MESSAGE, one)),
          one);
      fuzz.count("metadata", () -> metadata(one), one);
    }
    System.out.println("mutants " + fuzz.mutants + ", thrown " + fuzz.thrown);
    fuzz.outcomes.forEach((outcome, count) -> System.out.println(outcome + " " + count));
    if (fuzz.thrown > 0) {
      System.exit(1);
    }
  }

  private interface Reading {
    String outcome() throws IOException;
  }

  private void count(String what, Reading reading, long seed) {
    mutants++;
    String outcome;
    try {
      outcome = reading.outcome();
    } catch (DeliveryRefused refused) {
      outcome = refused.finding().code().code();
    } catch (IOException | RuntimeException | Error failure) {
      thrown++;
      outcome = "THROWN " + failure.getClass().getName();
      System.out.println(what + ", seed " + seed + ": " + failure);
    }
    outcomes.merge(what + " " + outcome, 1L, Long::sum);
  }

  private static String message(byte[] bytes) throws IOException {
    MailContents contents =
        new MailContents((content, name) -> content.transferTo(OutputStream.nullOutputStream()));
    contents.read(new ByteArrayInputStream(bytes));
    if (contents.refusal().isPresent()) {
      return contents.refusal().get().code().code();
    }
    return contents.answer().map(answer -> "read, " + answer.kind()).orElse("read")
        + (contents.remarks().size() > 1 ? ", with remarks" : "");
  }

  private static String metadata(long seed) {
    return XdmMetadata.read(MailReadersFuzzTest.damaged(MailReadersFuzzTest.METADATA, seed))
            .isEmpty()
        ? "nothing"
        : "read";
  }
}
