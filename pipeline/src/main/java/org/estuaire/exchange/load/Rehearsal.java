package org.estuaire.exchange.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.PartCount;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordOutcome;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.RecordType;
import org.estuaire.exchange.Tally;
import org.estuaire.identity.IdentityResolver;

/**
 * The load of one delivery as the night does it, in a transaction that the caller takes back: the
 * same look, decoder, rules, resolver and loader, and no ledger.
 */
public final class Rehearsal {

  private final FirstLook looking;
  private final IdentityResolver resolver;
  private final int chunkRecords;
  private final int mostRejects;

  /**
   * @param chunkRecords most records of a chunk
   * @param mostRejects records in quarantine with which the reading of a delivery ends
   */
  public Rehearsal(
      RecordTypes types, IdentityResolver resolver, int chunkRecords, int mostRejects) {
    this.looking = new FirstLook(types);
    this.resolver = resolver;
    this.chunkRecords = chunkRecords;
    this.mostRejects = mostRejects;
  }

  /** Whoever is told what would become of each record, in order. */
  public interface Audience {
    /** The records of one chunk, while their rows can be seen. */
    void see(List<Rehearsed> records) throws SQLException;
  }

  /** What these bytes are. */
  public Look look(Partner partner, long bytes, RecordFormat.Content content) throws IOException {
    return looking.at(partner, bytes, content);
  }

  /**
   * Loads a delivery that can be read.
   *
   * @param delivery under which its rows stand for as long as the transaction lives
   * @param tx taken back by the caller; empty where there is no repository: then a record that the
   *     rules accept counts as loaded
   * @return why its end would not be read; empty where it would
   */
  public Optional<Finding> load(
      Optional<Connection> tx,
      RecordTypes.Match match,
      PendingDelivery delivery,
      RecordFormat.Content content,
      Audience audience)
      throws IOException, SQLException {
    return load(tx, match.type(), delivery, content, audience);
  }

  /** A delivery that was inspected and is ready, as if it had been received. */
  public static PendingDelivery pending(
      long id,
      Partner partner,
      String sha256,
      RecordTypes.Match match,
      Inspection.Ready ready,
      Instant receivedAt) {
    return new PendingDelivery(
        id,
        partner,
        sha256,
        match.type().code(),
        match.format().code(),
        receivedAt,
        ready.reading(),
        ready.records(),
        0,
        0);
  }

  private <R extends LaneRecord> Optional<Finding> load(
      Optional<Connection> tx,
      RecordType<R> type,
      PendingDelivery delivery,
      RecordFormat.Content content,
      Audience audience)
      throws IOException, SQLException {
    RecordFormat<R> format = type.format(delivery.format());
    Partner partner = delivery.partner();
    RecordPreparation<R> preparation =
        new RecordPreparation<>(format.decoder(partner, delivery.reading()), type.rules(partner));
    ChunkLoad<R> load = new ChunkLoad<>(resolver, type, CrashPoint.Watch.NONE);
    int read = 0;
    int quarantined = 0;
    try (RecordSplitter splitter = format.split(content.open(), partner, delivery.reading())) {
      List<PreparedRecord<R>> chunk = chunk(splitter, preparation, delivery);
      while (!chunk.isEmpty()) {
        List<Judged> judged =
            tx.isPresent()
                ? load.load(tx.get(), chunk)
                : chunk.stream().map(Rehearsal::byContent).toList();
        read += chunk.size();
        quarantined += (int) judged.stream().filter(Judged::isRefused).count();
        audience.see(judged.stream().map(one -> Rehearsed.of(one, type.lane())).toList());
        if (quarantined >= mostRejects && read < delivery.records()) {
          return Optional.of(tooMany(quarantined, read, delivery.records()));
        }
        chunk = chunk(splitter, preparation, delivery);
      }
      return Optional.empty();
    } catch (DeliveryRefused rest) {
      return Optional.of(rest.finding());
    }
  }

  private <R extends LaneRecord> List<PreparedRecord<R>> chunk(
      RecordSplitter splitter, RecordPreparation<R> preparation, PendingDelivery delivery)
      throws IOException {
    List<PreparedRecord<R>> chunk = new ArrayList<>();
    ChunkSize size = new ChunkSize(chunkRecords);
    Optional<RawRecord> raw = size.hasRoom() ? splitter.next() : Optional.empty();
    while (raw.isPresent()) {
      chunk.add(preparation.prepare(delivery, raw.get()));
      size.add(raw.get());
      raw = size.hasRoom() ? splitter.next() : Optional.empty();
    }
    return chunk;
  }

  private Finding tooMany(int quarantined, int read, int records) {
    return Finding.of(
        DeliveryFinding.TOO_MANY_REJECTS,
        Integer.toString(quarantined),
        Integer.toString(read),
        Integer.toString(mostRejects),
        Integer.toString(records - read));
  }

  /** What the rules say alone: nobody is known, and nothing was loaded before. */
  private static Judged byContent(PreparedRecord<?> record) {
    if (record.outcome() instanceof Outcome.Rejected<?> bad) {
      return new Judged(record, new Verdict.Refused(RecordOutcome.REJECTED, bad.key(), bad.why()));
    }
    Outcome.Accepted<?> good = (Outcome.Accepted<?>) record.outcome();
    LaneRecord accepted = (LaneRecord) good.record();
    int left = record.tally().map(Tally::left).orElse(0);
    int loaded = record.tally().map(Tally::read).orElse(left) - left;
    return new Judged(
        record,
        new Verdict.Taken(
            RecordOutcome.LOADED,
            accepted.key(),
            Filed.NOBODY,
            good.warnings(),
            new PartCount(loaded, 0, 0)));
  }
}
