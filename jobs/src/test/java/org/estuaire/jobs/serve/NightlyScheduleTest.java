package org.estuaire.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.quartz.spi.OperableTrigger;

class NightlyScheduleTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final JobDetail JOB =
      JobBuilder.newJob(NightlyTrigger.class).withIdentity("nightly").build();

  @ParameterizedTest
  @ValueSource(strings = {"00:30", "01:30", "02:00", "02:30", "02:59", "03:00", "23:59"})
  void everyDayOfTheYearHasOneNight(String hour) {
    for (ZoneId zone : List.of(PARIS, ZoneId.of("America/Miquelon"), ZoneId.of("Indian/Reunion"))) {
      NightlySchedule schedule = new NightlySchedule(LocalTime.parse(hour), zone);
      List<LocalDate> nights =
          fires(schedule, Instant.parse("2026-01-01T12:00:00Z"), 365).stream()
              .map(fire -> fire.atZone(zone).toLocalDate())
              .toList();

      assertThat(nights).doesNotHaveDuplicates().isSorted();
      assertThat(nights.get(364)).isEqualTo(nights.get(0).plusDays(364));
    }
  }

  @Test
  void inSpringTheSkippedHourIsRunAnHourLater() {
    NightlySchedule schedule = new NightlySchedule(LocalTime.of(2, 30), PARIS);

    assertThat(local(fires(schedule, Instant.parse("2026-03-27T12:00:00Z"), 3)))
        .containsExactly("2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30");
  }

  @Test
  void aStartOnTheDayBeforeTheSkippedHourKeepsTheHourAfterwards() {
    NightlySchedule schedule = new NightlySchedule(LocalTime.of(2, 30), PARIS);

    assertThat(local(fires(schedule, Instant.parse("2026-03-28T12:00:00Z"), 2)))
        .containsExactly("2026-03-29T03:30", "2026-03-30T02:30");
  }

  @Test
  void inAutumnTheRepeatedHourIsRunOnce() {
    NightlySchedule schedule = new NightlySchedule(LocalTime.of(2, 30), PARIS);

    assertThat(fires(schedule, Instant.parse("2026-10-24T12:00:00Z"), 2))
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void aStartBetweenTheTwoPassesOfTheHourWaitsForTheNextDay() {
    NightlySchedule schedule = new NightlySchedule(LocalTime.of(2, 30), PARIS);

    assertThat(fires(schedule, Instant.parse("2026-10-25T00:45:00Z"), 1))
        .containsExactly(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    // The night of the 30th was missed.
    "2026-11-29T01:30:10Z, 2026-11-30T08:00:00Z, 2026-11-30T01:30:00Z",
    // Several were.
    "2026-11-20T01:30:10Z, 2026-11-30T08:00:00Z, 2026-11-30T01:30:00Z",
    "2026-11-20T01:30:10Z, 2026-11-30T00:10:00Z, 2026-11-29T01:30:00Z",
    // None was.
    "2026-11-30T01:30:10Z, 2026-11-30T08:00:00Z, 2026-12-01T01:30:00Z",
    "2026-11-30T07:00:00Z, 2026-11-30T08:00:00Z, 2026-12-01T01:30:00Z"
  })
  void aNightThatWasMissedIsDueAtTheStart(Instant last, Instant now, Instant first) {
    NightlySchedule schedule = new NightlySchedule(LocalTime.of(2, 30), PARIS);

    assertThat(schedule.trigger(JOB, now, Optional.of(last)).getStartTime().toInstant())
        .isEqualTo(first);
  }

  /** As the scheduler asks for them, from now on. */
  private static List<Instant> fires(NightlySchedule schedule, Instant now, int count) {
    Trigger trigger = schedule.trigger(JOB, now, Optional.empty());
    ((OperableTrigger) trigger).computeFirstFireTime(null);
    List<Instant> fires = new ArrayList<>();
    Date after = Date.from(now.minusMillis(1));
    while (fires.size() < count) {
      after = trigger.getFireTimeAfter(after);
      fires.add(after.toInstant());
    }
    return fires;
  }

  private static List<String> local(List<Instant> fires) {
    return fires.stream().map(fire -> LocalDateTime.ofInstant(fire, PARIS).toString()).toList();
  }
}
