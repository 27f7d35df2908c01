package org.estuaire.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What must be true of a date of birth or death. */
public final class PersonDates {

  private PersonDates() {}

  /**
   * Whether a day lies after the moment at which somebody spoke of it. A day of grace: the
   * statement may come from beyond the date line, or be dated without its hour.
   *
   * @param uncertain the day was completed by a rule: only its year counts
   */
  public static boolean liesAhead(LocalDate day, boolean uncertain, Instant statedAt) {
    LocalDate latest = LocalDate.ofInstant(statedAt, ZoneOffset.UTC).plusDays(1);
    return uncertain ? day.getYear() > latest.getYear() : day.isAfter(latest);
  }
}
