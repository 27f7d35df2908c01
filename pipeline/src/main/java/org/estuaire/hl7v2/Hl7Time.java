package org.estuaire.hl7v2;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.StatedTime;
import org.estuaire.person.StatedDay;

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

  /**
   * Before this year a date is a mistake; those of the future are checked against when they
   * arrived.
   */
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

  /** A day of birth or death, of which 00 stands for what is unknown; empty when there is none. */
  public static Optional<StatedDay> day(String text) {
    Matcher form = FORM.matcher(text);
    return text.length() > LONGEST || !form.matches()
        ? Optional.empty()
        : StatedDay.of(part(form, 1, 0), part(form, 2, 0), part(form, 3, 0));
  }
}
