package org.estuaire.jobs.night;

import java.time.Duration;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;

/** Hears how the night goes: the terminal shows it, metrics count it. */
public interface NightProgress {

  void step(String name);

  /**
   * A chunk was committed.
   *
   * @param took from the beginning of its transaction to the end of its writing
   */
  void chunk(LaneName lane, LoadCount count, Duration took);

  /** Nobody listens. */
  NightProgress SILENT =
      new NightProgress() {
        @Override
        public void step(String name) {}

        @Override
        public void chunk(LaneName lane, LoadCount count, Duration took) {}
      };

  /** Both hear. */
  default NightProgress and(NightProgress other) {
    NightProgress first = this;
    return new NightProgress() {
      @Override
      public void step(String name) {
        first.step(name);
        other.step(name);
      }

      @Override
      public void chunk(LaneName lane, LoadCount count, Duration took) {
        first.chunk(lane, count, took);
        other.chunk(lane, count, took);
      }
    };
  }
}
