package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
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

  /**
   * A Docker daemon that has one image and no way to a registry. Not the JDK's HTTP server, whose
   * limits are those of whoever used it first in a process: the metrics' are tested here too.
   */
  private static final class Daemon implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Daemon() throws IOException {
      Thread answering = new Thread(this::answer, "Docker");
      answering.setDaemon(true);
      answering.start();
    }

    String address() {
      return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** One connection after the other, until it is closed. */
    private void answer() {
      while (!server.isClosed()) {
        try (Socket client = server.accept()) {
          BufferedReader request =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
          String asked = request.readLine();
          if (asked != null) {
            request.lines().takeWhile(header -> !header.isEmpty()).forEach(header -> {});
            String path = URLDecoder.decode(asked, StandardCharsets.UTF_8);
            client.getOutputStream().write(said(path).getBytes(StandardCharsets.UTF_8));
          }
        } catch (IOException gone) {
          // Whoever asked, or this server.
        }
      }
    }

    private static String said(String asked) {
      if (asked.contains("/images/create")) {
        return with(500, "{\"message\": \"Get https://registry-1.docker.io/v2/: no such host\"}");
      } else if (asked.contains("away/there")) {
        return with(404, "{\"message\": \"No such image\"}");
      } else if (asked.contains("/images/json")) {
        return with(200, "[{\"Id\": \"1\", \"Created\": 1, \"RepoTags\": [\"" + KEPT + "\"]}]");
      } else if (asked.contains("/containers/json")) {
        return with(200, "[]");
      }
      return with(
          200,
          "{\"OSType\": \"linux\", \"MemTotal\": 1, \"Version\": \"28.2.2\", \"ApiVersion\": \"1.44\"}");
    }

    private static String with(int status, String json) {
      return "HTTP/1.1 %d Docker\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
          .formatted(status, json.length(), json);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
