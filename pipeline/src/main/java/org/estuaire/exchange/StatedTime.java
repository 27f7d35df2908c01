package org.estuaire.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * When something was stated, as far as its source says: at one moment, or somewhere between two. A
 * local time without an offset names two moments in the hour that clocks repeat in autumn; a time
 * that can't be true leaves only bounds.
 *
 * @param earliest never after {@code latest}
 */
public record StatedTime(Instant earliest, Instant latest) {

  public StatedTime {
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }

  /** One moment. */
  public static StatedTime at(Instant moment) {
    return new StatedTime(moment, moment);
  }

  /**
   * What clocks of a zone showed. In the hour that they skip in spring it is taken as shown by
   * clocks that nobody put forward.
   */
  public static StatedTime of(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.size() < 2
        ? at(local.atZone(zone).toInstant())
        : new StatedTime(local.toInstant(offsets.get(0)), local.toInstant(offsets.get(1)));
  }

  public StatedTime plus(Duration duration) {
    return new StatedTime(earliest.plus(duration), latest.plus(duration));
  }

  public boolean isExact() {
    return earliest.equals(latest);
  }
}
