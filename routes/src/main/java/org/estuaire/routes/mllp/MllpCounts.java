package org.estuaire.routes.mllp;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the listener has done since the process started, for the metrics. */
public final class MllpCounts {

  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder turnedAway = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder misframed = new LongAdder();
  private final LongAdder heldBack = new LongAdder();

  void countOpened() {
    open.incrementAndGet();
  }

  void countClosed() {
    open.decrementAndGet();
  }

  void countMisframed() {
    misframed.increment();
  }

  void countHeldBack() {
    heldBack.increment();
  }

  void countTurnedAway() {
    turnedAway.increment();
  }

  void countAccepted(boolean known) {
    (known ? repeated : accepted).increment();
  }

  void countRefused() {
    refused.increment();
  }

  void countFailed() {
    failed.increment();
  }

  /** Connections that are open now. */
  public int connections() {
    return open.get();
  }

  /** Connections refused: too many, of all or of one sender, or from an address of nobody. */
  public long turnedAway() {
    return turnedAway.sum();
  }

  /** Messages without a start, or not ended in time. */
  public long misframed() {
    return misframed.sum();
  }

  /** Messages after which a sender was held back, since it sends too fast. */
  public long heldBack() {
    return heldBack.sum();
  }

  /** Messages acknowledged, new. */
  public long accepted() {
    return accepted.sum();
  }

  /** Messages acknowledged that had come before. */
  public long repeated() {
    return repeated.sum();
  }

  /** Messages rejected for what they are. */
  public long refused() {
    return refused.sum();
  }

  /** Messages that could not be stored; their senders were told to send them again. */
  public long failed() {
    return failed.sum();
  }
}
