package org.estuaire.delimited;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.Finding;

/** Dates as council software and spreadsheets write them. */
final class DateCells {

  private static final int EARLIEST_YEAR = 1890;
  private static final int LATEST_YEAR = 2199;
  private static final int LONGEST_DAY = "31/12/2026".length();
  private static final Pattern FRENCH =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4}|\\d{2})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

  /** Databases write every date as a moment: its day counts. */
  private static final Pattern TIME_OF_DAY =
      Pattern.compile(
          "^(\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}|\\d{8})[ T]\\d{1,2}[:h]\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?$");

  /** Eight digits: the year of one order is no month of the other, so that both can be told. */
  private static final Pattern DATABASE =
      Pattern.compile("((?:18|19|20|21)\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

  private static final Pattern BARE_FRENCH =
      Pattern.compile("(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2])((?:18|19|20|21)\\d{2})");

  private static final Pattern SERIAL = Pattern.compile("\\d{5}");

  /** Day 0 of a spreadsheet, shifted by the 29 February 1900 that spreadsheets believe in. */
  private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

  /** How senders write "no date" in a column that their software forces to be filled. */
  private static final Set<String> NO_DATE =
      Set.of(
          "31/12/9999",
          "01/01/1900",
          "00/00/0000",
          "9999-12-31",
          "1900-01-01",
          "0000-00-00",
          "00/00/00",
          "00000000",
          "99991231",
          "19000101",
          "31/12/2999",
          "2999-12-31");

  private DateCells() {}

  static Cell read(String text, OptionalInt latestShortYear) {
    // What is no longer than a day has no time behind it.
    boolean timed = text.length() > LONGEST_DAY;
    return day(timed ? TIME_OF_DAY.matcher(text).replaceFirst("$1") : text, latestShortYear);
  }

  private static Cell day(String text, OptionalInt latestShortYear) {
    if (NO_DATE.contains(text)) {
      return new Cell.Absent(
          Optional.of(Finding.of(DelimitedFinding.DATE_STANDING_FOR_NONE).quoting(text)));
    }
    Matcher french = FRENCH.matcher(text);
    if (french.matches()) {
      return french(text, french, latestShortYear);
    }
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return date(text, number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher database = DATABASE.matcher(text);
    if (database.matches()) {
      return date(text, number(database, 1), number(database, 2), number(database, 3));
    }
    Matcher bare = BARE_FRENCH.matcher(text);
    if (bare.matches()) {
      return date(text, number(bare, 3), number(bare, 2), number(bare, 1));
    }
    // Four digits would as well be a year, so only serial numbers from 1927 on are accepted.
    return SERIAL.matcher(text).matches()
        ? inRange(text, SPREADSHEET_EPOCH.plusDays(Integer.parseInt(text)))
        : CellType.broken(DelimitedFinding.DATE_UNREADABLE, text);
  }

  static Cell readMoment(String text, ZoneId zone) {
    String iso = text.replace(' ', 'T');
    try {
      Instant moment =
          hasOffset(iso)
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).atZone(zone).toInstant();
      int year = moment.atZone(zone).getYear();
      return year >= EARLIEST_YEAR && year <= LATEST_YEAR
          ? new Cell.Present(moment)
          : CellType.broken(DelimitedFinding.DATE_IMPOSSIBLE, text);
    } catch (DateTimeParseException e) {
      return CellType.broken(DelimitedFinding.MOMENT_UNREADABLE, text);
    }
  }

  private static boolean hasOffset(String iso) {
    int time = iso.indexOf('T');
    return iso.endsWith("Z")
        || (time > 0 && (iso.indexOf('+', time) > 0 || iso.indexOf('-', time) > 0));
  }

  private static Cell french(String text, Matcher parts, OptionalInt latestShortYear) {
    int year = number(parts, 4);
    if (parts.group(4).length() == 4) {
      return date(text, year, number(parts, 3), number(parts, 1));
    }
    if (latestShortYear.isEmpty()) {
      return CellType.broken(DelimitedFinding.YEAR_TOO_SHORT, text);
    }
    int latest = latestShortYear.getAsInt();
    int full = latest - Math.floorMod(latest - year, 100);
    return date(text, full, number(parts, 3), number(parts, 1));
  }

  private static Cell date(String text, int year, int month, int day) {
    try {
      return inRange(text, LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return CellType.broken(DelimitedFinding.DATE_IMPOSSIBLE, text);
    }
  }

  private static Cell inRange(String text, LocalDate date) {
    return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR
        ? new Cell.Present(date)
        : CellType.broken(DelimitedFinding.DATE_IMPOSSIBLE, text);
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
