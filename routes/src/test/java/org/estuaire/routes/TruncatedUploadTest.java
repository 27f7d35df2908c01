package org.estuaire.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.landing.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a sender is still writing is never read, wherever its writing was cut. */
class TruncatedUploadTest {

  private static final int CUTS = 200;
  private static final long SEED = 20261121;
  private static final Duration QUIET = Duration.ofSeconds(30);

  /** As copying tools do it that keep dates: always the day on which the laboratory made it. */
  private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-05T07:00:00Z"));

  @TempDir Path folder;

  @Test
  void aTemporaryNameIsNeverRead() throws Exception {
    Partner labo = Depots.labo(new Completion.Rename());
    Depots depots = new Depots(folder);
    Path depot = depots.depot(labo);
    DepotSweep sweep = depots.sweep();
    List<String> names = List.of("x.hl7.tmp", "x.hl7.part", "x.hl7.filepart", ".x.hl7", "X.TMP");
    for (Cut cut : cuts()) {
      Path temporary = depot.resolve(names.get(cut.number() % names.size()));
      Files.write(temporary, cut.head());
      assertThat(sweep.pass(labo).arrived()).isEmpty();
      Files.write(temporary, cut.tail(), StandardOpenOption.APPEND);
      assertThat(sweep.pass(labo).arrived()).isEmpty();
      Files.move(temporary, depot.resolve("x.hl7"));
      assertWhole(depots, sweep.pass(labo), cut);
    }
    assertThat(depots.deliveries()).hasSize(CUTS);
  }

  @Test
  void withoutItsMarkerAFileIsNotRead() throws Exception {
    Partner labo = Depots.labo(new Completion.Marker(".ok"));
    Depots depots = new Depots(folder);
    Path file = depots.depot(labo).resolve("x.csv");
    Path marker = depots.depot(labo).resolve("x.csv.ok");
    DepotSweep sweep = depots.sweep();
    for (Cut cut : cuts()) {
      Files.write(file, cut.head());
      assertThat(sweep.pass(labo).arrived()).isEmpty();
      Files.write(file, cut.tail(), StandardOpenOption.APPEND);
      assertThat(sweep.pass(labo).waiting()).isEqualTo(1);
      Files.createFile(marker);
      assertWhole(depots, sweep.pass(labo), cut);
      assertThat(marker).doesNotExist();
    }
    assertThat(depots.deliveries()).hasSize(CUTS);
  }

  @Test
  void aMarkerThatACrashLeftBehindDoesNotVouchForTheNextFile() throws Exception {
    Partner labo = Depots.labo(new Completion.Marker(".ok"));
    Depots depots = new Depots(folder);
    Path file = depots.depot(labo).resolve("x.csv");
    Path marker = Files.createFile(depots.depot(labo).resolve("x.csv.ok"));
    do {
      Files.writeString(file, "half of it");
    } while (Files.getAttribute(file, "unix:ctime")
        .equals(Files.getAttribute(marker, "unix:ctime")));
    Files.setLastModifiedTime(file, OLD);

    assertThat(depots.sweep().pass(labo).arrived()).isEmpty();
    assertThat(depots.sweep().pass(labo).waiting()).isEqualTo(1);
    Files.delete(marker);
    Files.createFile(marker);
    assertThat(depots.sweep().pass(labo).arrived()).hasSize(1);
  }

  @Test
  void aMarkerWithoutAFileIsRemoved() throws Exception {
    Partner labo = Depots.labo(new Completion.Marker(".ok"));
    Depots depots = new Depots(folder);
    Path marker = Files.createFile(depots.depot(labo).resolve("x.csv.ok"));
    Swept swept = depots.sweep().pass(labo);
    assertThat(swept.arrived()).isEmpty();
    assertThat(swept.notTaken()).isEmpty();
    assertThat(marker).doesNotExist();
  }

  @Test
  void aGrowingFileIsNotReadThoughItKeepsItsSendersDate() throws Exception {
    Partner labo = Depots.labo(new Completion.StableSize(QUIET));
    Depots depots = new Depots(folder);
    Path file = depots.depot(labo).resolve("x.csv");
    DepotSweep sweep = depots.sweep();
    for (Cut cut : cuts()) {
      Files.write(file, cut.head());
      Files.setLastModifiedTime(file, OLD);
      assertThat(sweep.pass(labo).arrived()).isEmpty();
      depots.pass(QUIET.minusMillis(1));
      Files.write(file, cut.tail(), StandardOpenOption.APPEND);
      Files.setLastModifiedTime(file, OLD);
      assertThat(sweep.pass(labo).arrived()).isEmpty();
      depots.pass(QUIET.minusMillis(1));
      assertThat(sweep.pass(labo).waiting()).isEqualTo(1);
      depots.pass(Duration.ofMillis(1));
      assertWhole(depots, sweep.pass(labo), cut);
    }
    assertThat(depots.deliveries()).hasSize(CUTS);
  }

  @Test
  void aSlowUploadOfAMinuteIsReadOnceItHasEnded() throws Exception {
    Partner labo = Depots.labo(new Completion.StableSize(QUIET));
    Depots depots = new Depots(folder);
    Path file = Files.createFile(depots.depot(labo).resolve("x.csv"));
    DepotSweep sweep = depots.sweep();
    for (int second = 0; second < 60; second += 10) {
      Files.writeString(file, "line\n", StandardOpenOption.APPEND);
      assertThat(sweep.pass(labo).arrived()).isEmpty();
      depots.pass(Duration.ofSeconds(10));
    }
    assertThat(sweep.pass(labo).arrived()).isEmpty();
    depots.pass(Duration.ofSeconds(20));
    assertThat(sweep.pass(labo).arrived()).singleElement().matches(a -> a.landed().bytes() == 30);
  }

  private record Cut(int number, byte[] head, byte[] tail) {
    byte[] whole() {
      byte[] whole = Arrays.copyOf(head, head.length + tail.length);
      System.arraycopy(tail, 0, whole, head.length, tail.length);
      return whole;
    }
  }

  /** At random, on every kind of border: within a character of several bytes, between records. */
  private static List<Cut> cuts() {
    Random random = new Random(SEED);
    return random
        .ints(CUTS, 0, Integer.MAX_VALUE)
        .boxed()
        .map(number -> cut(number, random))
        .toList();
  }

  private static Cut cut(int number, Random random) {
    byte[] whole = ("dossier;prénom\r" + number + ";Zoé\r" + number + ";Noël\r").getBytes(UTF_8);
    int at = 1 + random.nextInt(whole.length - 1);
    return new Cut(
        number, Arrays.copyOfRange(whole, 0, at), Arrays.copyOfRange(whole, at, whole.length));
  }

  private static void assertWhole(Depots depots, Swept swept, Cut cut) throws IOException {
    assertThat(swept.arrived()).hasSize(1);
    Arrival arrival = swept.arrived().get(0);
    try (var bytes =
        depots
            .zone(CrashPoint.Watch.NONE)
            .open(arrival.landed().partner(), arrival.landed().sha256())) {
      assertThat(bytes.readAllBytes()).isEqualTo(cut.whole());
    }
  }
}
