package org.estuaire.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.night.NightMetrics;
import org.estuaire.repository.TestDatabase;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

  @Test
  void whoeverSendsHalfARequestKeepsNobodyElseWaiting() throws Exception {
    try (MetricsServer server =
            new MetricsServer(
                new Configuration.Metrics("127.0.0.1", 0),
                new NightMetrics(TestDatabase.create()));
        Socket half = new Socket("127.0.0.1", server.port())) {
      half.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));

      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                      .timeout(Duration.ofMinutes(1))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("estuaire_up 1");
      half.setSoTimeout((int) Duration.ofMinutes(2).toMillis());
      assertThat(half.getInputStream().read()).as("cut when its time is over").isEqualTo(-1);
    }
  }
}
