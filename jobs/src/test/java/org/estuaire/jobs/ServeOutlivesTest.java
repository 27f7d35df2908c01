package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.jobs.serve.Serving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that stays, and a night in it that dies. */
class ServeOutlivesTest {

  private static final String LABORATORY = "labo-hauts-pins";
  private static final String DELIVERY = "HP_LOT_20261120_1730_01.hl7";

  @TempDir private Path folder;

  @Test
  void aNightThatDiesLeavesEverythingElseOfTheProcessAtWork() throws Exception {
    Path config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "port: 2222", "port: 0")
            .with("estuaire.yaml", "port: 9464", "port: 0")
            .folder();
    Map<String, String> environment = TestInstallation.environment();
    Path reports = folder.resolve("data/reports");
    try (TestInstallation test =
        TestInstallation.open(folder.resolve("data"), config, environment)) {
      // The night of today was missed: it begins as soon as the process serves, and dies.
      test.rows(
          "INSERT INTO exchange.run (state, started_at, ended_at) VALUES ('COMPLETED', 'epoch',"
              + " 'epoch') RETURNING 1");
      Files.writeString(reports, "a file in the way");
      try (Serving serving = Serving.start(test.installation())) {
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> !test.rows("SELECT 1 FROM exchange.run WHERE state = 'FAILED'").isEmpty());

        assertThat(metrics(serving)).contains("estuaire_up 1");
        test.drop(LABORATORY, DELIVERY, TestInstallation.sample(LABORATORY, DELIVERY));
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> !test.rows("SELECT 1 FROM exchange.delivery").isEmpty());

        Files.delete(reports);
        new NightRunner(test.installation()).run(() -> 0, NightProgress.SILENT);
        assertThat(test.rows("SELECT state FROM exchange.delivery")).containsExactly("LOADED");
        assertThat(test.rows("SELECT DISTINCT state FROM exchange.run"))
            .containsExactly("COMPLETED");
      }
    }
  }

  private static String metrics(Serving serving) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + serving.metricsPort() + "/metrics"))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
