package org.estuaire.exchange.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.ArchiveKind;
import org.estuaire.exchange.landing.Archives;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.DeliveryDeaths;
import org.estuaire.exchange.trouble.Everybody;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.exchange.trouble.TroubleRound;
import org.estuaire.exchange.trouble.Troubles;
import org.estuaire.repository.LateDurability;

/**
 * Recognises and inspects the deliveries that were received: afterwards each is ready to load, or
 * refused as a whole before any of its records has changed anything. What was found is noted for
 * several deliveries at once, for thousands of documents may wait. A crash before it only has them
 * inspected again: those it may have been about after all others, and alone. One that fails on its
 * own waits for the next night.
 */
public final class DeliveryInspection {

  /** Deliveries noted in one transaction. */
  private static final int TOGETHER = 500;

  private final DataSource database;
  private final FirstLook looking;
  private final DeliveryBytes landing;
  private final Archives archives;
  private final DeliveryStates states;
  private final DeliveryDeaths deaths;
  private final Troubles troubles;
  private final CrashPoint.Watch watch;

  DeliveryInspection(
      DataSource database,
      RecordTypes types,
      DeliveryBytes landing,
      Archives archives,
      DeliveryStates states,
      CrashPoint.Watch watch) {
    this.database = database;
    this.looking = new FirstLook(types);
    this.landing = landing;
    this.archives = archives;
    this.states = states;
    this.deaths = new DeliveryDeaths(database);
    this.troubles = new Troubles(database);
    this.watch = watch;
  }

  /**
   * Inspects everything that waits. Archives are unpacked, and what was in them is inspected too.
   *
   * @param threads deliveries that are looked at side by side
   * @return how many deliveries were inspected
   */
  public int inspectAll(int threads) throws SQLException, IOException {
    TroubleRound round = troubles.round(Step.INSPECT);
    int inspected = 0;
    boolean unpacked = true;
    // No archive holds another one, so that this ends.
    while (unpacked) {
      unpacked = false;
      List<DeliveryStates.Received> waiting = waiting(round);
      for (List<DeliveryStates.Received> together : groups(waiting)) {
        unpacked |= inspectAsLongAsAlive(together, threads, round);
      }
      inspected += waiting.size();
    }
    LateDurability.awaited(database);
    round.end();
    return inspected;
  }

  /** In order of reception, without those that failed on their own; suspect ones come last. */
  private List<DeliveryStates.Received> waiting(TroubleRound round) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      List<DeliveryStates.Received> waiting = new ArrayList<>();
      for (DeliveryStates.Received one : states.received(tx)) {
        if (one.deaths() >= Deaths.SET_ASIDE) {
          Finding why = Finding.of(DeliveryFinding.SET_ASIDE, Integer.toString(one.deaths()));
          states.refused(tx, one.id(), one.partner().code(), Optional.empty(), List.of(why));
        } else if (!round.passesOver(subject(one))) {
          waiting.add(one);
        }
      }
      tx.commit();
      waiting.sort(
          Comparator.comparing(DeliveryStates.Received::isSuspect)
              .thenComparing(DeliveryStates.Received::id));
      return waiting;
    }
  }

  /** What is inspected and noted together: a suspect one alone. */
  private static List<List<DeliveryStates.Received>> groups(List<DeliveryStates.Received> waiting) {
    List<List<DeliveryStates.Received>> groups = new ArrayList<>();
    for (DeliveryStates.Received one : waiting) {
      if (groups.isEmpty() || one.isSuspect() || groups.get(groups.size() - 1).size() == TOGETHER) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(one);
    }
    return groups;
  }

  private boolean inspectAsLongAsAlive(
      List<DeliveryStates.Received> deliveries, int threads, TroubleRound round)
      throws SQLException, IOException {
    List<Long> ids = deliveries.stream().map(DeliveryStates.Received::id).toList();
    deaths.begin(ids);
    boolean dies = false;
    try {
      return inspect(deliveries, threads, round);
    } catch (IOException | SQLException | RuntimeException | Error failure) {
      dies = MemoryExhausted.isIn(failure);
      throw failure;
    } finally {
      if (!dies) {
        deaths.forgive(ids);
      }
    }
  }

  /** What a look into a delivery shows. */
  private sealed interface Seen {
    /** A delivery of a lane, or one that nobody knows. */
    record Found(
        DeliveryStates.Received delivery, Optional<RecordTypes.Match> match, Inspection inspection)
        implements Seen {}

    record Packed(DeliveryStates.Received delivery, ArchiveKind kind) implements Seen {}

    /** It can't be looked into; that is not said to be its sender's fault. */
    record Failed(DeliveryStates.Received delivery, Throwable why) implements Seen {}
  }

  /** Whether an archive was among them, and is unpacked. */
  private boolean inspect(List<DeliveryStates.Received> deliveries, int threads, TroubleRound round)
      throws SQLException, IOException {
    List<Seen.Found> found = new ArrayList<>();
    boolean unpacked = false;
    for (Seen seen : SideBySide.each(deliveries, threads, this::lookUnlessItFails)) {
      Seen now = seen instanceof Seen.Packed packed ? unpack(packed) : seen;
      if (now instanceof Seen.Failed failed) {
        round.note(subject(failed.delivery()), failed.why());
      } else if (now instanceof Seen.Found one) {
        found.add(one);
      } else {
        unpacked = true;
      }
    }
    note(found, round);
    return unpacked;
  }

  private Seen lookUnlessItFails(DeliveryStates.Received delivery) throws IOException {
    try {
      return look(delivery);
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      return new Seen.Failed(delivery, failure);
    }
  }

  private static Subject subject(DeliveryStates.Received delivery) {
    return Subject.delivery(delivery.id(), delivery.partner().code());
  }

  private Seen look(DeliveryStates.Received delivery) throws IOException {
    Partner partner = delivery.partner();
    Look look =
        looking.at(
            partner, delivery.bytes(), () -> landing.open(partner.code(), delivery.sha256()));
    if (look instanceof Look.Packed packed) {
      return new Seen.Packed(delivery, packed.kind());
    }
    Look.Found found = (Look.Found) look;
    return new Seen.Found(delivery, found.match(), found.inspection());
  }

  /** The same archive again when it is unpacked. */
  private Seen unpack(Seen.Packed packed) throws SQLException, IOException {
    DeliveryStates.Received delivery = packed.delivery();
    try {
      archives.unpack(
          new Archives.Archive(
              delivery.id(),
              delivery.partner(),
              delivery.sha256(),
              delivery.bytes(),
              packed.kind()));
      return packed;
    } catch (DeliveryRefused refused) {
      return new Seen.Found(
          delivery, Optional.empty(), new Inspection.Refused(List.of(refused.finding())));
    } catch (IOException | SQLException | RuntimeException | StackOverflowError failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      return new Seen.Failed(delivery, failure);
    }
  }

  /** Together, or one by one where one of them can't be noted. */
  private void note(List<Seen.Found> found, TroubleRound round) throws SQLException {
    try {
      note(found);
    } catch (SQLException | RuntimeException failure) {
      if (Everybody.isMetBy(failure)) {
        throw failure;
      }
      if (found.size() == 1) {
        round.note(subject(found.get(0).delivery()), failure);
        return;
      }
      for (Seen.Found one : found) {
        note(List.of(one), round);
      }
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
}
