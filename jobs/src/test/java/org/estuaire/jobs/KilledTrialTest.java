package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estuaire.jobs.serve.Serving;
import org.estuaire.routes.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service killed with a file in trial: its sender is answered all the same, once. */
class KilledTrialTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String FILE = "HP_LOT_20261120_1730_01.hl7";

  @TempDir private Path folder;

  @Test
  void aFileInTrialWhenTheServiceIsKilledIsAnsweredByTheNextOneAndNeverLoaded() throws Exception {
    Path data = folder.resolve("data");
    Path config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "port: 2222", "port: 0")
            .with("estuaire.yaml", "port: 9464", "port: 0")
            .folder();
    Map<String, String> environment = TestInstallation.environment();
    try (TestInstallation test = TestInstallation.open(data, config, environment)) {
      test.installation().homes().create(LABORATORY);
      Path trials = test.installation().homes().folder(LABORATORY, Area.TRIALS);
      Files.write(trials.resolve(FILE), TestInstallation.sample(LABORATORY, FILE));

      ChildProcess service =
          ChildProcess.start(
              folder,
              environment,
              "RECEIPT_BEFORE_RENAME:1:hang",
              "serve",
              "--data",
              data.toString(),
              "--config",
              config.toString());
      await().atMost(Duration.ofMinutes(2)).until(() -> service.said().contains("hangs"));
      service.process().destroyForcibly().waitFor();
      assertThat(visible(trials)).isEmpty();

      try (Serving next = Serving.start(test.installation())) {
        await().atMost(Duration.ofMinutes(1)).until(() -> visible(trials).size() == 2);
        assertThat(visible(trials)).allMatch(name -> name.matches("essai-.*\\.(html|txt)"));
        assertThat(test.value("SELECT count(*) FROM exchange.delivery")).isEqualTo("0");

        for (Path answer : TestInstallation.files(trials)) {
          Files.setLastModifiedTime(
              answer, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> TestInstallation.files(trials).isEmpty());
      }
    }
  }

  private static List<String> visible(Path folder) throws IOException {
    return TestInstallation.files(folder).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.startsWith("."))
        .toList();
  }
}
