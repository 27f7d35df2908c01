package org.estuaire.jobs.serve;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CalendarIntervalScheduleBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/**
 * One night a day, at an hour that clocks show. On the day on which they skip that hour it is run
 * an hour later, on the day on which they repeat it once: a cron expression would leave the first
 * one out.
 *
 * @param at the hour
 * @param zone where the clocks stand
 */
record NightlySchedule(LocalTime at, ZoneId zone) {

  /**
   * The nights from now on. One that comes due while the scheduler can't run it is run once, as
   * soon as it can.
   *
   * @param lastNight when the last night began: one that was due since is made up for at once;
   *     empty before the first one
   */
  Trigger trigger(JobDetail job, Instant now, Optional<Instant> lastNight) {
    Instant due =
        lastNight.filter(last -> isDue(last, now)).map(last -> yesterday(now)).orElse(now);
    ZonedDateTime first = first(due);
    // The trigger keeps the hour of its start, so it can't start in an hour that is skipped.
    boolean skipped = !first.toLocalTime().equals(at);
    ZonedDateTime start =
        skipped ? first.toLocalDate().minusDays(1).atTime(at).atZone(zone) : first;
    CalendarIntervalScheduleBuilder daily =
        CalendarIntervalScheduleBuilder.calendarIntervalSchedule()
            .withIntervalInDays(1)
            .inTimeZone(TimeZone.getTimeZone(zone))
            .preserveHourOfDayAcrossDaylightSavings(true)
            .skipDayIfHourDoesNotExist(false);
    return TriggerBuilder.newTrigger()
        .forJob(job)
        .withIdentity("nightly")
        .startAt(Date.from(start.toInstant()))
        .withSchedule(
            skipped
                ? daily.withMisfireHandlingInstructionDoNothing()
                : daily.withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  private boolean isDue(Instant last, Instant now) {
    return !first(last.plusSeconds(1)).toInstant().isAfter(now);
  }

  /** The latest night that was due lies less than a day back, also on a day of 25 hours. */
  private Instant yesterday(Instant now) {
    ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(at).atZone(zone);
    return today.toInstant().isAfter(now)
        ? today.toLocalDate().minusDays(1).atTime(at).atZone(zone).toInstant()
        : today.toInstant();
  }

  private ZonedDateTime first(Instant now) {
    ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(at).atZone(zone);
    return today.toInstant().isBefore(now)
        ? today.toLocalDate().plusDays(1).atTime(at).atZone(zone)
        : today;
  }
}
