package org.estuaire.exchange.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;

/**
 * Cuts pending deliveries, one after another, into groups of raw records that become chunks. The
 * suspect ones come last, each in chunks of its own.
 */
final class Cutting<R extends LaneRecord> implements Closeable {

  private final OpenLane<R> lane;
  private final DeliveryBytes landing;
  private final Iterator<PendingDelivery> deliveries;
  private final Set<Long> suspects;
  private final int mostRecords;
  private final Map<String, Normaliser<R>> normalisers = new HashMap<>();

  private PendingDelivery waiting;
  private Optional<OpenDelivery> open = Optional.empty();

  Cutting(
      OpenLane<R> lane,
      DeliveryBytes landing,
      List<PendingDelivery> deliveries,
      Set<Long> suspects,
      int mostRecords) {
    this.lane = lane;
    this.landing = landing;
    this.deliveries = deliveries.iterator();
    this.suspects = Set.copyOf(suspects);
    this.mostRecords = mostRecords;
    advance();
  }

  /** A raw record with what is needed to understand it. */
  record Cut<R extends LaneRecord>(
      PendingDelivery delivery, RawRecord raw, RecordPreparation<R> preparation) {
    PreparedRecord<R> prepare() {
      return preparation.prepare(delivery, raw);
    }
  }

  private final class OpenDelivery {
    private final PendingDelivery delivery;
    private final RecordSplitter splitter;
    private final RecordPreparation<R> preparation;

    OpenDelivery(PendingDelivery delivery) throws IOException {
      this.delivery = delivery;
      RecordFormat<R> format = lane.format(delivery.format());
      this.splitter =
          format.split(
              landing.open(delivery.partner().code(), delivery.sha256()),
              delivery.partner(),
              delivery.reading());
      this.preparation =
          new RecordPreparation<>(
              format.decoder(delivery.partner(), delivery.reading()),
              normalisers.computeIfAbsent(
                  delivery.partner().code(), code -> lane.normaliser(delivery.partner())));
    }

    /** The next record that is not committed yet. */
    Optional<RawRecord> next() throws IOException {
      Optional<RawRecord> raw = splitter.next();
      while (raw.isPresent() && raw.get().place().ordinal() <= delivery.done()) {
        raw = splitter.next();
      }
      return raw;
    }
  }

  /** The raw records of the next chunk, without suspects; empty at their end. */
  List<Cut<R>> next() throws IOException {
    return next(false);
  }

  /** Records of the next suspect delivery and of no other; empty at the end. */
  List<Cut<R>> nextOfSuspect() throws IOException {
    return next(true);
  }

  private List<Cut<R>> next(boolean suspect) throws IOException {
    List<Cut<R>> cut = new ArrayList<>();
    ChunkSize size = new ChunkSize(mostRecords);
    while (size.hasRoom() && nextIsSuspect() == suspect) {
      Optional<Cut<R>> record = nextRecord();
      if (record.isPresent()) {
        cut.add(record.get());
        size.add(record.get().raw());
      } else if (waiting == null || suspect && !cut.isEmpty()) {
        break;
      }
    }
    return cut;
  }

  private boolean nextIsSuspect() {
    return open.map(o -> isSuspect(o.delivery))
        .orElseGet(() -> waiting != null && isSuspect(waiting));
  }

  @Override
  public void close() throws IOException {
    closeOpen();
  }

  /** Empty when the delivery at hand has come to its end. */
  private Optional<Cut<R>> nextRecord() throws IOException {
    if (open.isEmpty()) {
      if (waiting == null) {
        return Optional.empty();
      }
      open = Optional.of(new OpenDelivery(waiting));
      advance();
    }
    OpenDelivery current = open.get();
    Optional<RawRecord> raw = current.next();
    if (raw.isEmpty()) {
      closeOpen();
      return Optional.empty();
    }
    return Optional.of(new Cut<>(current.delivery, raw.get(), current.preparation));
  }

  private void advance() {
    waiting = deliveries.hasNext() ? deliveries.next() : null;
  }

  private void closeOpen() throws IOException {
    if (open.isPresent()) {
      open.get().splitter.close();
      open = Optional.empty();
    }
  }

  private boolean isSuspect(PendingDelivery delivery) {
    return suspects.contains(delivery.id());
  }
}
