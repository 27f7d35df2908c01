package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills at random moments of a load. The seed is printed; {@code -Destuaire.seed=} repeats a
 * schedule, {@code -Destuaire.kills=} makes it longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledNightIT {

  private static final int MESSAGES = Integer.getInteger("estuaire.messages", 20_000);
  private static final int KILLS = Integer.getInteger("estuaire.kills", 12);
  private static final int ENOUGH = KILLS * 2 / 3;
  private static final int LONGEST_WAIT_MILLIS = 900;

  private final long seed =
      Long.getLong("estuaire.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private final Random chance = new Random(seed);

  @TempDir private static Path folder;

  private Path config;
  private Path delivery;
  private Map<String, String> undisturbed;

  /** A repository on which the command is started again and again. */
  private final class Attempts {
    private final Path data;
    private final Map<String, String> environment = TestInstallation.environment();

    Attempts(String name) {
      this.data = folder.resolve(name);
    }

    ChildProcess start() throws Exception {
      return ChildProcess.start(
          folder,
          environment,
          "",
          "load",
          delivery.toString(),
          "--partner",
          "labo-rive-gauche",
          "--data",
          data.toString(),
          "--config",
          config.toString());
    }

    TestInstallation open() throws Exception {
      return TestInstallation.open(data, config, environment);
    }

    void mustEndAsUndisturbed() throws Exception {
      ChildProcess last = start();
      assertThat(last.exit()).as(last.said()).isZero();
      try (TestInstallation after = open()) {
        Aftermath.check(after);
        Map<String, String> hashes = TableHashes.meaning(after.installation().database());
        // Every start brings the file again: that is an arrival, answered as already received.
        hashes.keySet().removeAll(List.of("exchange.arrival", "exchange.receipt"));
        assertThat(hashes).isEqualTo(undisturbed);
        assertThat(after.value("SELECT loaded FROM exchange.delivery"))
            .isEqualTo(Integer.toString(MESSAGES));
      }
    }
  }

  @BeforeAll
  void loadUndisturbed() throws Exception {
    System.err.println("seed " + seed + ", " + MESSAGES + " messages");
    // Chunks small enough that every start has commits left to be killed among.
    config =
        TestConfig.copyTo(Files.createDirectory(folder.resolve("config")))
            .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 200")
            .folder();
    delivery = folder.resolve("generated.hl7");
    ManyMessages.write(delivery, MESSAGES);
    Attempts once = new Attempts("undisturbed");
    long start = System.nanoTime();
    assertThat(once.start().exit()).isZero();
    System.err.println(
        "undisturbed: " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
    try (TestInstallation after = once.open()) {
      Aftermath.check(after);
      undisturbed = TableHashes.meaning(after.installation().database());
      undisturbed.keySet().removeAll(List.of("exchange.arrival", "exchange.receipt"));
    }
  }

  @Test
  void aKilledProcessLosesAndRepeatsNothing() throws Exception {
    Attempts attempts = new Attempts("killed");
    int inside = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess child = attempts.start();
      awaitProgress(attempts, child);
      child.process().waitFor(chance.nextInt(LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
      child.process().destroyForcibly().waitFor();
      inside += isLoading(attempts) ? 1 : 0;
      forgiveDeaths(attempts);
    }
    System.err.println(inside + " of " + KILLS + " kills fell inside the load");
    assertThat(inside).isGreaterThanOrEqualTo(ENOUGH);
    attempts.mustEndAsUndisturbed();
  }

  /** The server kills every session and recovers when one of its processes is killed. */
  @Test
  void aKilledBackendOfTheDatabaseLosesAndRepeatsNothing() throws Exception {
    Attempts attempts = new Attempts("backend");
    int inside = 0;
    for (int kill = 0; kill < KILLS / 3; kill++) {
      ChildProcess child = attempts.start();
      awaitProgress(attempts, child);
      child.process().waitFor(chance.nextInt(LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
      killBackend(attempts);
      assertThat(child.exit()).as(child.said()).isNotZero();
      awaitRecovery(attempts);
      inside += isLoading(attempts) ? 1 : 0;
    }
    System.err.println(inside + " of " + KILLS / 3 + " killed backends were loading");
    assertThat(inside).isGreaterThanOrEqualTo(KILLS / 6);
    attempts.mustEndAsUndisturbed();
  }

  /** Until this process has committed something of its own, a kill would teach nothing. */
  private static void awaitProgress(Attempts attempts, ChildProcess child) throws Exception {
    try (Ledger ledger = Ledger.of(attempts.environment)) {
      int before = ledger.done();
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !child.process().isAlive() || ledger.done() > before);
    }
  }

  private static void awaitRecovery(Attempts attempts) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(
            () -> {
              try (Ledger ledger = Ledger.of(attempts.environment)) {
                return ledger.done() > 0;
              }
            });
  }

  private static boolean isLoading(Attempts attempts) throws Exception {
    try (Ledger ledger = Ledger.of(attempts.environment)) {
      return ledger.done() > 0 && ledger.done() < MESSAGES;
    }
  }

  /** Two deaths at one delivery set it aside, and this one is innocent. */
  private static void forgiveDeaths(Attempts attempts) throws Exception {
    try (Ledger ledger = Ledger.of(attempts.environment)) {
      ledger.forgiveDeaths();
    }
  }

  private static void killBackend(Attempts attempts) throws Exception {
    try (Ledger ledger = Ledger.of(attempts.environment)) {
      ProcessHandle.of(ledger.busiestBackend()).orElseThrow().destroyForcibly();
    }
  }
}
