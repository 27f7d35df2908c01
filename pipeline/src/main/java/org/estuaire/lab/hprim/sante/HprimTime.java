package org.estuaire.lab.hprim.sante;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.exchange.Norm;
import org.estuaire.exchange.StatedTime;
import org.estuaire.person.StatedDay;

/** Dates and times of HPRIM: {@code yyyyMMdd[HHmm[ss]]}, always local times. */
final class HprimTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  /** The norm that writes them. */
  static final Norm NORM =
      new Norm(
          HprimSanteFinding.IDENTIFIER_TOO_LONG,
          HprimSanteFinding.DATE_UNREADABLE,
          HprimTime::stated);

  /** Before this year a date is a mistake; those of the future are judged by when they arrived. */
  private static final int FIRST_YEAR = 1850;

  private static final int LAST_YEAR = 9999;

  private HprimTime() {}

  /**
   * @param zone where the reader's clocks stand
   */
  static String write(Instant at, ZoneId zone) {
    return WRITTEN.format(at.atZone(zone));
  }

  /**
   * Empty when the text is no date or time.
   *
   * @param zone where the sender's clocks stand
   */
  static Optional<StatedTime> stated(String text, ZoneId zone) {
    int length = text.length();
    boolean form = length == 8 || length == 10 || length == 12 || length == 14;
    if (!form || !isDigits(text)) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              part(text, 0, 4),
              part(text, 4, 6),
              part(text, 6, 8),
              part(text, 8, 10),
              part(text, 10, 12),
              part(text, 12, 14));
      return plausible(local.getYear())
          ? Optional.of(StatedTime.of(local, zone))
          : Optional.empty();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** A day of birth or death, of which 00 stands for what is unknown; empty when there is none. */
  static Optional<StatedDay> day(String text) {
    int length = text.length();
    boolean form = length >= 4 && length <= 14 && length % 2 == 0;
    return form && isDigits(text)
        ? StatedDay.of(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8))
        : Optional.empty();
  }

  private static boolean plausible(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int part(String text, int from, int to) {
    return text.length() < to ? 0 : Integer.parseInt(text, from, to, 10);
  }
}
