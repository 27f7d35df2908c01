package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.load.ChunkSource;
import org.estuaire.exchange.load.LaneLoading;
import org.estuaire.exchange.view.Quarantine;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.installation.Findings;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivery that keeps killing the process. */
class SetAsideTest {

  @TempDir Path data;

  @Test
  void aDeliveryThatKilledTheProcessTwiceIsSetAsideAndTheOthersAreLoaded() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      Installation installation = test.installation();
      long poison = take(installation, "HP_LOT_20261120_1730_01.hl7");
      take(installation, "HP_LOT_20261120_1830_02.hl7");
      installation.loading().inspection().inspectAll(1);
      // What two crashes during its loading leave behind.
      change(installation, "UPDATE exchange.delivery SET attempts = 2 WHERE id = " + poison);

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
  void aDeliveryThatKilledTheProcessTwiceWhileItWasInspectedIsSetAside() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      Installation installation = test.installation();
      long poison = take(installation, "HP_LOT_20261120_1730_01.hl7");
      take(installation, "HP_LOT_20261120_1830_02.hl7");
      change(installation, "UPDATE exchange.delivery SET attempts = 2 WHERE id = " + poison);

      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);

      assertThat(test.rows("SELECT id FROM exchange.delivery WHERE state = 'REFUSED'"))
          .containsExactly(Long.toString(poison));
      assertThat(test.rows("SELECT code FROM exchange.finding WHERE delivery_id = ?", poison))
          .containsExactly("DEL-003");
      assertThat(test.rows("SELECT 1 FROM exchange.delivery WHERE state = 'LOADED'")).hasSize(1);
    }
  }

  @Test
  void aDeliveryWhoseAnswerKilledTheProcessTwiceWaitsAndTheOthersAreAnswered() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      Installation installation = test.installation();
      long poison = take(installation, "HP_LOT_20261120_1730_01.hl7");
      long other = take(installation, "HP_LOT_20261120_1830_02.hl7");
      installation.loading().inspection().inspectAll(1);
      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);
      change(
          installation,
          "UPDATE exchange.delivery SET attempts = 2, revision = revision + 1 WHERE id = "
              + poison);
      change(
          installation, "UPDATE exchange.delivery SET revision = revision + 1 WHERE id = " + other);

      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);

      String newest =
          "SELECT DISTINCT a.delivery_id FROM exchange.receipt r"
              + " JOIN exchange.arrival a ON a.id = r.arrival_id WHERE r.revision > 1";
      assertThat(test.rows(newest)).containsExactly(Long.toString(other));
      assertThat(test.rows("SELECT step, kind, number, code FROM exchange.trouble"))
          .containsExactly("receipts|DELIVERY|" + poison + "|DEL-193");

      assertThat(installation.loading().replay().reopen(poison)).isTrue();
      new NightRunner(installation).run(() -> 0, NightProgress.SILENT);

      assertThat(test.rows(newest)).hasSize(2);
      assertThat(test.rows("SELECT * FROM exchange.trouble")).isEmpty();
    }
  }

  @Test
  void chunksThatAreCommittedTakeNoDeathBack() throws Exception {
    try (TestInstallation test =
        TestInstallation.open(
            data,
            TestConfig.copyTo(data.resolve("config"))
                .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 2")
                .folder(),
            TestInstallation.environment())) {
      Installation installation = test.installation();
      long poison = take(installation, "HP_LOT_20261120_1730_01.hl7");
      installation.loading().inspection().inspectAll(1);
      change(installation, "UPDATE exchange.delivery SET attempts = 1 WHERE id = " + poison);

      LaneLoading lane = installation.loading().lane(LaneName.LAB);
      loadOneChunkAndDie(installation, lane);

      assertThat(test.value("SELECT done > 0 FROM exchange.delivery WHERE id = ?", poison))
          .isEqualTo("t");
      assertThat(test.value("SELECT attempts FROM exchange.delivery WHERE id = ?", poison))
          .isEqualTo("2");
    }
  }

  private static void loadOneChunkAndDie(Installation installation, LaneLoading lane)
      throws Exception {
    try (ChunkSource source = lane.open(2, 1);
        Connection tx = installation.database().getConnection()) {
      tx.setAutoCommit(false);
      lane.write(tx, source.next().orElseThrow());
      tx.commit();
      source.dies();
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

  @ParameterizedTest
  @ValueSource(strings = {"INSPECTED_BEFORE_COMMIT", "CHUNK_BEFORE_COMMIT", "DELIVERY_COMPLETE"})
  void deliveriesOverWhichMemoryRunsOutTwiceAreSetAsideAndTheOthersNightEnds(String where)
      throws Exception {
    Map<String, String> environment = TestInstallation.environment();
    try (TestInstallation test =
        TestInstallation.open(data, TestInstallation.CONFIG, environment)) {
      take(test.installation(), "HP_LOT_20261120_1730_01.hl7");
      take(test.installation(), "HP_LOT_20261120_1830_02.hl7");

      ChildProcess child = memoryRunsOutAt(where, environment);
      assertThat(child.exit()).as(child.said()).isEqualTo(8);
      assertThat(child.said()).contains("Memory ran out", "ESTUAIRE_HEAP");
      assertThat(test.rows("SELECT 1 FROM exchange.run")).hasSize(1);

      long other = take(test.installation(), "HP_LOT_20261120_2015_03_bis.hl7");
      test.night();

      assertThat(
              test.rows(
                  "SELECT DISTINCT a.delivery_id FROM exchange.receipt r"
                      + " JOIN exchange.arrival a ON a.id = r.arrival_id"
                      + " JOIN exchange.delivery d ON d.id = a.delivery_id WHERE d.loaded > 0"))
          .contains(Long.toString(other));
      assertThat(
              test.rows(
                  "SELECT delivery_id FROM exchange.finding WHERE code = 'DEL-003'"
                      + " UNION SELECT number FROM exchange.trouble WHERE code = 'DEL-193'"
                      + " ORDER BY 1"))
          .containsExactly("1", "2");
    }
  }

  private ChildProcess memoryRunsOutAt(String where, Map<String, String> environment)
      throws Exception {
    return ChildProcess.start(
        data,
        environment,
        where + ":1:memory",
        "nightly",
        "--data",
        data.toString(),
        "--lang",
        "en");
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
