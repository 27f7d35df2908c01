package org.estuaire.exchange.load;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.RecordType;
import org.estuaire.exchange.trouble.Everybody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts pending deliveries of one record type, one after another, into groups of raw records that
 * become chunks. The suspect ones come last, each in chunks of its own. One that can't be read is
 * left out, and so is the rest of one that loading has given up.
 */
final class Cutting<R extends LaneRecord> implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Cutting.class);

  /** Deliveries whose beginning is noted together. */
  private static final int BEGUN_TOGETHER = 100;

  private final RecordType<R> type;
  private final DeliveryBytes landing;
  private final List<PendingDelivery> deliveries;
  private final InHand inHand;
  private final int mostRecords;
  private final Map<String, Normaliser<R>> normalisers = new HashMap<>();

  /** Place of the next delivery to open. */
  private int waiting;

  private Optional<OpenDelivery> open = Optional.empty();

  Cutting(
      RecordType<R> type,
      DeliveryBytes landing,
      List<PendingDelivery> deliveries,
      InHand inHand,
      int mostRecords) {
    this.type = type;
    this.landing = landing;
    this.deliveries = List.copyOf(deliveries);
    this.inHand = inHand;
    this.mostRecords = mostRecords;
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
    private int cut;

    OpenDelivery(PendingDelivery delivery) throws IOException {
      this.delivery = delivery;
      RecordFormat<R> format = type.format(delivery.format());
      this.splitter =
          format.split(
              landing.open(delivery.partner().code(), delivery.sha256()),
              delivery.partner(),
              delivery.reading());
      this.preparation =
          new RecordPreparation<>(
              format.decoder(delivery.partner(), delivery.reading()),
              normalisers.computeIfAbsent(
                  delivery.partner().code(), code -> type.rules(delivery.partner())));
    }

    /** The next record that is not committed yet. */
    Optional<RawRecord> next() throws IOException {
      Optional<RawRecord> raw = splitter.next();
      while (raw.isPresent() && raw.get().place().ordinal() <= delivery.done()) {
        raw = splitter.next();
      }
      cut = raw.map(one -> one.place().ordinal()).orElse(cut);
      if (raw.isEmpty() && Math.max(cut, delivery.done()) < delivery.records()) {
        throw new IllegalStateException("fewer records are read than were counted");
      }
      return raw;
    }
  }

  RecordType<R> type() {
    return type;
  }

  /** The raw records of the next chunk, without suspects; empty at their end. */
  List<Cut<R>> next() throws IOException, SQLException {
    return next(false);
  }

  /** Records of the next suspect delivery and of no other; empty at the end. */
  List<Cut<R>> nextOfSuspect() throws IOException, SQLException {
    return next(true);
  }

  private List<Cut<R>> next(boolean suspect) throws IOException, SQLException {
    leaveWhatIsLeftOut();
    List<Cut<R>> cut = new ArrayList<>();
    ChunkSize size = new ChunkSize(mostRecords);
    while (size.hasRoom() && nextIsSuspect() == suspect) {
      Optional<Cut<R>> record = nextRecord();
      if (record.isPresent()) {
        cut.add(record.get());
        size.add(record.get().raw());
      } else if (!more() || suspect && !cut.isEmpty()) {
        break;
      }
    }
    return cut;
  }

  /** Loading may have given up the current delivery meanwhile: the rest of it need not be read. */
  private void leaveWhatIsLeftOut() {
    if (open.isPresent() && inHand.isLeftOut(open.get().delivery)) {
      leave();
    }
  }

  private boolean nextIsSuspect() {
    return open.map(o -> o.delivery.isSuspect())
        .orElseGet(() -> more() && deliveries.get(waiting).isSuspect());
  }

  @Override
  public void close() throws IOException {
    closeOpen();
  }

  /** Empty when the current delivery has come to its end, or is left out from here on. */
  private Optional<Cut<R>> nextRecord() throws IOException, SQLException {
    if (open.isEmpty() && !more()) {
      return Optional.empty();
    }
    PendingDelivery delivery = open.map(o -> o.delivery).orElseGet(() -> deliveries.get(waiting));
    try {
      return nextRecordOf(delivery);
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      inHand.failed(delivery, failure);
      leave();
      return Optional.empty();
    }
  }

  private Optional<Cut<R>> nextRecordOf(PendingDelivery delivery) throws IOException, SQLException {
    if (open.isEmpty()) {
      if (inHand.isLeftOut(delivery)) {
        waiting++;
        return Optional.empty();
      }
      begin();
      waiting++;
      open = Optional.of(new OpenDelivery(delivery));
    }
    OpenDelivery current = open.get();
    Optional<RawRecord> raw = current.next();
    if (raw.isEmpty()) {
      closeOpen();
      return Optional.empty();
    }
    return Optional.of(new Cut<>(delivery, raw.get(), current.preparation));
  }

  /** Notes that the next delivery is in progress; with it those behind it, unless it is suspect. */
  private void begin() throws SQLException {
    PendingDelivery next = deliveries.get(waiting);
    if (inHand.hasBegun(next)) {
      return;
    }
    int end = waiting + 1;
    while (!next.isSuspect()
        && end < Math.min(deliveries.size(), waiting + BEGUN_TOGETHER)
        && !deliveries.get(end).isSuspect()) {
      end++;
    }
    inHand.begin(deliveries.subList(waiting, end));
  }

  private boolean more() {
    return waiting < deliveries.size();
  }

  /** What can't be read need not be closable either. */
  private void leave() {
    try {
      closeOpen();
    } catch (IOException e) {
      LOG.debug("a delivery that is left out can't be closed", e);
    }
  }

  private void closeOpen() throws IOException {
    if (open.isPresent()) {
      RecordSplitter splitter = open.get().splitter;
      open = Optional.empty();
      splitter.close();
    }
  }
}
