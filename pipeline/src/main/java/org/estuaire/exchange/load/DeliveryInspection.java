package org.estuaire.exchange.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.OfficePackage;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.repository.LateDurability;

/**
 * Recognises and inspects the deliveries that were received: afterwards each is ready to load, or
 * refused as a whole before any of its records has changed anything. What was found is noted for
 * several deliveries at once, for thousands of documents may wait. A crash before it only has them
 * inspected again.
 */
public final class DeliveryInspection {

  /** Deliveries noted in one transaction. */
  private static final int TOGETHER = 500;

  private final DataSource database;
  private final Lanes lanes;
  private final DeliveryBytes landing;
  private final Archives archives;
  private final DeliveryStates states;
  private final CrashPoint.Watch watch;

  DeliveryInspection(
      DataSource database,
      Lanes lanes,
      DeliveryBytes landing,
      Archives archives,
      DeliveryStates states,
      CrashPoint.Watch watch) {
    this.database = database;
    this.lanes = lanes;
    this.landing = landing;
    this.archives = archives;
    this.states = states;
    this.watch = watch;
  }

  /**
   * Inspects everything that waits. Archives are unpacked, and what was in them is inspected too.
   *
   * @param threads deliveries that are looked at side by side
   * @return how many deliveries were inspected
   */
  public int inspectAll(int threads) throws SQLException, IOException {
    int inspected = 0;
    boolean unpacked = true;
    // No archive holds another one, so that this ends.
    while (unpacked) {
      unpacked = false;
      List<DeliveryStates.Received> waiting = waiting();
      for (int from = 0; from < waiting.size(); from += TOGETHER) {
        int to = Math.min(waiting.size(), from + TOGETHER);
        unpacked |= inspect(waiting.subList(from, to), threads);
      }
      inspected += waiting.size();
    }
    LateDurability.awaited(database);
    return inspected;
  }

  private List<DeliveryStates.Received> waiting() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return states.received(connection);
    }
  }

  /** What a look into a delivery shows. */
  private sealed interface Seen {
    /** A delivery of a lane, or one that nobody knows. */
    record Found(
        DeliveryStates.Received delivery, Optional<Lanes.Match> match, Inspection inspection)
        implements Seen {}

    record Packed(DeliveryStates.Received delivery, ArchiveKind kind) implements Seen {}
  }

  /** Whether an archive was among them, and is unpacked. */
  private boolean inspect(List<DeliveryStates.Received> deliveries, int threads)
      throws SQLException, IOException {
    List<Seen.Found> found = new ArrayList<>();
    boolean unpacked = false;
    for (Seen seen : SideBySide.each(deliveries, threads, this::look)) {
      Optional<Seen.Found> one =
          seen instanceof Seen.Packed packed
              ? unpack(packed.delivery(), packed.kind())
              : Optional.of((Seen.Found) seen);
      one.ifPresent(found::add);
      unpacked |= one.isEmpty();
    }
    note(found);
    return unpacked;
  }

  private Seen look(DeliveryStates.Received delivery) throws IOException {
    if (delivery.bytes() == 0) {
      return new Seen.Found(delivery, Optional.empty(), unrecognised(delivery, new byte[0]));
    }
    try (PushbackInputStream content =
        new PushbackInputStream(
            landing.open(delivery.partner().code(), delivery.sha256()), RecordFormat.HEAD_BYTES)) {
      byte[] head = content.readNBytes(RecordFormat.HEAD_BYTES);
      Optional<ArchiveKind> kind = ArchiveKind.of(head);
      if (kind.isPresent() && OfficePackage.of(head) == OfficePackage.NONE) {
        return new Seen.Packed(delivery, kind.get());
      }
      content.unread(head);
      Optional<Lanes.Match> match = lanes.recognise(head, delivery.partner());
      Inspection inspection =
          match.isPresent()
              ? inspect(content, match.get().format(), delivery.partner())
              : unrecognised(delivery, head);
      return new Seen.Found(delivery, match, inspection);
    }
  }

  private static Inspection inspect(InputStream content, RecordFormat<?> format, Partner partner)
      throws IOException {
    try {
      return format.inspect(content, partner);
    } catch (DeliveryRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
  }

  /** Empty when it is unpacked. */
  private Optional<Seen.Found> unpack(DeliveryStates.Received delivery, ArchiveKind kind)
      throws SQLException, IOException {
    try {
      archives.unpack(
          new Archives.Archive(
              delivery.id(), delivery.partner(), delivery.sha256(), delivery.bytes(), kind));
      return Optional.empty();
    } catch (DeliveryRefused refused) {
      return Optional.of(
          new Seen.Found(
              delivery, Optional.empty(), new Inspection.Refused(List.of(refused.finding()))));
    }
  }

  private void note(List<Seen.Found> found) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      LateDurability.allow(tx);
      states.inspected(
          tx,
          found.stream()
              .map(
                  one ->
                      new DeliveryStates.Inspected(
                          one.delivery().id(),
                          one.delivery().partner().code(),
                          one.match(),
                          one.inspection()))
              .toList());
      found.forEach(one -> watch.reached(CrashPoint.INSPECTED_BEFORE_COMMIT));
      tx.commit();
    }
  }

  private Inspection unrecognised(DeliveryStates.Received delivery, byte[] head) {
    String expected = lanes.formatsOf(delivery.partner());
    return new Inspection.Refused(List.of(UnexpectedContent.of(head, expected)));
  }
}
