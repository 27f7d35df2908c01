package org.estuaire.billing.rsf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estuaire.billing.BillingNormaliser;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;

/** Measures decoding and rules on one thread: {@code java … DecodeSpeed}. */
final class DecodeSpeed {

  private static final int INVOICES = 50_000;
  private static final int ROUNDS = 6;

  private DecodeSpeed() {}

  public static void main(String[] args) {
    List<RawRecord> records = new ArrayList<>(INVOICES);
    for (int i = 1; i <= INVOICES; i++) {
      records.addAll(
          RsfFixture.split(
              RsfFixture.golden()
                  .setEverywhere("NUMFACT", String.format(java.util.Locale.ROOT, "%09d", i))
                  .bytes()));
    }
    for (int round = 1; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      int accepted = accepted(records);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "round %d: %d of %d accepted, %.0f invoices/s%n",
          round, accepted, INVOICES, INVOICES / seconds);
    }
  }

  private static int accepted(List<RawRecord> records) {
    RecordDecoder<Invoice> decoder =
        RsfFixture.FORMAT.decoder(
            RsfFixture.HOSPITAL, new Reading(RsfFixture.WINDOWS_1252, Map.of()));
    BillingNormaliser normaliser = new BillingNormaliser(RsfFixture.HOSPITAL, RsfFixture.TARIFF);
    int accepted = 0;
    for (RawRecord record : records) {
      Decoded.Readable<Invoice> readable = (Decoded.Readable<Invoice>) decoder.decode(record);
      if (normaliser.normalise(readable.record()) instanceof Outcome.Accepted<Invoice>) {
        accepted++;
      }
    }
    return accepted;
  }
}
