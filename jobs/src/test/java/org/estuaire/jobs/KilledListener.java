package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fifty connections keep sending while the process that listens is killed, again and again. In the
 * end every acknowledged message must be in the repository, none twice.
 */
final class KilledListener {

  private static final int CONNECTIONS = 50;
  private static final String PARTNER = "labo-rive-gauche";

  private final Path folder;
  private final Path config;
  private final int port;
  private final Map<String, String> environment = TestInstallation.environment();
  private final Queue<String> unsent = new ConcurrentLinkedQueue<>();
  private final Queue<String> uncertain = new ConcurrentLinkedQueue<>();

  /** Each message's number, once for every order in it. */
  private final List<String> reports = new ArrayList<>();

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  KilledListener(Path folder) throws IOException {
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.config =
        TestConfig.copyTo(folder.resolve("config"))
            .with("estuaire.yaml", "port: 2222", "port: 0")
            .with("estuaire.yaml", "port: 9464", "port: 0")
            .with("estuaire.yaml", "nightly-at: \"01:30\"", "nightly-at: \"" + farAway() + "\"")
            .adding(
                "estuaire.yaml",
                "\nmllp: {address: 127.0.0.1, port: " + port + ", connections-each: 100}\n")
            .adding(
                "partners/" + PARTNER + ".yaml",
                "mllp: {senders: [\"SILRG|RIVEGAUCHE\"], networks: [127.0.0.1]}\n")
            .folder();
  }

  /** The schedule must not start a night in the middle. */
  private static String farAway() {
    return java.time.LocalTime.now(java.time.ZoneId.of("Europe/Paris"))
        .plusHours(12)
        .format(java.time.format.DateTimeFormatter.ofPattern("HH:mm"));
  }

  /**
   * @param messages to send in all
   * @param kills the process is killed each time another share of them has been acknowledged
   */
  void losesAndRepeatsNothing(int messages, int kills) throws Exception {
    write(messages);
    for (int kill = 1; kill <= kills; kill++) {
      sendUntil(messages * kill / (kills + 1));
    }
    int beforeTheEnd = acknowledged.size();
    assertThat(beforeTheEnd).isBetween(messages * kills / (kills + 1), messages - 1);
    sendUntil(messages);
    assertThat(acknowledged).hasSize(messages);

    try (TestInstallation after =
        TestInstallation.open(folder.resolve("data"), config, environment)) {
      after.night();
      Aftermath.check(after);
      assertThat(after.rows("SELECT message_id FROM lab.report"))
          .containsExactlyInAnyOrderElementsOf(reports);
      assertThat(after.value("SELECT count(*) FROM exchange.delivery"))
          .isEqualTo(Integer.toString(messages));
      assertThat(after.value("SELECT sum(loaded) FROM exchange.delivery"))
          .isEqualTo(Integer.toString(messages));
    }
  }

  private void write(int messages) throws IOException {
    Arrays.stream(ManyMessages.text(messages).split("(?=MSH\\|)"))
        .map(message -> message.replaceAll("\\R", "\r"))
        .forEach(this::add);
    assertThat(unsent).hasSize(messages);
  }

  private void add(String message) {
    unsent.add(message);
    Arrays.stream(message.split("\r"))
        .filter(segment -> segment.startsWith("OBR|"))
        .forEach(order -> reports.add(MllpSender.controlId(message)));
  }

  /** Starts the process, lets the connections send, and kills it in the middle. */
  private void sendUntil(int enough) throws Exception {
    // What was not acknowledged is sent again: its sender can't know whether it arrived.
    unsent.addAll(uncertain);
    uncertain.clear();
    ChildProcess child = serve();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      awaitListener(child);
      long start = System.nanoTime();
      int before = acknowledged.size();
      List<Future<Void>> connections = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(threads.submit(new MllpSender(port, unsent, acknowledged, uncertain)));
      }
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> acknowledged.size() >= enough || !child.process().isAlive());
      System.err.printf(
          "%d acknowledged in %d ms%n",
          acknowledged.size() - before, Duration.ofNanos(System.nanoTime() - start).toMillis());
      assertThat(child.process().isAlive()).as(child.said()).isTrue();
      child.process().destroyForcibly().waitFor();
      for (Future<Void> connection : connections) {
        connection.get();
      }
    } finally {
      child.process().destroyForcibly();
      threads.shutdownNow();
    }
  }

  private ChildProcess serve() throws IOException {
    return ChildProcess.start(
        folder,
        environment,
        "",
        "serve",
        "--data",
        folder.resolve("data").toString(),
        "--config",
        config.toString());
  }

  private void awaitListener(ChildProcess child) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () -> {
              assertThat(child.process().isAlive()).as(child.said()).isTrue();
              new Socket("127.0.0.1", port).close();
              return true;
            });
  }
}
