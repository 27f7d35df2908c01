package org.estuaire.person;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A day of birth or death, whole even where its source does not know all of it.
 *
 * @param uncertain a part was missing and was completed by the rule of RNIV 1
 */
public record StatedDay(LocalDate date, boolean uncertain) {

  /** Before this year a date is a mistake; those of the future are judged by when they arrived. */
  private static final int FIRST_YEAR = 1850;

  private static final int LAST_YEAR = 9999;

  /**
   * A day of which month and day may be 0, for unknown: the first of the month when the day is, the
   * day in January when the month is, 31 December when both are (RNIV 1). Empty when there is no
   * such day.
   */
  public static Optional<StatedDay> of(int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          month == 0 && day == 0
              ? LocalDate.of(year, 12, 31)
              : LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
      return Optional.of(new StatedDay(date, month == 0 || day == 0));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /**
   * Whether it lies after the moment at which somebody spoke of it. A day of grace: the statement
   * may come from beyond the date line, or be dated without its hour. Of a day that was completed
   * only the year counts.
   */
  public boolean liesAhead(Instant statedAt) {
    LocalDate latest = LocalDate.ofInstant(statedAt, ZoneOffset.UTC).plusDays(1);
    return uncertain ? date.getYear() > latest.getYear() : date.isAfter(latest);
  }

  /** Says nothing: the day identifies a person. */
  @Override
  public String toString() {
    return "StatedDay[…]";
  }
}
