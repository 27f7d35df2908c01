package org.estuaire.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final InetAddress LABO = InetAddress.getLoopbackAddress();

  private final AtomicLong nanos = new AtomicLong();
  private final Pace pace = new Pace(10, 1000, nanos::get);

  @Test
  void tenSecondsWorthMayComeAtOnceAndWhatFollowsWaits() {
    for (int i = 0; i < 100; i++) {
      assertThat(pace.after(LABO, 1)).isZero();
    }
    assertThat(pace.after(LABO, 1)).isEqualTo(Duration.ofMillis(100));
    pass(Duration.ofSeconds(1));
    assertThat(pace.after(LABO, 1)).isZero();
  }

  @Test
  void fewLargeMessagesCountAsManySmallOnes() {
    assertThat(pace.after(LABO, 10_000)).isZero();
    assertThat(pace.after(LABO, 2_000)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void oneAddressDoesNotSlowAnother() throws Exception {
    pace.after(LABO, 100_000);
    assertThat(pace.after(InetAddress.getByName("127.0.0.2"), 1)).isZero();
  }

  @Test
  void whatWasLeftOutIsToldOnceItsMinuteIsOver() {
    Sparingly trail = new Sparingly(2, nanos::get);
    assertThat(trail.may("labo")).isTrue();
    assertThat(trail.may("labo")).isTrue();
    assertThat(trail.may("labo")).isFalse();
    assertThat(trail.may("other")).isTrue();
    assertThat(trail.leftOut("labo")).isZero();
    pass(Duration.ofMinutes(1));
    assertThat(trail.leftOut("labo")).isEqualTo(1);
    assertThat(trail.leftOut("labo")).isZero();
    assertThat(trail.may("labo")).isTrue();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
