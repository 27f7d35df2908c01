package org.estuaire.lab.hprim.medecins;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.Norm;
import org.estuaire.exchange.StatedTime;

/**
 * A date of the header: {@code dd/MM/yyyy} by the norm; {@code dd/MM/yy} and {@code yyyy-MM-dd}
 * occur too.
 *
 * @param date the day; of a year of two digits, the latest that isn't after the day of reference
 * @param centuryGuessed the year has two digits
 */
record HeaderDate(LocalDate date, boolean centuryGuessed) {
  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "HeaderDate[…]";
  }

  /** The one time that a dossier states is the day of its examination. */
  static final Norm NORM =
      new Norm(
          MedecinsFinding.FIELD_TOO_LONG, MedecinsFinding.NO_EXAM_DATE, HeaderDate::ofExamination);

  /** Any day after all of a year of two digits: the format is of 1997. */
  private static final LocalDate LATEST_EXAM = LocalDate.of(2089, 12, 31);

  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[/.-](\\d{1,2})[/.-](\\d{1,2})");

  /** Whether a text has the form of a date, possible or not: 00/00/1950 has it. */
  static boolean hasForm(String text) {
    return text.length() <= 10
        && (DAY_FIRST.matcher(text).matches() || YEAR_FIRST.matcher(text).matches());
  }

  /**
   * Empty for what is no day of the calendar.
   *
   * @param latest decides the century of a year of two digits
   */
  static Optional<HeaderDate> of(String text, LocalDate latest) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), latest);
    }
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    return yearFirst.matches()
        ? day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3), latest)
        : Optional.empty();
  }

  private static Optional<StatedTime> ofExamination(String text, ZoneId zone) {
    return of(text, LATEST_EXAM)
        .map(day -> StatedTime.at(day.date().atStartOfDay(zone).toInstant()));
  }

  private static Optional<HeaderDate> day(String year, String month, String day, LocalDate latest) {
    boolean guessed = year.length() == 2;
    int number = Integer.parseInt(year);
    int full = guessed ? latest.getYear() / 100 * 100 + number : number;
    try {
      LocalDate date = LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day));
      boolean earlier = guessed && date.isAfter(latest);
      return Optional.of(new HeaderDate(earlier ? date.minusYears(100) : date, guessed));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
