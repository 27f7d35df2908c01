package org.estuaire.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A delivery read from its first byte to the rules of its record type, as the night does it. */
record ReadDelivery<R>(
    Inspection inspection,
    List<RawRecord> records,
    List<Decoded<R>> decoded,
    List<Outcome<R>> outcomes) {

  static <R> ReadDelivery<R> of(
      RecordFormat<R> format, Partner partner, Normaliser<R> rules, byte[] delivery)
      throws IOException {
    ReadDelivery<R> read =
        new ReadDelivery<>(
            inspect(format, partner, delivery),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    if (read.inspection instanceof Inspection.Ready ready) {
      RecordDecoder<R> decoder = format.decoder(partner, ready.reading());
      try (RecordSplitter splitter =
          format.split(new ByteArrayInputStream(delivery), partner, ready.reading())) {
        Optional<RawRecord> raw = splitter.next();
        while (raw.isPresent()) {
          read.add(raw.get(), decoder.decode(raw.get()), rules);
          raw = splitter.next();
        }
      }
    }
    return read;
  }

  private static Inspection inspect(RecordFormat<?> format, Partner partner, byte[] delivery)
      throws IOException {
    try {
      return format.inspect(new ByteArrayInputStream(delivery), partner);
    } catch (DeliveryRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
  }

  private void add(RawRecord raw, Decoded<R> one, Normaliser<R> rules) {
    records.add(raw);
    decoded.add(one);
    outcomes.add(outcome(one, rules));
  }

  static <R> Outcome<R> outcome(Decoded<R> decoded, Normaliser<R> rules) {
    return decoded instanceof Decoded.Readable<R> readable
        ? rules.normalise(readable.record())
        : new Outcome.Rejected<>("", findings(decoded));
  }

  boolean ready() {
    return inspection instanceof Inspection.Ready;
  }

  int counted() {
    return inspection instanceof Inspection.Ready ready ? ready.records() : 0;
  }

  /** About the delivery as a whole. */
  List<Finding> ofDelivery() {
    return inspection instanceof Inspection.Ready ready
        ? ready.warnings()
        : ((Inspection.Refused) inspection).why();
  }

  static <R> List<Finding> findings(Decoded<R> decoded) {
    return decoded instanceof Decoded.Readable<R> readable
        ? readable.warnings()
        : ((Decoded.Unreadable<R>) decoded).why();
  }

  static <R> List<Finding> findings(Outcome<R> outcome) {
    return outcome instanceof Outcome.Accepted<R> accepted
        ? accepted.warnings()
        : ((Outcome.Rejected<R>) outcome).why();
  }
}
