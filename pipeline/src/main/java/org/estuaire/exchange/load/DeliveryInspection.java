package org.estuaire.exchange.load;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.landing.Archives;

/**
 * Recognises and inspects the deliveries that were received: afterwards each is ready to load, or
 * refused as a whole before any of its records has changed anything. What was found is noted for
 * several deliveries at once: each commit waits for the disk, and thousands of documents may wait.
 * A crash before it only has them inspected again.
 */
public final class DeliveryInspection {

  /** Deliveries noted in one transaction. */
  private static final int TOGETHER = 100;

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
   * @return how many deliveries were inspected
   */
  public int inspectAll() throws SQLException, IOException {
    List<DeliveryStates.Received> waiting = waiting();
    boolean unpacked = false;
    for (int from = 0; from < waiting.size(); from += TOGETHER) {
      unpacked |= inspect(waiting.subList(from, Math.min(waiting.size(), from + TOGETHER)));
    }
    // No archive holds another one, so that this ends.
    return unpacked ? waiting.size() + inspectAll() : waiting.size();
  }

  private List<DeliveryStates.Received> waiting() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return states.received(connection);
    }
  }

  /** What was found of one delivery. */
  private record Found(
      DeliveryStates.Received delivery, Optional<Lanes.Match> match, Inspection inspection) {}

  /** Whether an archive was among them, and is unpacked. */
  private boolean inspect(List<DeliveryStates.Received> deliveries)
      throws SQLException, IOException {
    List<Found> found = new ArrayList<>();
    boolean unpacked = false;
    for (DeliveryStates.Received delivery : deliveries) {
      Optional<Found> one = inspect(delivery);
      one.ifPresent(found::add);
      unpacked |= one.isEmpty();
    }
    note(found);
    return unpacked;
  }

  /** Empty for an archive that is unpacked. */
  private Optional<Found> inspect(DeliveryStates.Received delivery)
      throws SQLException, IOException {
    byte[] head = delivery.bytes() == 0 ? new byte[0] : head(delivery);
    Optional<ArchiveKind> kind = ArchiveKind.of(head);
    if (kind.isPresent()) {
      return unpack(delivery, kind.get());
    }
    Optional<Lanes.Match> match =
        head.length == 0 ? Optional.empty() : lanes.recognise(head, delivery.partner());
    Inspection inspection =
        match.isPresent() ? look(delivery, match.get().format()) : unrecognised(delivery);
    return Optional.of(new Found(delivery, match, inspection));
  }

  private Optional<Found> unpack(DeliveryStates.Received delivery, ArchiveKind kind)
      throws SQLException, IOException {
    try {
      archives.unpack(
          new Archives.Archive(
              delivery.id(), delivery.partner(), delivery.sha256(), delivery.bytes(), kind));
      return Optional.empty();
    } catch (DeliveryRefused refused) {
      return Optional.of(
          new Found(
              delivery, Optional.empty(), new Inspection.Refused(List.of(refused.finding()))));
    }
  }

  private void note(List<Found> found) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      states.inspected(
          tx,
          found.stream()
              .map(
                  one ->
                      new DeliveryStates.Inspected(
                          one.delivery().id(), one.match(), one.inspection()))
              .toList());
      found.forEach(one -> watch.reached(CrashPoint.INSPECTED_BEFORE_COMMIT));
      tx.commit();
    }
  }

  private byte[] head(DeliveryStates.Received delivery) throws IOException {
    try (InputStream content = landing.open(delivery.partner().code(), delivery.sha256())) {
      return content.readNBytes(RecordFormat.HEAD_BYTES);
    }
  }

  private Inspection look(DeliveryStates.Received delivery, RecordFormat<?> format)
      throws IOException {
    try (InputStream content = landing.open(delivery.partner().code(), delivery.sha256())) {
      return format.inspect(content, delivery.partner());
    } catch (DeliveryRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
  }

  private Inspection unrecognised(DeliveryStates.Received delivery) {
    Partner partner = delivery.partner();
    return new Inspection.Refused(
        List.of(
            delivery.bytes() == 0
                ? Finding.of(DeliveryFinding.EMPTY)
                : Finding.of(DeliveryFinding.UNKNOWN_FORMAT, lanes.formatsOf(partner))));
  }
}
