package org.estuaire.jobs.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.jobs.night.NightProgress;

/** Notes when each step of a night begins. */
final class Stopwatch implements NightProgress {

  private static final String INTAKE = "intake";

  /** The step behind the lanes: when it begins, every row is committed. */
  private static final String RECEIPTS = "receipts";

  private final Map<String, Long> begun = new LinkedHashMap<>();

  @Override
  public void step(String name) {
    begun.put(name, System.nanoTime());
  }

  @Override
  public void chunk(LaneName lane, LoadCount count, Duration took) {}

  /** From the first byte taken in to the last row committed. */
  Duration untilCommitted() {
    return Duration.ofNanos(begun.get(RECEIPTS) - begun.get(INTAKE));
  }
}
