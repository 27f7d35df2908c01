package org.estuaire.lab.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.estuaire.exchange.StatedTime;

/**
 * Dates and times of FHIR (date, dateTime, instant; FHIR R4, 2.24.0.1): {@code
 * yyyy[-MM[-dd[Thh:mm[:ss[.f]][+zz:zz]]]]}. The offset that FHIR asks for may be missing: then a
 * time is that of the sender's zone. What is not said is the beginning of what is said.
 */
final class FhirTime {

  private static final int LONGEST = 40;
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  /** Before this year a date is a mistake; those of the future are judged by when they arrived. */
  private static final int FIRST_YEAR = 1850;

  private static final int LAST_YEAR = 9999;
  private static final Instant EARLIEST = Instant.parse("1850-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private FhirTime() {}

  /**
   * Empty when the text is no date or time.
   *
   * @param zone where the sender's clocks stand
   */
  static Optional<StatedTime> stated(String text, ZoneId zone) {
    if (text.length() <= DAY) {
      return day(text)
          .map(day -> StatedTime.at(beginning(text, day.date()).atStartOfDay(zone).toInstant()));
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      boolean zoned =
          text.endsWith("Z") || text.lastIndexOf('+') > DAY || text.lastIndexOf('-') > DAY;
      StatedTime time =
          zoned
              ? StatedTime.at(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS))
              : StatedTime.of(LocalDateTime.parse(text).truncatedTo(ChronoUnit.MICROS), zone);
      boolean plausible = time.earliest().isAfter(EARLIEST) && time.latest().isBefore(LATEST);
      return plausible ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static LocalDate beginning(String text, LocalDate day) {
    return text.length() == YEAR ? day.withDayOfYear(1) : day;
  }

  /**
   * A date of birth or death.
   *
   * @param uncertain a part was missing and was completed by the rule of RNIV 1: the first of the
   *     month when the day is unknown, 31 December when day and month are
   */
  record Day(LocalDate date, boolean uncertain) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Day[…]";
    }
  }

  /** Empty when the text is no date; of a time, its day. */
  static Optional<Day> day(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      Day day = parsed(text.length() > DAY ? text.substring(0, DAY) : text);
      int year = day.date().getYear();
      return Optional.of(day).filter(d -> year >= FIRST_YEAR && year <= LAST_YEAR);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Day parsed(String text) {
    switch (text.length()) {
      case YEAR:
        return new Day(Year.parse(text).atMonth(12).atDay(31), true);
      case MONTH:
        return new Day(YearMonth.parse(text).atDay(1), true);
      default:
        return new Day(LocalDate.parse(text), false);
    }
  }

  /** A time as it is written for readers of a zone. */
  static String text(Instant time, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
  }
}
