package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.view.Quarantine;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery that keeps killing the process. */
class SetAsideTest {

  @TempDir Path data;

  @Test
  void aDeliveryThatKilledTheProcessThreeTimesIsSetAsideAndTheOthersAreLoaded() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      Installation installation = test.installation();
      long poison = take(installation, "HP_LOT_20261120_1730_01.hl7");
      take(installation, "HP_LOT_20261120_1830_02.hl7");
      // What three crashes during its loading leave behind.
      change(installation, "UPDATE exchange.delivery SET attempts = 3 WHERE id = " + poison);

      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);

      try (Connection connection = installation.database().getConnection()) {
        Status status = Status.read(connection);
        assertThat(status.deliveries()).containsEntry("refused", 1L).containsEntry("loaded", 1L);
        assertThat(status.balance().setAside()).isPositive();
        assertThat(status.balanceCloses()).isTrue();
        List<Quarantine.Reason> why =
            new Quarantine(Findings.all()).reasons(connection, poison, 0, Language.FR);
        assertThat(why).extracting(Quarantine.Reason::code).contains("DEL-003");
      }

      assertThat(installation.loading().replay().reopen(poison)).isTrue();
      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);

      try (Connection connection = installation.database().getConnection()) {
        Status status = Status.read(connection);
        assertThat(status.deliveries()).containsEntry("refused", 0L).containsEntry("loaded", 2L);
        assertThat(status.balance().setAside()).isZero();
        assertThat(status.balanceCloses()).isTrue();
      }
    }
  }

  @Test
  void aDeliveryThatBeganInVainIsLoadedAfterAllOthers() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      Installation installation = test.installation();
      long suspect = take(installation, "HP_LOT_20261120_1730_01.hl7");
      long other = take(installation, "HP_LOT_20261120_1830_02.hl7");
      change(installation, "UPDATE exchange.delivery SET attempts = 1 WHERE id = " + suspect);

      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);

      assertThat(
              TestQuery.rows(
                  installation.database(),
                  "SELECT id::text FROM exchange.delivery WHERE state = 'LOADED' AND attempts = 0"
                      + " ORDER BY finished_at"))
          .containsExactly(Long.toString(other), Long.toString(suspect));
    }
  }

  private static long take(Installation installation, String file) throws Exception {
    Partner partner = installation.configuration().partner("labo-hauts-pins").orElseThrow();
    Path path =
        installation
            .folders()
            .samples()
            .resolve("deliveries")
            .resolve(partner.code())
            .resolve(file);
    return installation.intake().take(partner, path, Channel.SAMPLES).deliveryId();
  }

  private static void change(Installation installation, String sql) throws SQLException {
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
