package org.estuaire.jobs.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.estuaire.installation.FolderFailure;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.repository.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Keeps the traces of a server that is unavailable, and those of a step whose disk is full, out of
 * the log: every library on the way up writes one, hundreds of lines together, and none says what
 * to do. The command that ends, or the process that stays, says it in one line.
 */
public final class ToldTrouble extends TurboFilter {

  private static final String STEPS = "org.springframework.batch.core.step";

  /** PostgreSQL, appendix A: disk_full. */
  private static final String DISK_FULL = "53100";

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] arguments,
      Throwable thrown) {
    Throwable failure = thrown == null ? lastOf(arguments) : thrown;
    return failure != null && (isTold(failure) || isStep(logger) && isOfFullDisk(failure))
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  /** Where a failure is the last argument of a message, its trace is written as well. */
  private static @Nullable Throwable lastOf(Object[] arguments) {
    return arguments != null
            && arguments.length > 0
            && arguments[arguments.length - 1] instanceof Throwable failure
        ? failure
        : null;
  }

  private static boolean isTold(Throwable thrown) {
    return DatabaseTrouble.in(thrown).isPresent() || comesOfALostLock(thrown);
  }

  /** What a step fails with is reported by its night. */
  private static boolean isStep(Logger logger) {
    return logger.getName().startsWith(STEPS);
  }

  private static boolean isOfFullDisk(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .anyMatch(
            cause ->
                cause instanceof FolderFailure
                    || cause instanceof SQLException refused
                        && DISK_FULL.equals(refused.getSQLState()));
  }

  private static boolean comesOfALostLock(Throwable thrown) {
    return thrown instanceof NightLockLost
        || (thrown.getCause() != null && comesOfALostLock(thrown.getCause()));
  }
}
