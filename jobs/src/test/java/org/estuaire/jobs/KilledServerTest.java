package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.estuaire.repository.EmbeddedDatabase;
import org.estuaire.repository.PreparedCluster;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded server belongs to the service: nobody else would start it again. */
class KilledServerTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String DELIVERY = "HP_LOT_20261120_1730_01.hl7";

  @TempDir Path folder;

  @Test
  void aServiceWhoseDatabaseIsKilledStartsItAgainAndTakesWhatComes() throws Exception {
    Path data = folder.resolve("data");
    Path config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "port: 2222", "port: 0")
            .with("estuaire.yaml", "port: 9464", "port: 0")
            .folder();
    Path postgres = data.resolve("postgres");
    PreparedCluster.MIGRATED.copyTo(postgres);
    ChildProcess service =
        ChildProcess.start(
            folder,
            Map.of(),
            "",
            "serve",
            "--data",
            data.toString(),
            "--config",
            config.toString(),
            "--lang",
            "en");
    await().atMost(Duration.ofMinutes(2)).until(() -> service.said().contains("SFTP drop on"));

    ProcessHandle postmaster = postmaster(postgres);
    postmaster.destroyForcibly();
    postmaster.onExit().get(120, TimeUnit.SECONDS);
    Files.copy(
        TestInstallation.SAMPLES.resolve(LABORATORY).resolve(DELIVERY),
        data.resolve("sftp").resolve(LABORATORY).resolve("depot").resolve(DELIVERY));

    await().atMost(Duration.ofMinutes(2)).until(() -> deliveries(postgres) == 1);
    assertThat(service.said()).contains("started again");
    service.process().destroy();
    assertThat(service.exit()).as(service.said()).isZero();
    assertThat(EmbeddedDatabase.running(postgres)).isEmpty();
  }

  private static ProcessHandle postmaster(Path postgres) throws IOException {
    String pid = Files.readAllLines(postgres.resolve("postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** None while nobody answers. */
  private static int deliveries(Path postgres) throws IOException {
    Optional<DataSource> server = EmbeddedDatabase.running(postgres);
    try {
      return server.isEmpty()
          ? 0
          : Integer.parseInt(
              TestQuery.rows(server.get(), "SELECT count(*)::text FROM exchange.delivery").get(0));
    } catch (SQLException notYet) {
      return 0;
    }
  }
}
