package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.estuaire.exchange.CrashPoint;
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
    for (int kill = 0; kill < 2; kill++) {
      try (OwnServer server = OwnServer.start(folder);
          TestInstallation test =
              open(server.named(environment), server.killedAt(CrashPoint.CHUNK_BEFORE_COMMIT))) {
        if (kill == 0) {
          test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
        }
        assertThat(catchThrowable(test::night)).isNotInstanceOf(AssertionError.class).isNotNull();
      }
      assertThat(folder.resolve("data/landing/.lost-database")).exists();
    }
    try (OwnServer server = OwnServer.start(folder);
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

  private TestInstallation open(Map<String, String> environment) throws Exception {
    return open(environment, CrashPoint.Watch.NONE);
  }

  private TestInstallation open(Map<String, String> environment, CrashPoint.Watch watch)
      throws Exception {
    return TestInstallation.open(
        folder.resolve("data"), TestInstallation.CONFIG, environment, watch);
  }
}
