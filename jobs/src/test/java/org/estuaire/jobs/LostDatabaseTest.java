package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.jobs.night.NightProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the process died over a delivery, or the database went away under it. */
class LostDatabaseTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String DELIVERY = "HP_LOT_20261120_1730_01.hl7";
  private static final String STATE = "SELECT state FROM exchange.delivery";

  @TempDir private Path folder;

  @Test
  void aDeliveryOverWhichTheServerIsKilledTwiceIsLoadedByTheThirdNight() throws Exception {
    Map<String, String> environment = new HashMap<>(TestInstallation.environment());
    drop(environment);
    for (int kill = 0; kill < 2; kill++) {
      try (Server server = Server.start(folder);
          TestInstallation test = open(server.named(environment))) {
        assertThat(catchThrowable(() -> night(test, server::kill))).isNotNull();
      }
      assertThat(folder.resolve("data/landing/.lost-database")).exists();
    }
    try (Server server = Server.start(folder);
        TestInstallation test = open(server.named(environment))) {
      test.night();

      assertThat(test.rows(STATE)).containsExactly("LOADED");
      assertThat(test.value("SELECT attempts + losses FROM exchange.delivery")).isEqualTo("0");
      assertThat(folder.resolve("data/landing/.lost-database")).doesNotExist();
    }
  }

  @Test
  void twoDeathsOfTheProcessSetADeliveryAsideAlsoWithTheEmbeddedServer() throws Exception {
    try (TestInstallation test =
        TestInstallation.embedded(folder.resolve("data"), TestInstallation.CONFIG)) {
      test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
    }
    for (int death = 0; death < 2; death++) {
      ChildProcess child = child("CHUNK_BEFORE_COMMIT:1");
      assertThat(child.exit()).as(child.said()).isEqualTo(HaltingWatch.HALTED);
    }
    ChildProcess last = child("");
    assertThat(last.exit()).as(last.said()).isZero();
    try (TestInstallation test =
        TestInstallation.embedded(folder.resolve("data"), TestInstallation.CONFIG)) {
      assertThat(test.rows(STATE)).containsExactly("REFUSED");
      assertThat(test.rows("SELECT code FROM exchange.finding")).containsExactly("DEL-003");
    }
  }

  private ChildProcess child(String crash) throws Exception {
    return ChildProcess.start(
        folder, Map.of(), crash, "nightly", "--data", folder.resolve("data").toString());
  }

  private void drop(Map<String, String> environment) throws Exception {
    try (Server server = Server.start(folder);
        TestInstallation test = open(server.named(environment))) {
      test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
    }
  }

  private TestInstallation open(Map<String, String> environment) throws Exception {
    return TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG, environment);
  }

  /** Something happens while the first chunk is loaded. */
  private static void night(TestInstallation test, Runnable something) throws Exception {
    NightProgress disturbance =
        new NightProgress() {
          @Override
          public void step(String name) {}

          @Override
          public void chunk(LaneName lane, LoadCount count, Duration took) {
            something.run();
          }
        };
    new NightRunner(test.installation()).run(test.installation()::takeDeliveries, disturbance);
  }

  /** A server of this test's own, on a cluster that is kept. */
  private record Server(EmbeddedPostgres started, ProcessHandle postmaster)
      implements AutoCloseable {

    static Server start(Path folder) throws Exception {
      Path cluster = folder.resolve("cluster");
      EmbeddedPostgres started =
          EmbeddedPostgres.builder().setDataDirectory(cluster).setCleanDataDirectory(false).start();
      long pid =
          Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip());
      return new Server(started, ProcessHandle.of(pid).orElseThrow());
    }

    Map<String, String> named(Map<String, String> environment) {
      Map<String, String> named = new HashMap<>(environment);
      named.put(Repository.URL, started.getJdbcUrl("postgres", "postgres"));
      return named;
    }

    void kill() {
      postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
      postmaster.destroyForcibly();
      postmaster.onExit().join();
    }

    @Override
    public void close() throws Exception {
      started.close();
    }
  }
}
