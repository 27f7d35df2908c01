package org.estuaire.routes.mllp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Says of one sender only so much in a minute, and counts the rest: who sends thousands of messages
 * that are refused fills neither the log nor the audit trail.
 */
final class Sparingly {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  /** What was said of a sender, and left out, since a moment. */
  private record Said(long since, int times, long leftOut) {}

  private final int most;
  private final LongSupplier nanos;
  private final Map<String, Said> senders =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /**
   * @param most times in a minute
   */
  Sparingly(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** Whether to say something of a sender now; else it is counted. */
  synchronized boolean may(String sender) {
    Said said = senders.getOrDefault(sender, new Said(nanos.getAsLong(), 0, 0));
    boolean may = said.times() < most;
    senders.put(
        sender,
        new Said(said.since(), said.times() + (may ? 1 : 0), said.leftOut() + (may ? 0 : 1)));
    return may;
  }

  /** How much was left out in a minute that is over, once; 0 for nothing. */
  synchronized long leftOut(String sender) {
    Said said = senders.get(sender);
    if (said == null || nanos.getAsLong() - said.since() < WINDOW.toNanos()) {
      return 0;
    }
    senders.remove(sender);
    return said.leftOut();
  }
}
