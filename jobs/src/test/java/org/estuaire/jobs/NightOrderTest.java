package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.estuaire.exchange.view.NightFigures;
import org.estuaire.exchange.view.NightFigures.PartnerNight;
import org.estuaire.exchange.view.NightFigures.PastNight;
import org.estuaire.jobs.night.NightRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks are set; nights follow one another all the same. */
class NightOrderTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String FIRST = "HP_LOT_20261120_1730_01.hl7";
  private static final String SECOND = "HP_LOT_20261120_1830_02.hl7";

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {"2 hours", "-2 hours"})
  void aNightCountsWhatCameSinceTheOneBeforeWhateverTheClockSays(String clockWasAhead)
      throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      long first = night(test, FIRST);
      setClockOfThePast(test, clockWasAhead);
      long second = night(test, SECOND);

      PartnerNight night = laboratory(figures(test, second));
      assertThat(night.arrivals()).isEqualTo(1);
      assertThat(night.records()).isEqualTo(records(test, SECOND)).isPositive();
      assertThat(figures(test, second).night().received()).isEqualTo(night.records());
      assertThat(figures(test, second).history())
          .extracting(PastNight::runId, PastNight::records)
          .containsExactly(
              tuple(second, records(test, SECOND)), tuple(first, records(test, FIRST)));
    }
  }

  @Test
  void aNightInWhichNothingCameCountsNothing() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      night(test, FIRST);
      PartnerNight night = laboratory(figures(test, test.night().runId()));
      assertThat(night.arrivals()).isZero();
      assertThat(night.records()).isZero();
    }
  }

  private static long night(TestInstallation test, String file) throws Exception {
    test.drop(LABORATORY, file, TestInstallation.sample(LABORATORY, file));
    return test.night().runId();
  }

  private static NightFigures figures(TestInstallation test, long run) throws Exception {
    return new NightRunner(test.installation()).figures(run);
  }

  private static PartnerNight laboratory(NightFigures figures) {
    return figures.partners().stream()
        .filter(partner -> partner.partner().equals(LABORATORY))
        .findFirst()
        .orElseThrow();
  }

  private static long records(TestInstallation test, String file) throws Exception {
    return Long.parseLong(
        test.value(
            "SELECT d.records FROM exchange.delivery d JOIN exchange.arrival a"
                + " ON a.delivery_id = d.id WHERE a.file_name = ?",
            file));
  }

  /** What the night before noted, had the clock been ahead then by so much. */
  private static void setClockOfThePast(TestInstallation test, String ahead) throws Exception {
    try (Connection connection = test.installation().database().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE exchange.delivery DISABLE TRIGGER night_of_delivery");
      statement.execute(
          "UPDATE exchange.delivery SET finished_at = finished_at + interval '" + ahead + "'");
      statement.execute("ALTER TABLE exchange.delivery ENABLE TRIGGER night_of_delivery");
      statement.execute(
          "UPDATE exchange.arrival SET arrived_at = arrived_at + interval '" + ahead + "'");
      statement.execute(
          "UPDATE exchange.run SET started_at = started_at + interval '"
              + ahead
              + "', ended_at = ended_at + interval '"
              + ahead
              + "'");
    }
  }
}
