package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.installation.DurableFiles;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.routes.Area;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are full, missing or in the way: which one, what for, and what to do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullFoldersTest {

  private static final String LABO = "labo-hauts-pins";
  private static final String OTHER = "labo-rive-gauche";

  @TempDir private static Path folder;

  private TestInstallation test;
  private CommandLine commands;

  @BeforeAll
  void open() throws Exception {
    test = TestInstallation.embedded(folder.resolve("data"), TestInstallation.CONFIG);
    commands = new CommandLine(folder.resolve("data"), TestInstallation.CONFIG);
  }

  @AfterAll
  void close() {
    test.close();
  }

  @Test
  void aFileInTheWayOfOnePartnersReceiptsIsNamedAndStopsNobodyElse() throws Exception {
    test.drop(LABO, "unknown.txt", "bonjour".getBytes(StandardCharsets.US_ASCII));
    Path receipts = test.installation().homes().folder(LABO, Area.RECEIPTS);
    Path aside = Files.move(receipts, receipts.resolveSibling("aside"));
    Files.writeString(receipts, "");
    Answer night = commands.run("nightly");
    Files.delete(receipts);
    Files.move(aside, receipts);
    assertThat(night.exit()).as(night.err()).isZero();
    assertThat(night.out()).contains("DEL-192", "LND-195 " + receipts, "Bilan");
    goesOn();
    assertThat(TestInstallation.files(receipts)).isNotEmpty();
  }

  @Test
  void aFileInTheWayOfReportsIsNamedAndTheNextNightGoesOn() throws Exception {
    isInTheWay(Files.createDirectories(folder.resolve("data/reports")), "rapports des nuits");
  }

  @Test
  void aFileInTheWayOfTheLandingZoneIsNamedBeforeAnythingIsTaken() throws Exception {
    Path landing = folder.resolve("data/landing");
    Path aside = Files.move(landing, folder.resolve("landing-aside"));
    Files.writeString(landing, "");
    try {
      Answer night = commands.run("nightly");
      assertThat(night.exit()).as(night.err()).isEqualTo(4);
      assertThat(night.err().lines())
          .anySatisfy(
              line ->
                  assertThat(line).contains("LND-195", "zone d'arrivée", landing.toString(), "→"));
    } finally {
      Files.delete(landing);
      Files.move(aside, landing);
    }
  }

  @Test
  void aPartnersOwnDiskThatIsFullStopsNobodyElse() throws Exception {
    Path receipts = test.installation().homes().folder(LABO, Area.RECEIPTS);
    test.installation().homes().create(LABO);
    assumeTrue(
        mount("-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", receipts), "no right to mount");
    try {
      Path fill = receipts.resolve(".fill");
      Files.write(fill, new byte[64 << 10]);
      test.drop(LABO, "unknown-to-a-full-disk.txt", "salut".getBytes(StandardCharsets.US_ASCII));
      test.drop(OTHER, "unknown-too.txt", "bonsoir".getBytes(StandardCharsets.US_ASCII));
      Answer night = commands.run("nightly");
      assertThat(night.exit()).as(night.err()).isZero();
      assertThat(night.out()).contains("DEL-192", "LND-194 " + receipts, "Bilan", "Rapport");
      assertThat(TestInstallation.files(test.installation().homes().folder(OTHER, Area.RECEIPTS)))
          .isNotEmpty();
      Files.delete(fill);
      goesOn();
      assertThat(TestInstallation.files(receipts)).isNotEmpty();
    } finally {
      assertThat(run("umount", receipts.toString())).isTrue();
    }
  }

  @Test
  void aFullLandingZoneSaysHowMuchIsMissingAndClaimsNoBalance() throws Exception {
    Path landing = folder.resolve("data/landing");
    byte[] content = "x".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII);
    Path aside = folder.resolve("known");
    keep(landing, aside);
    assumeTrue(
        mount("-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", landing), "no right to mount");
    try {
      keep(aside, landing);
      Path file = test.drop(LABO, "large.hl7", content);
      Answer night = commands.run("nightly");
      assertThat(night.exit()).as(night.err()).isEqualTo(4);
      assertThat(night.out())
          .contains("LND-194 zone d'arrivée", landing.toString(), "il en faut au moins 2", "→")
          .doesNotContain("Bilan", "Rapport", "ATTENTION");
      assertThat(night.err()).doesNotContain("\tat ");
      assertThat(file).exists();
      assertThat(mount("-o", "remount,size=20m", landing)).isTrue();
      goesOn();
      assertThat(file).doesNotExist();
    } finally {
      assertThat(run("umount", landing.toString())).isTrue();
    }
  }

  @Test
  void anEmbeddedDatabaseWithoutRoomIsNamedWhenItDoesNotStart() throws Exception {
    Path postgres = Files.createDirectories(folder.resolve("other/postgres"));
    assumeTrue(
        mount("-t", "tmpfs", "-o", "size=8m,mode=700", "tmpfs", postgres), "no right to mount");
    try {
      Answer night =
          new CommandLine(folder.resolve("other"), TestInstallation.CONFIG).run("nightly");
      assertThat(night.exit()).as(night.err()).isEqualTo(4);
      assertThat(night.err().lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("LND-194", "base de données embarquée", postgres.toString()));
    } finally {
      assertThat(run("umount", postgres.toString())).isTrue();
    }
  }

  @Test
  void aShareThatIsNearlyFullStandsInTheStatus() throws Exception {
    Path config =
        TestConfig.copyTo(folder.resolve("small-shares"))
            .adding(
                "partners/" + LABO + ".yaml",
                "limits: {delivery: 9MB, share: 9MB, share-files: 4}\n")
            .folder();
    CommandLine small = new CommandLine(folder.resolve("data"), config);
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      files.add(test.drop(LABO, "waiting" + i + ".hl7.tmp", new byte[] {1}));
    }
    assertThat(small.run("status").out()).doesNotContain("LND-19");
    files.add(test.drop(LABO, "waiting4.hl7.tmp", new byte[] {1}));
    assertThat(small.run("status").out()).contains(LABO + " : LND-190", "4 fichiers");
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** By what a landing zone is known. */
  private static void keep(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of(".key-check", ".repository", ".zone")) {
      Files.createFile(to.resolve(name), DurableFiles.OWNER_ONLY_FILE);
      Files.write(to.resolve(name), Files.readAllBytes(from.resolve(name)));
    }
  }

  private void isInTheWay(Path where, String role) throws IOException {
    Path aside = Files.move(where, where.resolveSibling("aside"));
    Files.writeString(where, "");
    Answer night = commands.run("nightly");
    Files.delete(where);
    Files.move(aside, where);
    assertThat(night.exit()).as(night.err()).isEqualTo(4);
    assertThat(night.out().lines())
        .anySatisfy(line -> assertThat(line).contains("LND-195", role, where.toString(), "→"));
    assertThat(night.out()).doesNotContain("Bilan");
    goesOn();
  }

  private void goesOn() {
    Answer next = commands.run("nightly");
    assertThat(next.exit()).as(next.err()).isZero();
    assertThat(next.out()).contains("Bilan", "Rapport");
  }

  private static boolean mount(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mount"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return run(command.toArray(String[]::new));
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
