package org.estuaire.exchange.load;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
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
 * refused as a whole before any of its records has changed anything.
 */
public final class DeliveryInspection {

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
    int inspected = waiting.size();
    boolean unpacked = false;
    for (DeliveryStates.Received delivery : waiting) {
      unpacked |= inspect(delivery);
    }
    // No archive holds another one, so that this ends.
    return unpacked ? inspected + inspectAll() : inspected;
  }

  private List<DeliveryStates.Received> waiting() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return states.received(connection);
    }
  }

  /** Whether it was an archive, and is unpacked. */
  private boolean inspect(DeliveryStates.Received delivery) throws SQLException, IOException {
    byte[] head = delivery.bytes() == 0 ? new byte[0] : head(delivery);
    Optional<ArchiveKind> kind = ArchiveKind.of(head);
    if (kind.isPresent()) {
      return unpack(delivery, kind.get());
    }
    Optional<Lanes.Match> match =
        head.length == 0 ? Optional.empty() : lanes.recognise(head, delivery.partner());
    Inspection inspection =
        match.isPresent() ? look(delivery, match.get().format()) : unrecognised(delivery);
    note(delivery, match, inspection);
    return false;
  }

  private boolean unpack(DeliveryStates.Received delivery, ArchiveKind kind)
      throws SQLException, IOException {
    try {
      archives.unpack(
          new Archives.Archive(
              delivery.id(), delivery.partner(), delivery.sha256(), delivery.bytes(), kind));
      return true;
    } catch (DeliveryRefused refused) {
      note(delivery, Optional.empty(), new Inspection.Refused(List.of(refused.finding())));
      return false;
    }
  }

  private void note(
      DeliveryStates.Received delivery, Optional<Lanes.Match> match, Inspection inspection)
      throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      if (inspection instanceof Inspection.Ready ready) {
        states.ready(
            tx, delivery.id(), match.orElseThrow().lane(), match.get().format().code(), ready);
      } else if (inspection instanceof Inspection.Refused refused) {
        states.refused(tx, delivery.id(), match, refused.why());
      }
      watch.reached(CrashPoint.INSPECTED_BEFORE_COMMIT);
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
