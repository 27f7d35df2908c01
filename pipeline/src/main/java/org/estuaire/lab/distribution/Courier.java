package org.estuaire.lab.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Seal;
import org.estuaire.exchange.landing.SideBySide;
import org.estuaire.exchange.trouble.Deaths;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.exchange.trouble.StepDeaths;
import org.estuaire.exchange.trouble.Subject;
import org.estuaire.lab.distribution.HandOver.Handed;
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

  private final DueSendings due;
  private final ResultOutbox outbox;
  private final int sideBySide;
  private final Duration longest;
  private final StepDeaths deaths;
  private final HandOver handOver;

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
    this.due = new DueSendings(database);
    this.outbox = outbox;
    this.sideBySide = sideBySide;
    this.longest = longest;
    this.deaths = new StepDeaths(database, Step.HAND_OVER);
    this.handOver = new HandOver(database, seal, outbox, watch, deaths);
  }

  /** What a round delivered and what it could not. */
  public record Round(int delivered, int failed) {
    private static final Round NOTHING = new Round(0, 0);

    private Round plus(Round other) {
      return new Round(delivered + other.delivered, failed + other.failed);
    }
  }

  /**
   * Delivers everything that is due. A practice that refuses one file is passed over for this
   * round: it would refuse, or keep silent about, the others as well. One that takes long is left
   * for the next round when its time is used up. Sendings over which the process died come last,
   * each alone; one that ended it too often is stuck.
   */
  public Round deliver() throws SQLException {
    return begin().end();
  }

  /** Begins a round of several legs, while more is being decided. */
  public Tour begin() throws SQLException {
    return new Tour(suspects());
  }

  /** One round. Its legs follow one another; each may be another thread's. */
  public final class Tour {

    private final Set<Subject> suspects;
    private final Set<Long> left;
    private final Map<String, Long> spent = new ConcurrentHashMap<>();
    private final Set<String> passedOver = ConcurrentHashMap.newKeySet();
    private volatile boolean brokenOff;
    private Round done = Round.NOTHING;

    private Tour(Set<Subject> suspects) {
      this.suspects = suspects;
      this.left = suspects.stream().map(Subject::number).collect(Collectors.toSet());
    }

    /**
     * Delivers what is due now, but for what is suspect; to none whose server may take long: it
     * would keep the next leg waiting.
     */
    public void leg() throws SQLException {
      serve(practice -> outbox.atOnce(practice) > 1);
    }

    /**
     * Delivers everything that is due.
     *
     * @return what became of it, in this leg and those before
     */
    public Round end() throws SQLException {
      serve(practice -> true);
      boolean waitedFor = !suspects.isEmpty();
      for (Subject suspect : suspects) {
        done = done.plus(serveAlone(suspect));
        if (!due.isWaiting(suspect.number())) {
          deaths.reset(List.of(suspect));
        }
      }
      suspects.clear();
      if (waitedFor) {
        // Later versions of the same dossiers.
        serve(practice -> true);
      }
      return done;
    }

    /** Begins nothing more; what is being handed over comes to its end. */
    public void breakOff() {
      brokenOff = true;
    }

    private void serve(Predicate<String> whom) throws SQLException {
      List<String> practices = new ArrayList<>(due.practices());
      practices.removeIf(practice -> passedOver.contains(practice) || !whom.test(practice));
      try {
        done =
            SideBySide.each(practices, sideBySide, this::served).stream().reduce(done, Round::plus);
      } catch (IOException e) {
        if (e.getCause() instanceof SQLException cause) {
          throw cause;
        }
        throw new UncheckedIOException(e);
      }
    }

    private Round served(String practice) throws IOException {
      long began = System.nanoTime() - spent.getOrDefault(practice, 0L);
      try {
        return serve(practice, began);
      } catch (SQLException e) {
        throw new IOException(e);
      } finally {
        spent.put(practice, System.nanoTime() - began);
      }
    }

    private Round serve(String practice, long began) throws SQLException {
      Round served = Round.NOTHING;
      boolean more = true;
      while (more) {
        more = false;
        for (List<Long> some : due.next(practice, left, outbox.atOnce(practice))) {
          if (brokenOff) {
            return served;
          }
          if (System.nanoTime() - began > longest.toNanos()) {
            due.late(practice, CourierFinding.TIME_USED_UP.code());
            LOG.warn("{} takes too long: {}", practice, CourierFinding.TIME_USED_UP.code());
            passedOver.add(practice);
            return served;
          }
          Handed handed = handOver.of(practice, some);
          served = served.plus(round(handed));
          if (handed.refused()) {
            passedOver.add(practice);
            return served;
          }
          // The next versions of their dossiers may go now.
          more |= !handed.over().isEmpty() || handed.broken() > 0;
        }
      }
      return served;
    }
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
    Handed handed = handOver.of(suspect.partner(), List.of(suspect.number()));
    return round(handed);
  }

  private static Round round(Handed handed) {
    return new Round(handed.over().size(), handed.broken() + (handed.refused() ? 1 : 0));
  }

  /**
   * Has a sending tried again at once.
   *
   * @return false when it is delivered already, withheld, or unknown
   */
  public boolean retry(long sending) throws SQLException {
    return due.retry(sending);
  }
}
