package org.estuaire.lab.cda;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.exchange.Norm;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.StatedTime;
import org.estuaire.person.StatedDay;

/**
 * Times of CDA (type TS): {@code yyyyMMddHHmmss.fff+zzzz}, cut anywhere after the year. Without an
 * offset a time is that of the sender's zone.
 */
final class CdaTime {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx", Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSxx", Locale.ROOT);
  private static final DateTimeFormatter NARRATIVE =
      DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", Locale.ROOT);
  private static final int FIRST_YEAR = 1850;
  private static final int LAST_YEAR = 9999;
  private static final int OFFSET = 5;
  private static final int MOST_FRACTION = 6;

  /** The norm that writes them. */
  static final Norm NORM =
      new Norm(CdaFinding.IDENTIFIER_TOO_LONG, CdaFinding.DATE_UNREADABLE, CdaTime::stated);

  private CdaTime() {}

  /** The point in time of a TS or an interval: its value, else its beginning, else its end. */
  static String text(Element time) {
    String text = time.attribute("value");
    text = text.isEmpty() ? time.first("low").attribute("value") : text;
    text = text.isEmpty() ? time.first("high").attribute("value") : text;
    return text.isEmpty() ? time.first("center").attribute("value") : text;
  }

  /** The time of an element, empty when it says none or nothing of sense: nobody is told. */
  static Optional<Instant> of(Element time, Remarks remarks) {
    return remarks.stated(text(time)).map(StatedTime::earliest);
  }

  /**
   * Empty when the text is no date or time.
   *
   * @param zone where the sender's clocks stand
   */
  static Optional<StatedTime> stated(String text, ZoneId zone) {
    int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
    if (sign >= 0 && text.length() - sign != OFFSET) {
      return Optional.empty();
    }
    try {
      if (sign < 0) {
        return local(text).map(local -> StatedTime.of(local.time(), zone));
      }
      ZoneOffset offset = ZoneOffset.of(text.substring(sign));
      return local(text.substring(0, sign))
          .map(local -> StatedTime.at(local.time().toInstant(offset)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** A local time and how many of its parts (year, month, day …) were given. */
  private record Local(LocalDateTime time, int parts) {}

  /** A day of birth; empty when the text is none. */
  static Optional<StatedDay> day(String text) {
    int sign = Math.max(text.indexOf('+'), text.indexOf('-'));
    try {
      return local(sign < 0 ? text : text.substring(0, sign)).flatMap(CdaTime::completed);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<StatedDay> completed(Local local) {
    LocalDate date = local.time().toLocalDate();
    return StatedDay.of(
        date.getYear(),
        local.parts() > 1 ? date.getMonthValue() : 0,
        local.parts() > 2 ? date.getDayOfMonth() : 0);
  }

  private static Optional<Local> local(String text) {
    int dot = text.indexOf('.');
    String digits = dot < 0 ? text : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1);
    boolean whole = digits.length() == 14 || fraction.isEmpty() && dot < 0;
    if (!whole
        || digits.length() < 4
        || digits.length() > 14
        || digits.length() % 2 != 0
        || fraction.length() > MOST_FRACTION
        || !allDigits(digits)
        || !allDigits(fraction)) {
      return Optional.empty();
    }
    int year = Integer.parseInt(digits.substring(0, 4));
    int nanos = fraction.isEmpty() ? 0 : nanos(fraction);
    LocalDateTime time =
        LocalDateTime.of(
            year,
            part(digits, 4, 1),
            part(digits, 6, 1),
            part(digits, 8, 0),
            part(digits, 10, 0),
            part(digits, 12, 0),
            nanos);
    boolean plausible = year >= FIRST_YEAR && year <= LAST_YEAR;
    return plausible ? Optional.of(new Local(time, digits.length() / 2 - 1)) : Optional.empty();
  }

  private static int nanos(String fraction) {
    return Integer.parseInt(fraction + "0".repeat(9 - fraction.length()));
  }

  private static int part(String digits, int at, int missing) {
    return at < digits.length() ? Integer.parseInt(digits.substring(at, at + 2)) : missing;
  }

  private static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** As CDA writes it, with the offset of a zone; to the second where nothing is lost. */
  static String written(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return (local.getNano() == 0 ? SECONDS : MICROSECONDS).format(local);
  }

  /** For a reader. */
  static String narrative(Instant at, ZoneId zone) {
    return NARRATIVE.format(at.atZone(zone));
  }
}
