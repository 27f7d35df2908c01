package org.estuaire.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Partner.Completion;
import org.estuaire.exchange.landing.LandingFinding;
import org.estuaire.installation.FolderFinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DepotSweepTest {

  private static final Partner LABO = Depots.labo(new Completion.Rename());

  @TempDir Path folder;
  private Depots depots;
  private Path depot;

  @BeforeEach
  void open() throws IOException {
    depots = new Depots(folder);
    depot = depots.depot(LABO);
  }

  @Test
  void aWholeFileIsTakenAndRemoved() throws Exception {
    Files.writeString(depot.resolve("report.hl7"), "MSH|1");
    Swept swept = depots.sweep().sweep(List.of(LABO), Depots.NOBODY_FAILS);
    assertThat(swept.arrived()).singleElement().matches(arrival -> !arrival.repeated());
    assertThat(swept.waiting()).isZero();
    assertThat(depot).isEmptyDirectory();
    assertThat(depots.texts("SELECT file_name || ' ' || channel FROM exchange.arrival"))
        .containsExactly("report.hl7 SFTP");
  }

  @Test
  void aWatchedFolderIsSweptToo() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("watched"));
    Files.writeString(watched.resolve("report.hl7"), "MSH|1");
    Partner labo = LABO.withAccess(new Partner.Access(List.of(), Optional.of(watched)));
    assertThat(depots.sweep().sweep(List.of(labo), Depots.NOBODY_FAILS).arrived()).hasSize(1);
    assertThat(depots.texts("SELECT channel FROM exchange.arrival")).containsExactly("FOLDER");
    assertThat(watched).isEmptyDirectory();
  }

  @Test
  void aWatchedFolderIsTakenInOnlyAsFarAsItsPartnersShareGoes() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("watched"));
    for (int i = 1; i <= 4; i++) {
      Files.writeString(watched.resolve("report" + i + ".hl7"), "MSH|" + i);
    }
    Partner labo =
        LABO.withAccess(new Partner.Access(List.of(), Optional.of(watched)))
            .withLimits(new Partner.Limits(1000, 1000, new Partner.Share(1000, 3)));
    Swept swept = depots.sweep().sweep(List.of(labo), Depots.NOBODY_FAILS);
    assertThat(swept.arrived()).hasSize(3);
    assertThat(swept.notTaken())
        .singleElement()
        .matches(file -> file.why().code() == LandingFinding.SHARE_FULL);
    assertThat(watched.resolve("report4.hl7")).exists();
  }

  @Test
  void aHardLinkInAWatchedFolderIsLeftAloneAndTold() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("watched"));
    Path elsewhere = Files.writeString(folder.resolve("shadow"), "secret");
    Files.createLink(watched.resolve("report.hl7"), elsewhere);
    Partner labo = LABO.withAccess(new Partner.Access(List.of(), Optional.of(watched)));
    Swept swept = depots.sweep().sweep(List.of(labo), Depots.NOBODY_FAILS);
    assertThat(swept.arrived()).isEmpty();
    assertThat(swept.notTaken())
        .singleElement()
        .matches(file -> file.why().code() == LandingFinding.HARD_LINK);
    assertThat(watched.resolve("report.hl7")).exists();
    Files.delete(elsewhere);
    assertThat(depots.sweep().sweep(List.of(labo), Depots.NOBODY_FAILS).arrived()).hasSize(1);
  }

  @Test
  void theSameContentAgainIsRecognisedAndRemoved() throws Exception {
    DepotSweep sweep = depots.sweep();
    Files.writeString(depot.resolve("monday.hl7"), "MSH|1");
    sweep.pass(LABO);
    Files.writeString(depot.resolve("tuesday.hl7"), "MSH|1");
    assertThat(sweep.pass(LABO).arrived()).singleElement().matches(arrival -> arrival.repeated());
    assertThat(depots.deliveries()).hasSize(1);
    assertThat(depot).isEmptyDirectory();
  }

  @Test
  void filesAreTakenInTheOrderInWhichTheyWereCompleted() throws Exception {
    for (String name : List.of("z", "a", "m")) {
      Path file = Files.writeString(depot.resolve(name), "MSH|" + name);
      awaitNextTick(file);
    }
    depots.sweep().pass(LABO);
    assertThat(depots.texts("SELECT file_name FROM exchange.arrival ORDER BY id"))
        .containsExactly("z", "a", "m");
  }

  @Test
  void whatCannotBeTakenIsNamedAndNeverBlocksTheOthers() throws Exception {
    Files.createDirectory(depot.resolve("a-directory"));
    Files.createFile(depot.resolve("b-empty"));
    Files.write(depot.resolve("c-giant"), new byte[(1 << 20) + 1]);
    Path secret = Files.writeString(folder.resolve("secret"), "not for us");
    Files.createSymbolicLink(depot.resolve("d-link"), secret);
    Files.writeString(depot.resolve("e-report.hl7"), "MSH|1");

    DepotSweep sweep = depots.sweep();
    Swept swept = sweep.pass(LABO);

    assertThat(swept.arrived()).hasSize(1);
    assertThat(swept.notTaken())
        .extracting(file -> file.fileName() + " " + file.why().code().code())
        .containsExactlyInAnyOrder(
            "a-directory LND-003", "b-empty LND-001", "c-giant LND-002", "d-link LND-004");
    assertThat(names()).containsExactly("a-directory", "b-empty", "c-giant", "d-link");
    assertThat(secret).exists();
    assertThat(depots.texts("SELECT detail ->> 'finding' FROM audit.event WHERE action = 'refuse'"))
        .hasSize(4);
  }

  @Test
  void whatLiesThereIsNamedOncePerProcess() throws Exception {
    DepotSweep sweep = depots.sweep();
    Files.createFile(depot.resolve("empty"));
    assertThat(sweep.pass(LABO).notTaken()).hasSize(1);
    assertThat(sweep.pass(LABO).notTaken()).isEmpty();
    assertThat(depots.sweep().pass(LABO).notTaken()).hasSize(1);
    Files.delete(depot.resolve("empty"));
    sweep.pass(LABO);
    Files.createFile(depot.resolve("empty"));
    assertThat(sweep.pass(LABO).notTaken()).hasSize(1);
  }

  @Test
  void anEmptyFileThatIsFilledLaterIsTaken() throws Exception {
    DepotSweep sweep = depots.sweep();
    Path file = Files.createFile(depot.resolve("report.hl7"));
    sweep.pass(LABO);
    Files.writeString(file, "MSH|1");
    assertThat(sweep.pass(LABO).arrived()).hasSize(1);
  }

  @Test
  void aWatchedFolderThatIsAwayIsNamedAndDoesNotBlock() throws Exception {
    Path away = folder.resolve("not-mounted");
    Partner labo = LABO.withAccess(new Partner.Access(List.of(), Optional.of(away)));
    Files.writeString(depot.resolve("report.hl7"), "MSH|1");
    Swept swept = depots.sweep().sweep(List.of(labo), Depots.NOBODY_FAILS);
    assertThat(swept.arrived()).hasSize(1);
    assertThat(swept.notTaken())
        .singleElement()
        .matches(file -> file.why().code() == LandingFinding.FOLDER_AWAY);
  }

  @Test
  void aWatchedFolderInWhichNothingCanBeRemovedIsNamedAndNothingIsTakenFromIt() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("read-only"));
    Files.writeString(watched.resolve("report.hl7"), "MSH|1");
    Files.setPosixFilePermissions(watched, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(watched), "this account writes whatever the permissions are");
    Partner labo = LABO.withAccess(new Partner.Access(List.of(), Optional.of(watched)));
    Swept swept = depots.sweep().sweep(List.of(labo), Depots.NOBODY_FAILS);
    assertThat(swept.arrived()).isEmpty();
    assertThat(swept.notTaken())
        .singleElement()
        .matches(file -> file.why().code() == FolderFinding.FOLDER_READ_ONLY);
  }

  @Test
  void aFileThatIsReplacedAfterItWasTakenIsTakenAsWell() throws Exception {
    Path file = Files.writeString(depot.resolve("report.hl7"), "MSH|1");
    DepotSweep disturbed =
        depots.sweep(
            point -> {
              if (point == CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED && Files.exists(file)) {
                replace(file, "MSH|2, longer");
              }
            });
    disturbed.pass(LABO);
    assertThat(file).hasContent("MSH|2, longer");
    depots.sweep().pass(LABO);
    assertThat(depots.deliveries()).hasSize(2);
    assertThat(depot).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LANDED_BEFORE_RENAME", "LANDED_BEFORE_LEDGER", "LEDGER_BEFORE_SOURCE_REMOVED"})
  void afterACrashTheNextPassEndsWithExactlyOneDelivery(CrashPoint point) throws Exception {
    Files.writeString(depot.resolve("report.hl7"), "MSH|1");
    DepotSweep dying = depots.sweep(Depots.dyingAt(point));
    assertThatThrownBy(() -> dying.pass(LABO)).isInstanceOf(Depots.Crash.class);
    assertThat(names()).containsExactly("report.hl7");

    depots.sweep().pass(LABO);
    assertThat(depots.deliveries()).hasSize(1);
    assertThat(depot).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LANDED_BEFORE_RENAME", "LANDED_BEFORE_LEDGER", "LEDGER_BEFORE_SOURCE_REMOVED"})
  void everyCrashPointOfTheIntakeIsReachedInANormalPass(CrashPoint point) throws Exception {
    List<CrashPoint> reached = new ArrayList<>();
    Files.writeString(depot.resolve("report.hl7"), "MSH|1");
    depots.sweep(reached::add).pass(LABO);
    assertThat(reached).containsOnlyOnce(point);
  }

  @Test
  void severalSweepsAtOnceTakeEachFileOnce() throws Exception {
    for (int i = 0; i < 150; i++) {
      Files.writeString(depot.resolve("report" + i), "MSH|" + i);
    }
    var threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Swept>> sweeps = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        DepotSweep sweep = depots.sweep();
        sweeps.add(() -> sweep.pass(LABO));
      }
      int arrived = 0;
      for (var swept : threads.invokeAll(sweeps)) {
        arrived += swept.get().arrived().size();
      }
      assertThat(arrived).isEqualTo(150);
    } finally {
      threads.shutdown();
    }
    assertThat(depots.texts("SELECT id::text FROM exchange.arrival")).hasSize(150);
  }

  @Test
  void aNightWaitsOnceForFilesThatNeedQuiet() throws Exception {
    Partner slow = Depots.labo(new Completion.StableSize(Duration.ofSeconds(30)));
    Files.writeString(depot.resolve("report.csv"), "a;b");
    assertThat(depots.sweep().sweep(List.of(slow), Depots.NOBODY_FAILS).arrived()).hasSize(1);
  }

  @Test
  void withoutADatabaseTheFileStaysAndTheFaultIsSeen() throws Exception {
    Files.writeString(depot.resolve("report.hl7"), "MSH|1");
    try (var connection = depots.database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE exchange.arrival RENAME TO away");
    }
    DepotSweep sweep = depots.sweep();
    assertThatThrownBy(() -> sweep.pass(LABO)).isInstanceOf(java.sql.SQLException.class);
    assertThat(names()).containsExactly("report.hl7");
    assertThat(depots.texts("SELECT id::text FROM exchange.delivery")).isEmpty();
  }

  private static void replace(Path file, String content) {
    try {
      Path other = Files.writeString(file.resolveSibling(".other"), content);
      Files.move(other, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Until the file system's clock tells a later file from this one. */
  private static void awaitNextTick(Path file) throws IOException {
    Path probe = file.resolveSibling(".probe");
    do {
      Files.writeString(probe, "x");
    } while (Files.getAttribute(probe, "unix:ctime")
        .equals(Files.getAttribute(file, "unix:ctime")));
    Files.delete(probe);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(depot)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPartnerWhoseFolderCannotBeSweptKeepsNobodyElseWaiting() throws Exception {
    Partner other =
        Partner.named("labo-jetee", Partner.Kind.LABORATORY, LaneName.LAB)
            .withCompletion(new Completion.Rename());
    Files.writeString(depots.depot(other).resolve("report.hl7"), "MSH|1");
    Path home = depots.homes.home(LABO.code());
    Files.move(home, folder.resolve("elsewhere"));
    Files.writeString(home, "a file in the way");
    List<String> failed = new ArrayList<>();

    Swept swept =
        depots
            .sweep()
            .sweep(List.of(LABO, other), (partner, failure) -> failed.add(partner.code()));

    assertThat(swept.arrived()).hasSize(1);
    assertThat(failed).containsExactly(LABO.code());
  }
}
