package org.estuaire.exchange.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntakeTest {

  private static final Partner LABO =
      Partner.named("labo-estran", Partner.Kind.LABORATORY, LaneName.LAB);
  private static final Partner COUNCIL =
      Partner.named("cd-38", Partner.Kind.COUNCIL, LaneName.SOCIAL);

  @TempDir Path folder;
  private final LandingKey key = LandingKey.generate();
  private final DataSource database = TestDatabase.create();
  private Intake intake;

  @BeforeEach
  void open() throws IOException {
    intake = intake(CrashPoint.Watch.NONE);
  }

  @Test
  void aDeliveryIsKnownToTheLedgerOnceItWasTaken() throws Exception {
    Arrival arrival = take(LABO, "a report", "résultats.hl7");
    assertThat(arrival.repeated()).isFalse();
    assertThat(texts("SELECT partner || ' ' || bytes || ' ' || state FROM exchange.delivery"))
        .containsExactly("labo-estran 8 RECEIVED");
    assertThat(texts("SELECT file_name || ' ' || channel || ' ' || repeated FROM exchange.arrival"))
        .containsExactly("résultats.hl7 COMMAND false");
    assertThat(texts("SELECT name || ' ' || kind FROM exchange.partner"))
        .containsExactly("labo-estran LABORATORY");
  }

  @Test
  void theSameContentAgainIsRecognisedUnderAnyName() throws Exception {
    Arrival first = take(LABO, "a report", "monday.hl7");
    Arrival second = take(LABO, "a report", "tuesday.hl7");
    assertThat(second.repeated()).isTrue();
    assertThat(second.deliveryId()).isEqualTo(first.deliveryId());
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(texts("SELECT id::text FROM exchange.delivery")).hasSize(1);
  }

  @Test
  void theSameContentFromTwoPartnersIsTwoDeliveries() throws Exception {
    assertThat(take(LABO, "x", "x").deliveryId())
        .isNotEqualTo(take(COUNCIL, "x", "x").deliveryId());
  }

  @Test
  void theSameContentFromManyThreadsIsOneDelivery() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Arrival>> senders = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String name = "copy " + i;
        senders.add(() -> take(LABO, "a report", name));
      }
      Set<Long> deliveries = new HashSet<>();
      int fresh = 0;
      for (var arrival : threads.invokeAll(senders)) {
        deliveries.add(arrival.get().deliveryId());
        fresh += arrival.get().repeated() ? 0 : 1;
      }
      assertThat(deliveries).hasSize(1);
      assertThat(fresh).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void everyArrivalLeavesAnAuditEventWithoutTheFileName() throws Exception {
    take(LABO, "a report", "DUPONT.hl7");
    assertThat(texts("SELECT action || ' ' || subject || ' ' || detail FROM audit.event"))
        .singleElement()
        .asString()
        .startsWith("receive delivery ")
        .contains("\"channel\": \"COMMAND\"")
        .doesNotContain("DUPONT");
  }

  @Test
  void aNameIsKeptAsGivenButForWhatCouldFoolAReader() throws Exception {
    take(LABO, "1", "a\nb\u202Efdp.exe\u0000;$(rm)'\"");
    take(LABO, "2", "é".repeat(300) + ".csv");
    List<String> names = texts("SELECT file_name FROM exchange.arrival ORDER BY id");
    assertThat(names.get(0)).isEqualTo("a\\u{a}b\\u{202e}fdp.exe\\u{0};$(rm)'\"");
    assertThat(names.get(1)).hasSize(255).startsWith("ééé").contains("…").endsWith("é.csv");
  }

  @Test
  void accentsBlanksAndTwoExtensionsInANameAreNoObstacle() throws Exception {
    take(LABO, "1", "Compte rendu été n° 7.xml.xml");
    assertThat(texts("SELECT file_name FROM exchange.arrival"))
        .containsExactly("Compte rendu été n° 7.xml.xml");
  }

  @Test
  void aFileStaysWhereItIsUntilTheCallerRemovesIt() throws Exception {
    Path file = Files.writeString(folder.resolve("report.hl7"), "a report");
    assertThat(intake.take(LABO, file, Channel.SFTP).repeated()).isFalse();
    assertThat(file).exists();
    assertThat(texts("SELECT said_by FROM audit.event")).containsExactly("partner:labo-estran");
  }

  @Test
  void aDirectoryALinkAnEmptyFileAndAGiantAreRefusedByCode() throws Exception {
    Path giant = Files.write(folder.resolve("giant"), new byte[101]);
    assertRefused(giant, LandingFinding.TOO_LARGE);
    assertRefused(Files.createDirectory(folder.resolve("directory")), LandingFinding.DIRECTORY);
    assertRefused(Files.createFile(folder.resolve("empty")), LandingFinding.EMPTY);
    assertRefused(
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/hostname")),
        LandingFinding.NOT_A_FILE);
    assertThat(texts("SELECT id::text FROM exchange.delivery")).isEmpty();
  }

  @Test
  void severalFilesAreTakenInTheirOrderAndTheRefusedOnesAreNamed() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      files.add(Files.writeString(folder.resolve("f" + i), i == 7 ? "" : "report " + i % 10));
    }
    List<TakenFile> results = intake.takeAll(LABO, files, Channel.SFTP);
    assertThat(results).extracting(TakenFile::file).isEqualTo(files);
    assertThat(results.get(7))
        .isEqualTo(new TakenFile.Refused(files.get(7), Finding.of(LandingFinding.EMPTY)));
    assertThat(texts("SELECT file_name FROM exchange.arrival ORDER BY id"))
        .hasSize(19)
        .startsWith("f0", "f1", "f2")
        .endsWith("f18", "f19");
    assertThat(texts("SELECT repeated::text FROM exchange.arrival WHERE file_name = 'f12'"))
        .containsExactly("true");
    assertThat(texts("SELECT id::text FROM exchange.delivery")).hasSize(10);
  }

  @Test
  void whenTheLandingZoneFailsNoneOfSeveralFilesIsKnown() throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      files.add(Files.writeString(folder.resolve("f" + i), "report " + i));
    }
    Intake crashing =
        intake(
            point -> {
              throw new Crash();
            });
    assertThatThrownBy(() -> crashing.takeAll(LABO, files, Channel.SFTP)).isInstanceOf(Crash.class);
    assertThat(texts("SELECT id::text FROM exchange.delivery")).isEmpty();
    assertThat(files).allMatch(Files::exists);
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsNotTaken() throws Exception {
    Path file = Files.writeString(folder.resolve("growing.csv"), "half of it");
    Intake disturbed =
        intake(
            point -> {
              if (point == CrashPoint.LANDED_BEFORE_RENAME) {
                append(file, ", and the rest");
              }
            });
    assertThatThrownBy(() -> disturbed.take(LABO, file, Channel.FOLDER))
        .isInstanceOf(DeliveryRefused.class)
        .extracting(e -> ((DeliveryRefused) e).finding().code())
        .isEqualTo(LandingFinding.CHANGED_WHILE_READ);
    assertThat(texts("SELECT id::text FROM exchange.delivery")).isEmpty();
    intake.take(LABO, file, Channel.FOLDER);
    assertThat(texts("SELECT bytes::text FROM exchange.delivery")).containsExactly("24");
  }

  @ParameterizedTest
  @EnumSource(names = {"LANDED_BEFORE_RENAME", "LANDED_BEFORE_LEDGER"})
  void afterACrashTheSameFileIsTakenOnce(CrashPoint point) throws Exception {
    Path file = Files.writeString(folder.resolve("report.hl7"), "a report");
    Intake crashing =
        intake(
            reached -> {
              if (reached == point) {
                throw new Crash();
              }
            });
    assertThatThrownBy(() -> crashing.take(LABO, file, Channel.SFTP)).isInstanceOf(Crash.class);
    assertThat(texts("SELECT id::text FROM exchange.delivery")).isEmpty();

    assertThat(intake(CrashPoint.Watch.NONE).take(LABO, file, Channel.SFTP).repeated()).isFalse();
    assertThat(texts("SELECT id::text FROM exchange.delivery")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LANDED_BEFORE_RENAME", "LANDED_BEFORE_LEDGER"})
  void afterACrashManyFilesAreTakenOnceEach(CrashPoint point) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      files.add(Files.writeString(folder.resolve("report-" + i), "report " + i));
    }
    AtomicInteger reached = new AtomicInteger();
    Intake crashing =
        intake(
            at -> {
              if (at == point && reached.incrementAndGet() == 7) {
                throw new Crash();
              }
            });
    assertThatThrownBy(() -> crashing.takeAll(LABO, files, Channel.SFTP)).isInstanceOf(Crash.class);
    assertThat(texts("SELECT id::text FROM exchange.delivery")).isEmpty();

    List<TakenFile> taken = intake(CrashPoint.Watch.NONE).takeAll(LABO, files, Channel.SFTP);
    assertThat(taken)
        .allSatisfy(file -> assertThat(((TakenFile.Taken) file).arrival().repeated()).isFalse());
    assertThat(texts("SELECT id::text FROM exchange.delivery")).hasSize(20);
  }

  private void assertRefused(Path file, LandingFinding why) {
    Partner small = LABO.withLimits(new Partner.Limits(100, 10));
    assertThatThrownBy(() -> intake.take(small, file, Channel.FOLDER))
        .isInstanceOf(DeliveryRefused.class)
        .extracting(e -> ((DeliveryRefused) e).finding().code())
        .isEqualTo(why);
  }

  private Intake intake(CrashPoint.Watch watch) throws IOException {
    return new Intake(
        new LandingZone(folder.resolve("landing"), key, watch), new DeliveryLedger(database));
  }

  private Arrival take(Partner partner, String content, String name) throws Exception {
    return intake.take(
        partner, new ByteArrayInputStream(content.getBytes(UTF_8)), name, Channel.COMMAND);
  }

  private static void append(Path file, String more) {
    try {
      Files.writeString(file, more, java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> texts(String query) throws SQLException {
    return TestQuery.rows(database, query);
  }

  /** A death of the process, as far as one can be acted in a test. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
