package org.estuaire.exchange;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What a norm adds to the remarks about its records: how it writes times, and how its own findings
 * call a key that is too long and a time that is none.
 */
public record Norm(FindingCode keyTooLong, FindingCode timeUnreadable, Times times) {

  /** How a norm writes times. */
  public interface Times {
    /**
     * Empty when the text is no date or time.
     *
     * @param zone where the sender's clocks stand
     */
    Optional<StatedTime> stated(String text, ZoneId zone);
  }
}
