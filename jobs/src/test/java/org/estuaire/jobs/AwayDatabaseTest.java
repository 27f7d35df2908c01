package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.repository.DatabaseFinding;
import org.estuaire.repository.DatabaseTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is away is told in one line, with what to do. */
class AwayDatabaseTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String DELIVERY = "HP_LOT_20261120_1730_01.hl7";

  @TempDir Path folder;

  @Test
  void aNightWhoseServerIsKilledSaysThatTheServerIsAway() throws Exception {
    assertThat(failureOfANight(server -> server.killedAt(CrashPoint.CHUNK_BEFORE_COMMIT)))
        .contains(DatabaseFinding.AWAY);
  }

  @Test
  void aNightWhoseServerFallsSilentDoesNotWaitForItWithoutEnd() throws Exception {
    assertThat(failureOfANight(server -> server.frozenAt(CrashPoint.CHUNK_BEFORE_COMMIT)))
        .contains(DatabaseFinding.AWAY);
  }

  /** What a night fails with to whose server something happens while the first chunk is loaded. */
  private Optional<FindingCode> failureOfANight(Function<OwnServer, CrashPoint.Watch> trouble)
      throws Exception {
    try (OwnServer server = OwnServer.start(folder);
        TestInstallation test =
            TestInstallation.open(
                folder.resolve("data"),
                TestInstallation.CONFIG,
                server.named(TestInstallation.environment()),
                trouble.apply(server))) {
      test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
      return DatabaseTrouble.in(catchThrowable(test::night)).map(Finding::code);
    }
  }

  @Test
  void aCommandWhoseServerIsAwaySaysItInOneLineAndMayBeRunAgain() throws Exception {
    for (String command : new String[] {"nightly", "status"}) {
      ChildProcess child = start("jdbc:postgresql://127.0.0.1:9/estuaire?user=postgres", command);
      assertThat(child.exit()).isEqualTo(4);
      assertThat(child.said().lines()).singleElement().asString().startsWith("CFG-194 ");
    }
  }

  @Test
  void aCommandThatIsGivenNoDatabaseNamesTheSetting() throws Exception {
    ChildProcess child = start("elsewhere", "nightly");
    assertThat(child.exit()).isEqualTo(3);
    assertThat(child.said().lines())
        .singleElement()
        .asString()
        .startsWith("ESTUAIRE_DATABASE_URL")
        .contains("CFG-197");
  }

  @Test
  void aCommandWhosePasswordFileIsMissingNamesTheSetting() throws Exception {
    Path missing = folder.resolve("db-password");
    for (String command : new String[] {"nightly", "status"}) {
      ChildProcess child =
          start(
              Map.of(
                  Repository.URL,
                  "jdbc:postgresql://127.0.0.1:9/estuaire",
                  Repository.PASSWORD_FILE,
                  missing.toString()),
              command);
      assertThat(child.exit()).isEqualTo(3);
      assertThat(child.said().lines())
          .singleElement()
          .asString()
          .startsWith("ESTUAIRE_DATABASE_PASSWORD_FILE")
          .contains("CFG-001", missing.toString());
    }
  }

  @Test
  void aCommandWhosePasswordFileOthersMayReadNamesTheSettingAndTheMode() throws Exception {
    Path open = Files.writeString(folder.resolve("db-password"), "secret\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    ChildProcess child =
        start(
            Map.of(
                Repository.URL,
                "jdbc:postgresql://127.0.0.1:9/estuaire",
                Repository.PASSWORD_FILE,
                open.toString()),
            "status");
    assertThat(child.exit()).isEqualTo(3);
    assertThat(child.said().lines())
        .singleElement()
        .asString()
        .startsWith("ESTUAIRE_DATABASE_PASSWORD_FILE")
        .contains("CFG-110", "rw-r--r--");
  }

  private ChildProcess start(String url, String command) throws IOException {
    return start(Map.of(Repository.URL, url), command);
  }

  private ChildProcess start(Map<String, String> environment, String command) throws IOException {
    return ChildProcess.start(
        folder,
        environment,
        "",
        command,
        "--data",
        folder.resolve("data").toString(),
        "--config",
        TestInstallation.CONFIG.toString());
  }
}
