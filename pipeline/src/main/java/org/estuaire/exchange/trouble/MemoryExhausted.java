package org.estuaire.exchange.trouble;

import java.util.stream.Stream;

/**
 * Tells that memory ran out, however deep in a failure: it ends the run, and counts as a death at
 * what was in progress, so that the next run leaves it aside.
 */
public final class MemoryExhausted {

  private MemoryExhausted() {}

  public static boolean isIn(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }
}
