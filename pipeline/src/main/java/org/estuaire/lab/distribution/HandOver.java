package org.estuaire.lab.distribution;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.exchange.trouble.StepDeaths;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.lab.distribution.DueSendings.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands some sendings over to their practice and notes together that they are delivered, once all
 * of them are where they will outlive a power failure.
 */
final class HandOver {

  private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

  private final DataSource database;
  private final Seal seal;
  private final ResultOutbox outbox;
  private final CrashPoint.Watch watch;
  private final StepDeaths deaths;

  HandOver(
      DataSource database,
      Seal seal,
      ResultOutbox outbox,
      CrashPoint.Watch watch,
      StepDeaths deaths) {
    this.database = database;
    this.seal = seal;
    this.outbox = outbox;
    this.watch = watch;
    this.deaths = deaths;
  }

  /**
   * What became of some sendings. Others are somebody else's, or were delivered meanwhile.
   *
   * @param over those that the practice has
   * @param broken how many can't be sent; that says nothing of the practice
   * @param refused whether the practice takes nothing now: no other was tried
   */
  record Handed(List<Long> over, int broken, boolean refused) {}

  /** A sending with its bytes. */
  private record Opened(Waiting sending, byte[] content) {

    private ResultFile file() {
      return new ResultFile(sending.fileName(), content);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Opened[" + sending + "]";
    }
  }

  /** Noted as in progress, for the case that the process dies over them. */
  Handed of(String practice, List<Long> sendings) throws SQLException {
    List<Subject> begun = subjects(practice, sendings);
    deaths.begin(begun);
    boolean dies = false;
    List<Long> over = List.of();
    try {
      Handed handed = handOver(practice, sendings);
      over = handed.over();
      return handed;
    } catch (SQLException | RuntimeException | Error failure) {
      dies = MemoryExhausted.isIn(failure);
      throw failure;
    } finally {
      deaths.reset(subjects(practice, over));
      if (!dies) {
        begun.removeAll(subjects(practice, over));
        deaths.forgive(begun);
      }
    }
  }

  private static List<Subject> subjects(String practice, List<Long> sendings) {
    List<Subject> subjects = new ArrayList<>();
    sendings.forEach(id -> subjects.add(Subject.sending(id, practice)));
    return subjects;
  }

  private Handed handOver(String practice, List<Long> sendings) throws SQLException {
    try (Connection connection = database.getConnection();
        InHand hand = InHand.take(connection, sendings)) {
      List<Waiting> waiting = DueSendings.find(connection, hand.taken());
      List<Opened> opened = open(connection, waiting);
      int broken = waiting.size() - opened.size();
      if (opened.isEmpty()) {
        return new Handed(List.of(), broken, false);
      }
      int over = put(connection, practice, opened);
      List<Long> delivered = opened.subList(0, over).stream().map(o -> o.sending().id()).toList();
      if (over > 0) {
        watch.reached(CrashPoint.RESULT_BEFORE_LEDGER);
        DueSendings.delivered(connection, delivered);
      }
      return new Handed(delivered, broken, over < opened.size());
    }
  }

  private List<Opened> open(Connection connection, List<Waiting> waiting) throws SQLException {
    List<Opened> opened = new ArrayList<>();
    for (Waiting sending : waiting) {
      try {
        opened.add(new Opened(sending, seal.open(sending.sealed(), sending.place())));
      } catch (SealBroken broken) {
        BrokenSeals.log("PAYLOAD", sending.id(), broken);
        DueSendings.broken(connection, sending);
      }
    }
    return opened;
  }

  /**
   * Together, or one by one where that fails: what one file meets is its own.
   *
   * @return how many were taken, the first of them
   */
  private int put(Connection connection, String practice, List<Opened> files) throws SQLException {
    if (files.size() > 1) {
      try {
        outbox.putAll(practice, files.stream().map(Opened::file).toList());
        return files.size();
      } catch (IOException oneOfThem) {
        LOG.debug("{} files for {} are handed over one by one", files.size(), practice);
      }
    }
    int taken = 0;
    for (Opened one : files) {
      try {
        outbox.put(practice, one.sending().fileName(), one.content());
      } catch (IOException e) {
        refused(connection, one.sending(), e);
        return taken;
      }
      taken++;
    }
    return taken;
  }

  private static void refused(Connection connection, Waiting sending, IOException failure)
      throws SQLException {
    // The message of any other may hold anything that a server said.
    String why =
        failure instanceof NotHandedOver
            ? String.valueOf(failure.getMessage())
            : failure.getClass().getSimpleName();
    DueSendings.failed(connection, sending, why);
    LOG.warn(
        "{} takes nothing now: {}; {} sendings wait",
        sending.partner(),
        why,
        DueSendings.due(connection, sending));
  }
}
