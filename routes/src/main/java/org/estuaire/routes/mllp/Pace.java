package org.estuaire.routes.mllp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.estuaire.exchange.Finding;
import org.estuaire.routes.TransportFinding;

/**
 * How fast one address may send: ten seconds' worth at once, then so many messages and bytes a
 * second. Whoever is faster is read later, and its own TCP holds it back: nothing is lost.
 */
final class Pace {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long BURST = 10 * SECOND;
  private static final int MOST_REMEMBERED = 10_000;

  private final int messagesPerSecond;
  private final int bytesPerSecond;
  private final long nanosPerMessage;
  private final double nanosPerByte;
  private final LongSupplier nanos;

  /** By address: the moment until which what it sent would have taken at the allowed pace. */
  private final Map<InetAddress, Long> paidUntil =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Pace(int messagesPerSecond, int bytesPerSecond, LongSupplier nanos) {
    this.messagesPerSecond = messagesPerSecond;
    this.bytesPerSecond = bytesPerSecond;
    this.nanosPerMessage = SECOND / messagesPerSecond;
    this.nanosPerByte = (double) SECOND / bytesPerSecond;
    this.nanos = nanos;
  }

  /** What a sender is told of that goes beyond it. */
  Finding finding() {
    return Finding.of(
        TransportFinding.HELD_BACK, Integer.toString(messagesPerSecond), size(bytesPerSecond));
  }

  private static String size(int bytes) {
    return bytes < 1 << 20 ? (bytes >> 10) + " k" : (bytes >> 20) + " M";
  }

  /** Counts a message, and says how long to wait before the next one of its address is read. */
  synchronized Duration after(InetAddress address, int bytes) {
    long now = nanos.getAsLong();
    long cost = Math.max(nanosPerMessage, (long) (bytes * nanosPerByte));
    Long before = paidUntil.get(address);
    long from = before == null || before - now < 0 ? now : before;
    paidUntil.put(address, from + cost);
    return Duration.ofNanos(Math.max(0, from + cost - now - BURST));
  }
}
