package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.Channel;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.installation.Installation;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks do not wait for the disk: a server that dies takes the last of them with it. */
class LostChunkTest {

  @TempDir Path data;

  @Test
  void aChunkThatTheDatabaseLostIsLoadedAgainInTheSameNight() throws Exception {
    try (TestInstallation test = TestInstallation.open(data)) {
      Installation installation = test.installation();
      long first = take(installation, "HP_LOT_20261120_1730_01.hl7");
      long second = take(installation, "HP_LOT_20261120_1830_02.hl7");
      // Loaded in a chunk of its own, after the other's.
      change(installation, "UPDATE exchange.delivery SET attempts = 1 WHERE id = " + second);

      Loss loss = new Loss(installation, first);
      new NightRunner(installation).run(() -> 0, loss);

      assertThat(loss.chunks).isEqualTo(3);
      assertThat(
              TestQuery.rows(
                  installation.database(),
                  "SELECT id::text FROM exchange.delivery WHERE state = 'LOADED' ORDER BY id"))
          .containsExactly(Long.toString(first), Long.toString(second));
      try (Connection connection = installation.database().getConnection()) {
        assertThat(Status.read(connection).balanceCloses()).isTrue();
      }
    }
  }

  /** Loses the first chunk's ledger, as a server that dies would, while the second is loaded. */
  private static final class Loss implements NightProgress {

    private final Installation installation;
    private final long delivery;
    private int chunks;

    Loss(Installation installation, long delivery) {
      this.installation = installation;
      this.delivery = delivery;
    }

    @Override
    public void step(String name) {}

    @Override
    public void chunk(LaneName lane, LoadCount count, Duration took) {
      if (++chunks == 2) {
        try {
          for (String table : new String[] {"reject", "finding", "record"}) {
            execute(
                installation, "DELETE FROM exchange." + table + " WHERE delivery_id = " + delivery);
          }
          change(
              installation,
              "UPDATE exchange.delivery SET state = 'LOADING', done = 0, loaded = 0, rejected = 0,"
                  + " held = 0, known = 0, finished_at = NULL WHERE id = "
                  + delivery);
        } catch (SQLException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static long take(Installation installation, String file) throws Exception {
    Partner partner = installation.configuration().partner("labo-hauts-pins").orElseThrow();
    return installation
        .intake()
        .take(
            partner,
            installation
                .folders()
                .samples()
                .resolve("deliveries")
                .resolve(partner.code())
                .resolve(file),
            Channel.SAMPLES)
        .deliveryId();
  }

  private static void change(Installation installation, String sql) throws SQLException {
    assertThat(execute(installation, sql)).isEqualTo(1);
  }

  private static int execute(Installation installation, String sql) throws SQLException {
    try (Connection connection = installation.database().getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
