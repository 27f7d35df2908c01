package org.estuaire.hl7v2;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.StatedTime;

/**
 * Dates and times of HL7 (TS, DTM): {@code yyyy[MM[dd[HH[mm[ss[.ffff]]]]]][+zzzz]}. Without an
 * offset a time is that of the sender's zone; what is not said is the beginning of what is said.
 */
public final class Hl7Time {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.\\d{0,9})?)?)?)?)?)?"
              + "(?:([+-])(\\d{2})(\\d{2}))?");
  private static final int LONGEST = 30;

  /** Before this year a date is a mistake; those of the future are judged by when they arrived. */
  private static final int FIRST_YEAR = 1850;

  private static final int LAST_YEAR = 9999;

  private Hl7Time() {}

  /**
   * Empty when the text is no date or time.
   *
   * @param zone where the sender's clocks stand
   */
  public static Optional<StatedTime> stated(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              part(form, 1, 0),
              part(form, 2, 1),
              part(form, 3, 1),
              part(form, 4, 0),
              part(form, 5, 0),
              part(form, 6, 0));
      boolean plausible = local.getYear() >= FIRST_YEAR && local.getYear() <= LAST_YEAR;
      return plausible ? Optional.of(stated(local, form, zone)) : Optional.empty();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static StatedTime stated(LocalDateTime local, Matcher form, ZoneId zone) {
    if (form.group(7) == null) {
      return StatedTime.of(local, zone);
    }
    int sign = form.group(7).equals("-") ? -1 : 1;
    ZoneOffset offset = ZoneOffset.ofHoursMinutes(sign * part(form, 8, 0), sign * part(form, 9, 0));
    return StatedTime.at(local.toInstant(offset));
  }

  private static int part(Matcher form, int group, int missing) {
    return form.group(group) == null ? missing : Integer.parseInt(form.group(group));
  }

  /**
   * A date of birth or death.
   *
   * @param uncertain a part was missing and was completed by the rule of RNIV 1: the first of the
   *     month when the day is unknown, 31 December when day and month are
   */
  public record Day(LocalDate date, boolean uncertain) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Day[…]";
    }
  }

  /** Empty when the text is no date. */
  public static Optional<Day> day(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    int year = part(form, 1, 0);
    int month = part(form, 2, 0);
    int day = part(form, 3, 0);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(complete(year, month, day));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Day complete(int year, int month, int day) {
    if (month == 0 && day == 0) {
      return new Day(LocalDate.of(year, 12, 31), true);
    }
    if (month == 0) {
      return new Day(LocalDate.of(year, 1, day), true);
    }
    return new Day(LocalDate.of(year, month, Math.max(day, 1)), day == 0);
  }
}
