package org.estuaire.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.estuaire.exchange.StatedTime;
import org.estuaire.person.StatedDay;

/**
 * Dates and times of FHIR (date, dateTime, instant; FHIR R4, 2.24.0.1): {@code
 * yyyy[-MM[-dd[Thh:mm[:ss[.f]][+zz:zz]]]]}. The offset that FHIR asks for may be missing: then a
 * time is that of the sender's zone. What is not said is the beginning of what is said.
 */
public final class FhirTime {

  private static final int LONGEST = 40;
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;
  private static final int SECONDS_OF_A_MINUTE = 60;

  /** Before it a time is a mistake; those of the future are judged by when they arrived. */
  private static final Instant EARLIEST = Instant.parse("1850-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private FhirTime() {}

  /**
   * Empty when the text is no date or time.
   *
   * @param zone where the sender's clocks stand
   */
  public static Optional<StatedTime> stated(String text, ZoneId zone) {
    if (text.length() <= DAY) {
      return day(text)
          .map(day -> StatedTime.at(beginning(text, day.date()).atStartOfDay(zone).toInstant()));
    }
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      StatedTime time =
          tellsItsOffset(text)
              ? StatedTime.at(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS))
              : StatedTime.of(LocalDateTime.parse(text).truncatedTo(ChronoUnit.MICROS), zone);
      boolean plausible = time.earliest().isAfter(EARLIEST) && time.latest().isBefore(LATEST);
      return plausible ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static boolean tellsItsOffset(String text) {
    return text.endsWith("Z") || text.lastIndexOf('+') > DAY || text.lastIndexOf('-') > DAY;
  }

  /** One moment ({@code instant}): empty when the text is none, or does not tell its offset. */
  public static Optional<Instant> instant(String text) {
    return text.length() > DAY && tellsItsOffset(text)
        ? stated(text, ZoneOffset.UTC).map(StatedTime::earliest)
        : Optional.empty();
  }

  private static LocalDate beginning(String text, LocalDate day) {
    return text.length() == YEAR ? day.withDayOfYear(1) : day;
  }

  /** A day of birth or death. Empty when the text is no date; of a time, its day. */
  public static Optional<StatedDay> day(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return parsed(text.length() > DAY ? text.substring(0, DAY) : text);
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<StatedDay> parsed(String text) {
    switch (text.length()) {
      case YEAR:
        return StatedDay.of(Year.parse(text).getValue(), 0, 0);
      case MONTH:
        YearMonth month = YearMonth.parse(text);
        return StatedDay.of(month.getYear(), month.getMonthValue(), 0);
      default:
        LocalDate day = LocalDate.parse(text);
        return StatedDay.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
  }

  /**
   * A time as it is written for readers of a zone; in UTC where its clocks then stood by the sun,
   * since FHIR's offsets have no seconds.
   */
  public static String text(Instant time, ZoneId zone) {
    boolean bySun = zone.getRules().getOffset(time).getTotalSeconds() % SECONDS_OF_A_MINUTE != 0;
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.atZone(bySun ? ZoneOffset.UTC : zone));
  }
}
