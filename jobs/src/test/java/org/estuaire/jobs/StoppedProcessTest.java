package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.repository.EmbeddedDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a signal ends, ends in order, with the embedded database last of all. */
class StoppedProcessTest {

  private static final int MESSAGES = 4_000;

  @TempDir Path folder;

  private Path data;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    data = folder.resolve("data");
    config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 50")
            .with("estuaire.yaml", "port: 2222", "port: 0")
            .with("estuaire.yaml", "port: 9464", "port: 0")
            .folder();
  }

  @Test
  void aNightThatIsStoppedEndsAfterTheChunkAtHandAndSaysSo() throws Exception {
    Path delivery = folder.resolve("generated.hl7");
    ManyMessages.write(delivery, MESSAGES);
    ChildProcess night = start("load", delivery.toString(), "--partner", "labo-rive-gauche");
    await().atMost(Duration.ofMinutes(2)).until(() -> done() > 0);

    night.process().destroy();

    assertThat(night.exit()).as(night.said()).isEqualTo(4);
    assertThat(night.said()).contains("stopped on request").doesNotContain("Exception");
    assertThat(EmbeddedDatabase.running(data.resolve("postgres"))).isEmpty();
    try (TestInstallation after = TestInstallation.embedded(data, config)) {
      assertThat(after.value("SELECT state FROM exchange.run")).isEqualTo("FAILED");
      int loaded = Integer.parseInt(after.value("SELECT done FROM exchange.delivery"));
      assertThat(loaded).isGreaterThan(0).isLessThan(MESSAGES);
      assertThat(loaded % 50).isZero();
    }
  }

  @Test
  void aCommandThatIsStoppedBeforeItsRunBeginsSaysSo() throws Exception {
    Files.createDirectories(data);
    // As if another command were starting the server.
    try (FileChannel file =
            FileChannel.open(
                data.resolve("postgres.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock turn = file.lock()) {
      assertThat(turn.isValid()).isTrue();
      ChildProcess night = start("nightly");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> night.said().contains("waiting for it") || !night.process().isAlive());

      night.process().destroy();

      assertThat(night.exit()).as(night.said()).isEqualTo(4);
      assertThat(night.said().lines()).last().asString().startsWith("Stopped on request");
    }
  }

  @Test
  void aServiceThatIsStoppedEndsInOrder() throws Exception {
    ChildProcess service = start("serve");
    await().atMost(Duration.ofMinutes(2)).until(() -> service.said().contains("SFTP drop on"));

    service.process().destroy();

    assertThat(service.exit()).as(service.said()).isZero();
    assertThat(service.said().lines()).last().isEqualTo("The service has stopped.");
    assertThat(EmbeddedDatabase.running(data.resolve("postgres"))).isEmpty();
  }

  @Test
  void ofThreeNightsAtOnceOnANewFolderOneRunsAndTheOthersSaySo() throws Exception {
    List<ChildProcess> nights = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      nights.add(start("nightly", "--samples"));
    }
    for (ChildProcess night : nights) {
      assertThat(night.exit()).as(night.said()).isIn(0, 6);
      assertThat(night.said()).doesNotContain("Exception");
    }
    assertThat(nights).anyMatch(night -> night.process().exitValue() == 0);
  }

  private ChildProcess start(String... command) throws IOException {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--data", data.toString(), "--config", config.toString(), "--lang", "en"));
    return ChildProcess.start(folder, Map.of(), "", line.toArray(String[]::new));
  }

  /** Records of the delivery that are in the ledger; none before the server runs. */
  private int done() throws IOException {
    Optional<DataSource> server = EmbeddedDatabase.running(data.resolve("postgres"));
    try {
      return server.isEmpty()
          ? 0
          : Integer.parseInt(
              TestQuery.rows(
                      server.get(), "SELECT coalesce(max(done), 0)::text FROM exchange.delivery")
                  .get(0));
    } catch (SQLException notYet) {
      return 0;
    }
  }
}
