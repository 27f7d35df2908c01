package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.routes.Area;
import org.estuaire.routes.PartnerHomes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills at random moments of the steps behind the load, over the samples of all partners. The seed
 * is printed; {@code -Destuaire.seed=} repeats a schedule, {@code -Destuaire.kills=} makes it
 * longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledStepsIT {

  private static final int KILLS = Integer.getInteger("estuaire.kills", 12);
  private static final int LONGEST_DECISION_MILLIS = 6_000;

  private final long seed =
      Long.getLong("estuaire.seed", ThreadLocalRandom.current().nextLong(1_000_000));
  private final Random chance = new Random(seed);

  @TempDir private static Path folder;

  private Map<String, String> undisturbed;
  private List<String> sent;
  private int receipts;

  @BeforeAll
  void aNightThatNobodyDisturbs() throws Exception {
    System.err.println("seed " + seed);
    Nights once = new Nights("undisturbed");
    assertThat(once.start("nightly").exit()).isZero();
    try (TestInstallation after = once.open()) {
      Aftermath.check(after);
      undisturbed = TableHashes.meaning(after.installation().database());
      sent = SentFiles.of(after);
    }
    receipts = once.files(Area.RECEIPTS);
    assertThat(receipts).isGreaterThan(KILLS);
    assertThat(sent).hasSizeGreaterThan(KILLS);
  }

  @Test
  void aProcessKilledAmongItsReceiptsAnswersEveryArrivalAndNoneTwice() throws Exception {
    Nights nights = new Nights("receipts");
    killOften(nights, Area.RECEIPTS, receipts);
    nights.mustEndAsUndisturbed();
    assertThat(nights.files(Area.RECEIPTS)).isEqualTo(receipts);
  }

  @Test
  void aProcessKilledAmongItsSendingsSendsEveryResultAndNoneTwice() throws Exception {
    Nights nights = new Nights("sendings");
    killOften(nights, Area.RESULTS, sent.size());
    nights.mustEndAsUndisturbed();
  }

  /** What a killed process leaves in drafts and uploads, the next one clears away. */
  @Test
  void aProcessKilledAtAnyMomentOfTheNightLeavesNoDraftBehind() throws Exception {
    Nights nights = new Nights("any");
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess child = nights.start("nightly");
      child.process().waitFor(2_000 + chance.nextInt(6_000), TimeUnit.MILLISECONDS);
      child.process().destroyForcibly().waitFor();
      nights.forgiveDeaths();
    }
    nights.mustEndAsUndisturbed();
  }

  @Test
  void aProcessKilledInADecisionOfTheIdentityCellHasDecidedOnceOrNotAtAll() throws Exception {
    Nights calm = new Nights("calm-review");
    Nights killed = new Nights("killed-review");
    assertThat(calm.start("nightly").exit()).isZero();
    assertThat(killed.start("nightly").exit()).isZero();

    for (String item : calm.heldItems()) {
      assertThat(calm.refuse(item).exit()).isZero();
    }
    for (String item : killed.heldItems()) {
      ChildProcess first = killed.refuse(item);
      first.process().waitFor(chance.nextInt(LONGEST_DECISION_MILLIS), TimeUnit.MILLISECONDS);
      first.process().destroyForcibly().waitFor();
      killed.refuse(item).exit();
    }
    assertThat(calm.start("nightly").exit()).isZero();
    assertThat(killed.start("nightly").exit()).isZero();

    try (TestInstallation left = calm.open();
        TestInstallation right = killed.open()) {
      Aftermath.check(right);
      assertThat(withoutReceipts(TableHashes.meaning(right.installation().database())))
          .isEqualTo(withoutReceipts(TableHashes.meaning(left.installation().database())));
      assertThat(SentFiles.of(right)).isEqualTo(SentFiles.of(left));
    }
    assertThat(killed.heldItems()).isEmpty();
  }

  /** A decision that was cut short may be answered in the night instead of at once. */
  private static Map<String, String> withoutReceipts(Map<String, String> hashes) {
    hashes.remove("exchange.receipt");
    return hashes;
  }

  private void killOften(Nights nights, Area area, int most) throws Exception {
    int inside = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int enough = nights.files(area) + 1 + chance.nextInt(Math.max(1, most / KILLS));
      ChildProcess child = nights.start("nightly");
      await()
          .atMost(Duration.ofMinutes(5))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !child.process().isAlive() || nights.files(area) >= enough);
      child.process().destroyForcibly().waitFor();
      nights.forgiveDeaths();
      int written = nights.files(area);
      inside += written > 0 && written < most ? 1 : 0;
    }
    System.err.println(inside + " of " + KILLS + " kills fell among the " + area);
    assertThat(inside).isGreaterThanOrEqualTo(KILLS / 3);
  }

  /** A repository on which nights are started again and again. */
  private final class Nights {
    private final Path data;
    private final Map<String, String> environment = TestInstallation.environment();

    Nights(String name) throws IOException {
      this.data = folder.resolve(name);
      PartnerHomes homes =
          new PartnerHomes(
              new Folders(TestInstallation.HOME, data, TestInstallation.CONFIG).homes(),
              point -> {});
      for (Path partner : children(TestInstallation.SAMPLES)) {
        String code = partner.getFileName().toString();
        homes.create(code);
        long second = 0;
        for (Path sample : TestInstallation.samples(code)) {
          Path file = homes.folder(code, Area.DEPOT).resolve(sample.getFileName().toString());
          Files.copy(sample, file);
          Files.setLastModifiedTime(
              file, FileTime.fromMillis(1_700_000_000_000L + 1000 * second++));
        }
      }
    }

    ChildProcess start(String... command) throws IOException {
      List<String> line = new ArrayList<>(List.of(command));
      line.addAll(List.of("--data", data.toString()));
      line.addAll(List.of("--config", TestInstallation.CONFIG.toString()));
      return ChildProcess.start(folder, environment, "", line.toArray(String[]::new));
    }

    ChildProcess refuse(String item) throws IOException {
      return start("identity", "review", "refuse", item, "--reason", "deux personnes");
    }

    /** Two deaths at one delivery set it aside, and these are innocent. */
    void forgiveDeaths() throws Exception {
      try (Ledger ledger = Ledger.of(environment)) {
        ledger.forgiveDeaths();
      }
    }

    TestInstallation open() throws Exception {
      return TestInstallation.open(data, TestInstallation.CONFIG, environment);
    }

    /** Open items that hold records, in an order that no generated number decides. */
    List<String> heldItems() throws Exception {
      try (TestInstallation now = open()) {
        return now.rows(
            "SELECT id FROM identity.review_item WHERE state = 'OPEN' AND kind = 'COLLISION'"
                + " ORDER BY domain, local_id");
      }
    }

    /** Files that lie in this folder of all partners. */
    int files(Area area) throws IOException {
      PartnerHomes homes = new PartnerHomes(data.resolve("sftp"), point -> {});
      int files = 0;
      if (Files.isDirectory(data.resolve("sftp"))) {
        for (Path home : children(data.resolve("sftp"))) {
          Path there = homes.folder(home.getFileName().toString(), area);
          files += Files.isDirectory(there) ? TestInstallation.files(there).size() : 0;
        }
      }
      return files;
    }

    void mustEndAsUndisturbed() throws Exception {
      ChildProcess last = start("nightly");
      assertThat(last.exit()).as(last.said()).isZero();
      try (TestInstallation after = open()) {
        Aftermath.check(after);
        assertThat(sameArrivals(TableHashes.meaning(after.installation().database())))
            .isEqualTo(sameArrivals(undisturbed));
        assertThat(SentFiles.of(after)).isEqualTo(sent);
      }
    }
  }

  /** A file that was taken and could not be removed any more is a second arrival. */
  private static Map<String, String> sameArrivals(Map<String, String> hashes) {
    Map<String, String> same = new TreeMap<>(hashes);
    same.keySet().removeAll(List.of("exchange.arrival", "exchange.receipt"));
    return same;
  }

  private static List<Path> children(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }
}
