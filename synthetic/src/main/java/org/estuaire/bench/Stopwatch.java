package org.estuaire.bench;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.jobs.night.NightProgress;

/** Notes the time, and the processor time used so far, when a step of a night begins. */
final class Stopwatch implements NightProgress {

  private static final String INTAKE = "intake";

  /** The step behind the lanes: when it begins, every row is committed. */
  private static final String RECEIPTS = "receipts";

  private final DataSource database;
  private final Map<String, Moment> begun = new HashMap<>();

  Stopwatch(DataSource database) {
    this.database = database;
  }

  private record Moment(long nanos, CpuTime cpu) {}

  @Override
  public void step(String name) {
    long nanos = System.nanoTime();
    try {
      begun.put(name, new Moment(nanos, CpuTime.now(database)));
    } catch (SQLException e) {
      throw new IllegalStateException("processor time is not known", e);
    }
  }

  @Override
  public void chunk(LaneName lane, LoadCount count, Duration took) {}

  /** From the first byte taken in to the last row committed. */
  Duration untilCommitted() {
    return Duration.ofNanos(
        requireNonNull(begun.get(RECEIPTS)).nanos() - requireNonNull(begun.get(INTAKE)).nanos());
  }

  CpuTime cpuUntilCommitted() {
    return requireNonNull(begun.get(RECEIPTS)).cpu().since(requireNonNull(begun.get(INTAKE)).cpu());
  }
}
