package org.estuaire.exchange.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the bytes of a record to what the rules of its type say of it. Safe for several threads. */
record RecordPreparation<R extends LaneRecord>(RecordDecoder<R> decoder, Normaliser<R> normaliser) {

  private static final Logger LOG = LoggerFactory.getLogger(RecordPreparation.class);

  PreparedRecord<R> prepare(PendingDelivery delivery, RawRecord raw) {
    try {
      Decoded<R> decoded = decoder.decode(raw);
      Outcome<R> outcome = outcome(decoded, delivery.receivedAt());
      Optional<Tally> tally = decoded.tally();
      if (tally.isPresent() && outcome instanceof Outcome.Accepted<R> accepted) {
        tally = tally.map(sent -> sent.leaving(accepted.record().leftOut()));
        outcome = balanced(accepted, tally.get(), raw);
      }
      return new PreparedRecord<>(delivery, raw, tally, outcome);
    } catch (RuntimeException | StackOverflowError defect) {
      // A defect of ours must not stop the night: the record waits in quarantine. The message of
      // the exception may
      // quote the record, so only its type and place are logged.
      LOG.error("{} while decoding {}", defect.getClass().getName(), raw, withoutMessages(defect));
      Outcome<R> rejected =
          new Outcome.Rejected<>("", List.of(Finding.of(DeliveryFinding.UNREADABLE)));
      return new PreparedRecord<>(delivery, raw, Optional.empty(), rejected);
    }
  }

  private Outcome<R> outcome(Decoded<R> decoded, Instant received) {
    if (decoded instanceof Decoded.Readable<R> readable) {
      return withWarnings(readable.warnings(), normaliser.normalise(readable.record(), received));
    }
    Decoded.Unreadable<R> unreadable = (Decoded.Unreadable<R>) decoded;
    return new Outcome.Rejected<>(unreadable.key(), unreadable.why());
  }

  /**
   * A part that is neither kept nor reported is a defect of ours: rather than lose it, the record
   * waits in quarantine for a version that reads it whole.
   */
  private static <R extends LaneRecord> Outcome<R> balanced(
      Outcome.Accepted<R> accepted, Tally tally, RawRecord raw) {
    int accountedFor = accepted.record().parts() + tally.left();
    if (accountedFor == tally.read()) {
      return accepted;
    }
    LOG.error("{}: {} parts sent, {} accounted for", raw, tally.read(), accountedFor);
    Finding why =
        Finding.of(
            DeliveryFinding.PARTS_UNACCOUNTED,
            Integer.toString(tally.read()),
            Integer.toString(accountedFor));
    return new Outcome.Rejected<>(accepted.record().key(), List.of(why));
  }

  private static Throwable withoutMessages(Throwable defect) {
    Throwable trace = new Throwable("message withheld");
    trace.setStackTrace(defect.getStackTrace());
    return trace;
  }

  private Outcome<R> withWarnings(List<Finding> formWarnings, Outcome<R> outcome) {
    if (formWarnings.isEmpty()) {
      return outcome;
    }
    List<Finding> all = new ArrayList<>(formWarnings);
    if (outcome instanceof Outcome.Accepted<R> accepted) {
      all.addAll(accepted.warnings());
      return new Outcome.Accepted<>(accepted.record(), all);
    }
    Outcome.Rejected<R> rejected = (Outcome.Rejected<R>) outcome;
    all.addAll(rejected.why());
    return new Outcome.Rejected<>(rejected.key(), all);
  }
}
