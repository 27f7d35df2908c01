package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.jobs.night.NightProgress;
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
    assertThat(failureOfANight(AwayDatabaseTest::kill)).contains(DatabaseFinding.AWAY);
  }

  @Test
  void aNightWhoseServerFallsSilentDoesNotWaitForItWithoutEnd() throws Exception {
    assertThat(failureOfANight(AwayDatabaseTest::freeze)).contains(DatabaseFinding.AWAY);
  }

  /** What a night fails with to whose server something happens while the first chunk is loaded. */
  private Optional<FindingCode> failureOfANight(Consumer<ProcessHandle> something)
      throws Exception {
    Path cluster = folder.resolve("cluster");
    EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(cluster).setCleanDataDirectory(false).start();
    long pid = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).get(0).strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    Map<String, String> environment = new HashMap<>(TestInstallation.environment());
    environment.put(Repository.URL, server.getJdbcUrl("postgres", "postgres"));
    try (TestInstallation test =
        TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG, environment)) {
      test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
      NightProgress disturbance = new Disturbance(() -> something.accept(postmaster));
      return DatabaseTrouble.in(
              catchThrowable(
                  () ->
                      new NightRunner(test.installation())
                          .run(test.installation()::takeDeliveries, disturbance)))
          .map(Finding::code);
    } finally {
      kill(postmaster);
      server.close();
    }
  }

  private static void kill(ProcessHandle server) {
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
    server.onExit().join();
  }

  /** Its connections stay open, and nothing answers on them. */
  private static void freeze(ProcessHandle server) {
    Stream.concat(Stream.of(server), server.descendants())
        .forEach(process -> signal("-STOP", process));
  }

  private static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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

  private record Disturbance(Runnable something) implements NightProgress {

    @Override
    public void step(String name) {}

    @Override
    public void chunk(LaneName lane, LoadCount count, Duration took) {
      something.run();
    }
  }
}
