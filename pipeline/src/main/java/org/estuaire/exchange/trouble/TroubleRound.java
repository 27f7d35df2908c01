package org.estuaire.exchange.trouble;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.estuaire.exchange.DamagedDelivery;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.landing.FolderFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass of a step, with what fails in it by itself. Safe for several threads. */
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
  private final Map<Subject, Integer> before;
  private final Set<Subject> met = ConcurrentHashMap.newKeySet();

  TroubleRound(DataSource database, Step step, Map<Subject, Integer> before) {
    this.database = database;
    this.step = step;
    this.before = Map.copyOf(before);
  }

  /** Whether something is left alone in this pass: it failed in it, or too often before. */
  public boolean passesOver(Subject subject) {
    if (subject.kind().isGivenUp(before.getOrDefault(subject, 0))) {
      met.add(subject);
    }
    return met.contains(subject);
  }

  /** Whether something failed before, so that it had better be done alone. */
  public boolean isKnown(Subject subject) {
    return before.containsKey(subject);
  }

  /**
   * Notes that something failed, and leaves a line in the log: code, number and partner.
   *
   * @param failure trouble of this one; see {@link Everybody}
   */
  public void note(Subject subject, Throwable failure) throws SQLException {
    FindingCode code = code(subject, failure);
    LOG.error(
        "{}: {} {} of {} failed in {}: {}",
        code.code(),
        subject.kind(),
        subject.number(),
        subject.partner(),
        step.code(),
        cause(failure),
        saysItAll(failure) ? null : failure);
    note(subject, code, cause(failure), 1);
  }

  /** Notes that something ended the process too often; it is not tried again unless asked for. */
  public void noteDeadly(Subject subject) throws SQLException {
    LOG.error(
        "{}: {} {} of {} ended the process in {}",
        DeliveryFinding.DEADLY.code(),
        subject.kind(),
        subject.number(),
        subject.partner(),
        step.code());
    note(subject, DeliveryFinding.DEADLY, "", Troubles.MOST_ATTEMPTS);
  }

  /** Ends the pass: what it did not stumble over any more is in order again. */
  public void end() throws SQLException {
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
    if (causes(failure).anyMatch(DamagedDelivery.class::isInstance)) {
      return DeliveryFinding.DAMAGED;
    }
    return subject.kind() == Subject.Kind.PARTNER
        ? DeliveryFinding.PARTNER_FAILED
        : DeliveryFinding.FAILED;
  }

  /** Whether an operator learns nothing more from where in the program it came up. */
  private static boolean saysItAll(Throwable failure) {
    return causes(failure)
        .anyMatch(cause -> cause instanceof DamagedDelivery || cause instanceof FolderFailure);
  }

  /**
   * The folder that can't be used, else the kind of the innermost cause: its words may quote a
   * value.
   */
  private static String cause(Throwable failure) {
    Optional<String> folder =
        causes(failure)
            .filter(FolderFailure.class::isInstance)
            .map(cause -> ((FolderFailure) cause).brief())
            .findFirst();
    return folder.orElseGet(() -> kind(failure));
  }

  private static String kind(Throwable failure) {
    Throwable innermost = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
    if (innermost instanceof SQLException refused) {
      return "SQLSTATE " + refused.getSQLState();
    }
    return innermost.getClass() == IOException.class
        ? failure.getClass().getSimpleName()
        : innermost.getClass().getSimpleName();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
