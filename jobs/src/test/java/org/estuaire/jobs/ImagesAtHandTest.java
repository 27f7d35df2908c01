package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

/** Whether the suite in containers runs, in processes of their own: each asks Docker once. */
class ImagesAtHandTest {

  private static final String KEPT = "kept/here:1";

  @TempDir private Path folder;

  /** What is asked in the other process. */
  static final class Asked {
    public static void main(String[] images) {
      ConditionEvaluationResult answer = ImagesAtHand.judge(images);
      System.out.println("DISABLED " + answer.isDisabled() + " " + answer.getReason().orElse(""));
      System.exit(0);
    }
  }

  @Test
  void classesAreSkippedWhereNoDockerAnswers() throws Exception {
    assertThat(asked("tcp://127.0.0.1:1", KEPT)).contains("DISABLED true Docker is not to be had");
  }

  @Test
  void classesRunWhereDockerHasTheImage() throws Exception {
    try (Daemon daemon = new Daemon()) {
      assertThat(asked(daemon.address(), KEPT)).contains("DISABLED false");
    }
  }

  @Test
  void classesAreSkippedWithTheReasonWhereAnImageIsNotToBeHad() throws Exception {
    try (Daemon daemon = new Daemon()) {
      assertThat(asked(daemon.address(), KEPT, "away/there:1"))
          .contains("DISABLED true away/there:1 is not to be had");
    }
  }

  private String asked(String docker, String... images) throws Exception {
    Map<String, String> environment =
        Map.of(
            "DOCKER_HOST", docker,
            "TESTCONTAINERS_RYUK_DISABLED", "true",
            "TESTCONTAINERS_PULL_TIMEOUT", "1");
    ChildProcess child = ChildProcess.start(folder, environment, Asked.class, images);
    child.exit();
    return child.said();
  }

  /** A Docker daemon that has one image and no way to a registry. */
  private static final class Daemon implements AutoCloseable {

    private final HttpServer server;

    Daemon() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", Daemon::answer);
      server.start();
    }

    String address() {
      return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
      String asked = exchange.getRequestURI().getPath();
      if (asked.endsWith("/images/create")) {
        say(exchange, 500, "{\"message\": \"Get https://registry-1.docker.io/v2/: no such host\"}");
      } else if (asked.contains("away/there")) {
        say(exchange, 404, "{\"message\": \"No such image\"}");
      } else if (asked.endsWith("/images/json")) {
        say(exchange, 200, "[{\"Id\": \"1\", \"Created\": 1, \"RepoTags\": [\"" + KEPT + "\"]}]");
      } else if (asked.endsWith("/containers/json")) {
        say(exchange, 200, "[]");
      } else {
        say(
            exchange,
            200,
            "{\"OSType\": \"linux\", \"MemTotal\": 1, \"Version\": \"28.2.2\", \"ApiVersion\": \"1.44\"}");
      }
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
