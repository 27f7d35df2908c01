package org.estuaire.lab.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.BrokenSeals;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.SealBroken;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.StepDeaths;
import org.estuaire.exchange.trouble.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what was decided, practices side by side, versions in their order. What can't be
 * delivered now is tried again, less and less often; after {@value #MOST_ATTEMPTS} attempts an
 * operator has to look.
 */
public final class Courier {

  static final int MOST_ATTEMPTS = 20;

  private static final Duration FOR_EVER = Duration.ofDays(365);

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final DataSource database;
  private final DueSendings due;
  private final Seal seal;
  private final ResultOutbox outbox;
  private final CrashPoint.Watch watch;
  private final int sideBySide;
  private final Duration longest;
  private final StepDeaths deaths;

  /** A courier that serves one practice after another, each for as long as it takes. */
  public Courier(DataSource database, Seal seal, ResultOutbox outbox, CrashPoint.Watch watch) {
    this(database, seal, outbox, watch, 1, FOR_EVER);
  }

  /**
   * A courier.
   *
   * @param sideBySide practices served at once: a slow one keeps none of the others waiting
   * @param longest time after which no other file is begun for a practice in one round
   */
  public Courier(
      DataSource database,
      Seal seal,
      ResultOutbox outbox,
      CrashPoint.Watch watch,
      int sideBySide,
      Duration longest) {
    this.database = database;
    this.due = new DueSendings(database);
    this.seal = seal;
    this.outbox = outbox;
    this.watch = watch;
    this.sideBySide = sideBySide;
    this.longest = longest;
    this.deaths = new StepDeaths(database, Step.HAND_OVER);
  }

  /** What a round delivered and what it could not. */
  public record Round(int delivered, int failed) {
    private static final Round NOTHING = new Round(0, 0);

    private Round plus(Round other) {
      return new Round(delivered + other.delivered, failed + other.failed);
    }
  }

  /** What became of one sending. */
  private enum Handed {
    OVER,
    /** Its practice takes nothing now. */
    REFUSED,
    /** It can't be sent; that says nothing of the practice. */
    BROKEN,
    /** Somebody else has it, or it was delivered meanwhile. */
    GONE
  }

  /**
   * Delivers everything that is due. A practice that refuses one file is passed over for this
   * round: it would refuse, or keep silent about, the others as well. One that takes long is left
   * for the next round when its time is used up. Sendings over which the process died come last,
   * each alone; one that ended it too often is stuck.
   */
  public Round deliver() throws SQLException {
    Set<Subject> suspects = suspects();
    Set<Long> left = suspects.stream().map(Subject::number).collect(Collectors.toSet());
    Round round = serveAll(left);
    for (Subject suspect : suspects) {
      round = round.plus(serveAlone(suspect));
      if (!due.isWaiting(suspect.number())) {
        deaths.reset(List.of(suspect));
      }
    }
    // Later versions of the same dossiers have waited for them.
    return suspects.isEmpty() ? round : round.plus(serveAll(left));
  }

  private Set<Subject> suspects() throws SQLException {
    Set<Subject> suspects = new LinkedHashSet<>();
    for (Map.Entry<Subject, Integer> one : deaths.read().entrySet()) {
      if (one.getValue() >= Deaths.SET_ASIDE) {
        LOG.error(
            "{}: sending {} to {} ended the process; it is set aside",
            DeliveryFinding.DEADLY.code(),
            one.getKey().number(),
            one.getKey().partner());
        due.deadly(one.getKey().number());
        deaths.reset(List.of(one.getKey()));
      } else {
        suspects.add(one.getKey());
      }
    }
    return suspects;
  }

  private Round serveAlone(Subject suspect) throws SQLException {
    return switch (handOver(suspect)) {
      case OVER -> new Round(1, 0);
      case REFUSED, BROKEN -> new Round(0, 1);
      case GONE -> Round.NOTHING;
    };
  }

  private Round serveAll(Set<Long> but) throws SQLException {
    try {
      return SideBySide.each(due.practices(), sideBySide, practice -> served(practice, but))
          .stream()
          .reduce(Round.NOTHING, Round::plus);
    } catch (IOException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new UncheckedIOException(e);
    }
  }

  private Round served(String practice, Set<Long> but) throws IOException {
    try {
      return serve(practice, but);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Round serve(String practice, Set<Long> but) throws SQLException {
    int delivered = 0;
    int broken = 0;
    long began = System.nanoTime();
    boolean more = true;
    while (more) {
      more = false;
      for (long id : due.next(practice, but)) {
        if (System.nanoTime() - began > longest.toNanos()) {
          due.late(practice, CourierFinding.TIME_USED_UP.code());
          LOG.warn("{} takes too long: {}", practice, CourierFinding.TIME_USED_UP.code());
          return new Round(delivered, broken);
        }
        Handed handed = handOver(Subject.sending(id, practice));
        if (handed == Handed.REFUSED) {
          return new Round(delivered, broken + 1);
        }
        delivered += handed == Handed.OVER ? 1 : 0;
        broken += handed == Handed.BROKEN ? 1 : 0;
        // The next version of its dossier may go now.
        more |= handed == Handed.OVER || handed == Handed.BROKEN;
      }
    }
    return new Round(delivered, broken);
  }

  /**
   * Has a sending tried again at once.
   *
   * @return false when it is delivered already, withheld, or unknown
   */
  public boolean retry(long sending) throws SQLException {
    return due.retry(sending);
  }

  /** Noted as in progress, for the case that the process dies over it. */
  private Handed handOver(Subject sending) throws SQLException {
    deaths.begin(List.of(sending));
    boolean dies = false;
    Handed handed = Handed.REFUSED;
    try {
      handed = handOver(sending.number());
      return handed;
    } catch (SQLException | RuntimeException | Error failure) {
      dies = MemoryExhausted.isIn(failure);
      throw failure;
    } finally {
      if (handed == Handed.OVER) {
        deaths.reset(List.of(sending));
      } else if (!dies) {
        deaths.forgive(List.of(sending));
      }
    }
  }

  private Handed handOver(long id) throws SQLException {
    try (Connection connection = database.getConnection();
        InHand hand = InHand.take(connection, id)) {
      Optional<DueSendings.Waiting> waiting =
          hand.taken() ? DueSendings.find(connection, id) : Optional.empty();
      return waiting.isPresent() ? handOver(connection, waiting.get()) : Handed.GONE;
    }
  }

  private Handed handOver(Connection connection, DueSendings.Waiting sending) throws SQLException {
    byte[] content;
    try {
      content = seal.open(sending.sealed(), sending.place());
    } catch (SealBroken broken) {
      BrokenSeals.log("PAYLOAD", sending.id(), broken);
      DueSendings.broken(connection, sending);
      return Handed.BROKEN;
    }
    try {
      outbox.put(sending.partner(), sending.fileName(), content);
    } catch (IOException e) {
      // The message of any other may hold anything that a server said.
      String why =
          e instanceof NotHandedOver
              ? String.valueOf(e.getMessage())
              : e.getClass().getSimpleName();
      DueSendings.failed(connection, sending, why);
      LOG.warn(
          "{} takes nothing now: {}; {} sendings wait",
          sending.partner(),
          why,
          DueSendings.due(connection, sending));
      return Handed.REFUSED;
    }
    watch.reached(CrashPoint.RESULT_BEFORE_LEDGER);
    DueSendings.delivered(connection, sending);
    return Handed.OVER;
  }
}
