package org.estuaire.exchange.trouble;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.estuaire.exchange.DamagedDelivery;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.FindingCode;
import org.estuaire.installation.FolderFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass of a step, with what fails in it on its own. Safe for several threads. */
public final class TroubleRound {

  private static final Logger LOG = LoggerFactory.getLogger(TroubleRound.class);

  private static final String NOTE =
      """
      INSERT INTO exchange.trouble AS t (step, kind, number, partner, code, cause, attempts)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (step, kind, number, partner) DO UPDATE SET
        code = excluded.code, cause = excluded.cause, last_at = clock_timestamp(),
        attempts = greatest(t.attempts + 1, excluded.attempts)
      """;

  private static final String OVER =
      "DELETE FROM exchange.trouble WHERE step = ? AND kind = ? AND number = ? AND partner = ?";

  private final DataSource database;
  private final Step step;
  private final Map<Subject, Boolean> before;
  private final StepDeaths stepDeaths;
  private final Map<Subject, Integer> deaths;
  private final Set<Subject> met = ConcurrentHashMap.newKeySet();

  /**
   * @param before what failed before, and whether it is given up
   * @param deaths what the process came to an end over before
   */
  TroubleRound(
      DataSource database,
      Step step,
      Map<Subject, Boolean> before,
      StepDeaths stepDeaths,
      Map<Subject, Integer> deaths) {
    this.database = database;
    this.step = step;
    this.before = Map.copyOf(before);
    this.stepDeaths = stepDeaths;
    this.deaths = Map.copyOf(deaths);
  }

  /** Sets aside what has ended the process too often. */
  void setDeadlyAside() throws SQLException {
    for (Map.Entry<Subject, Integer> one : deaths.entrySet()) {
      if (one.getValue() >= Deaths.SET_ASIDE) {
        setAside(one.getKey());
        stepDeaths.reset(List.of(one.getKey()));
      }
    }
  }

  /** The report is nobody's alone, and every night has one of its own to try. */
  private void setAside(Subject subject) throws SQLException {
    if (step == Step.REPORT) {
      noteMissing(subject, step.code() + ": " + DeliveryFinding.DEADLY.code());
    } else {
      noteDeadly(subject);
    }
  }

  /**
   * Whether something is left alone in this pass: it failed in it, or too often before, or has
   * ended the process too often.
   */
  public boolean passesOver(Subject subject) {
    if (before.getOrDefault(subject, false)) {
      met.add(subject);
    }
    return met.contains(subject);
  }

  /** Whether something failed before, so that it had better be done alone. */
  public boolean isKnown(Subject subject) {
    return before.containsKey(subject) || isSuspect(subject);
  }

  /** Whether the process came to an end over it, so that it had better be done last and alone. */
  public boolean isSuspect(Subject subject) {
    return deaths.containsKey(subject);
  }

  /** What is done with things that a step has in progress. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T perform() throws SQLException, E;
  }

  /**
   * Works on things that are noted as in progress meanwhile, for the case that the process dies.
   * Memory that runs out counts as a death.
   */
  public <T, E extends Exception> T holding(Collection<Subject> subjects, Work<T, E> work)
      throws SQLException, E {
    stepDeaths.begin(subjects);
    boolean done = false;
    boolean dies = false;
    try {
      T result = work.perform();
      done = true;
      return result;
    } catch (Throwable failure) {
      dies = MemoryExhausted.isIn(failure);
      throw failure;
    } finally {
      if (done) {
        stepDeaths.reset(subjects);
      } else if (!dies) {
        stepDeaths.forgive(subjects);
      }
    }
  }

  /**
   * Notes that something failed, and leaves a line in the log: code, number and partner.
   *
   * @param failure trouble of this one; see {@link Everybody}
   */
  public void note(Subject subject, Throwable failure) throws SQLException {
    FindingCode code = code(subject, failure);
    LOG.error(
        "{}: {} failed in {}: {}",
        code.code(),
        subject.words(),
        step.code(),
        FailureKind.of(failure),
        saysItAll(failure) ? null : failure);
    note(subject, code, FailureKind.of(failure), 1);
  }

  /** Notes that something can't be shown in the report. */
  public void noteMissing(Subject subject, String why) throws SQLException {
    LOG.error("{}: {}: {}", DeliveryFinding.NOT_REPORTED.code(), subject.partner(), why);
    note(subject, DeliveryFinding.NOT_REPORTED, why, 1);
  }

  /** Notes that what is left of a partner waits for the next night. */
  public void noteWaiting(Subject partner) throws SQLException {
    LOG.warn(
        "{}: what is left of {} waits for the next night",
        DeliveryFinding.TOO_MANY_REJECTS_OF_NIGHT.code(),
        partner.words());
    note(partner, DeliveryFinding.TOO_MANY_REJECTS_OF_NIGHT, "", 1);
  }

  /**
   * Notes that something waits for the decision of an operator.
   *
   * @param why code of the finding that says what is to be decided
   */
  public void noteUndecided(Subject subject, String why) throws SQLException {
    note(subject, DeliveryFinding.UNDECIDED, why, 1);
  }

  /** Notes that something ended the process too often; it is not tried again unless asked for. */
  public void noteDeadly(Subject subject) throws SQLException {
    LOG.error(
        "{}: {} ended the process in {}",
        DeliveryFinding.DEADLY.code(),
        subject.words(),
        step.code());
    note(subject, DeliveryFinding.DEADLY, "", Troubles.MOST_ATTEMPTS);
  }

  /** Ends the pass: what it did not stumble over any more is in order again. */
  public void end() throws SQLException {
    stepDeaths.reset(deaths.keySet());
    if (before.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(OVER)) {
      for (Subject subject : before.keySet()) {
        if (!met.contains(subject)) {
          set(delete, subject);
          delete.executeUpdate();
        }
      }
    }
  }

  private void note(Subject subject, FindingCode code, String cause, int attempts)
      throws SQLException {
    met.add(subject);
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(NOTE)) {
      set(insert, subject);
      insert.setString(5, code.code());
      insert.setString(6, cause);
      insert.setInt(7, attempts);
      insert.executeUpdate();
    }
  }

  private void set(PreparedStatement statement, Subject subject) throws SQLException {
    statement.setString(1, step.code());
    statement.setString(2, subject.kind().name());
    statement.setLong(3, subject.number());
    statement.setString(4, subject.partner());
  }

  private static FindingCode code(Subject subject, Throwable failure) {
    if (FailureKind.causes(failure).anyMatch(DamagedDelivery.class::isInstance)) {
      return DeliveryFinding.DAMAGED;
    }
    return subject.kind() == Subject.Kind.PARTNER
        ? DeliveryFinding.PARTNER_FAILED
        : DeliveryFinding.FAILED;
  }

  /** Whether an operator learns nothing more from where in the program it came up. */
  private static boolean saysItAll(Throwable failure) {
    return FailureKind.causes(failure)
        .anyMatch(
            cause ->
                cause instanceof DamagedDelivery
                    || cause instanceof FolderFailure
                    || cause instanceof DeliveryRefused);
  }
}
