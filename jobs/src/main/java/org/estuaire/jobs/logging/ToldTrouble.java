package org.estuaire.jobs.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.estuaire.jobs.night.NightLockLost;
import org.estuaire.repository.DatabaseTrouble;
import org.slf4j.Marker;

/**
 * Keeps the traces of a server that is away out of the log: every library on the way up writes one,
 * hundreds of lines together, and none says what to do. The command that ends, or the process that
 * stays, says it in one line.
 */
public final class ToldTrouble extends TurboFilter {

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] arguments,
      Throwable thrown) {
    Throwable failure = thrown == null ? lastOf(arguments) : thrown;
    return failure != null && isTold(failure) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  /** Where a failure is the last argument of a message, its trace is written as well. */
  private static Throwable lastOf(Object[] arguments) {
    return arguments != null
            && arguments.length > 0
            && arguments[arguments.length - 1] instanceof Throwable failure
        ? failure
        : null;
  }

  private static boolean isTold(Throwable thrown) {
    return DatabaseTrouble.in(thrown).isPresent() || comesOfALostLock(thrown);
  }

  private static boolean comesOfALostLock(Throwable thrown) {
    return thrown instanceof NightLockLost
        || (thrown.getCause() != null && comesOfALostLock(thrown.getCause()));
  }
}
