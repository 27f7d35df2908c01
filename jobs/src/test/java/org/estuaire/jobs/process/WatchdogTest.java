package org.estuaire.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** When a process that does not end by itself is ended from within. */
class WatchdogTest {

  private static final long STOP_WITHIN = 20_000;

  private long now;
  private long collecting;
  private final Watchdog watchdog =
      new Watchdog(() -> now, new CollectionShare(() -> now, () -> collecting));

  @Test
  void aProcessThatNobodyStopsGoesOnAlsoWhenItCollectsMuch() {
    for (int second = 0; second < 100; second++) {
      assertThat(secondWith(80)).isEmpty();
    }
  }

  @Test
  void aStopThatIsNotObeyedEndsTheProcessInTime() {
    secondWith(0);
    watchdog.stopAsked();
    assertThat(secondsUntilEnded(0)).isBetween(10L, STOP_WITHIN / 1_000 - 2);
    assertThat(secondWith(0)).hasValue(ExitCode.INCOMPLETE);
  }

  @Test
  void aStopIsNotWaitedForWhereMemoryIsShort() {
    secondWith(0);
    watchdog.stopAsked();
    assertThat(secondsUntilEnded(60)).isBetween(2L, 4L);
    assertThat(secondWith(60)).hasValue(ExitCode.INCOMPLETE);
  }

  @Test
  void aProcessWithoutMemoryEndsBeforeAStopThatItDoesNotHearOfIsDue() {
    secondWith(0);
    assertThat(secondsUntilEnded(95)).isBetween(10L, STOP_WITHIN / 1_000 - 2);
    assertThat(secondWith(95)).hasValue(ExitCode.MEMORY);
  }

  @Test
  void onePauseEndsNoProcess() {
    for (int second = 0; second < 20; second++) {
      secondWith(0);
    }
    now += 10_000;
    collecting += 10_000;
    assertThat(watchdog.look()).isEmpty();
  }

  private OptionalInt secondWith(int percentOfCollecting) {
    now += 1_000;
    collecting += percentOfCollecting * 10L;
    return watchdog.look();
  }

  private long secondsUntilEnded(int percentOfCollecting) {
    long start = now;
    while (secondWith(percentOfCollecting).isEmpty()) {
      assertThat(now - start).isLessThan(2 * STOP_WITHIN);
    }
    return (now - start) / 1_000;
  }
}
