package org.estuaire.jobs.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.jobs.TestInstallation;
import org.estuaire.jobs.TestMessage;
import org.estuaire.routes.Area;
import org.estuaire.routes.TrialFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners put into {@code essai} is answered there, marked as a trial, and never loaded. */
class TrialDropTest {

  private static final String LABO = "labo-rive-gauche";
  private static final String OTHER = "labo-des-salines";
  private static final String REPORT = "RG_20261120_150007_0001.hl7";
  private static final String BUNDLE = "LS_20261120_2010_bundle.json";
  private static final String COUNCIL = "cd-38";
  private static final String RIGHTS = "CD38_APA_202611_20261120211500_lignes-fautives.csv";
  private static final String PAYMENTS = "CD38_VERSEMENTS_202611_20261120220000.csv";
  private static final String HOSPITALS = "ght-estran";
  private static final String IDENTITIES = "IDENTITES_GHT_20261120_213000_anomalies.csv";
  private static final Path DELIVERIES = TestInstallation.HOME.resolve("samples/deliveries");
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path data;
  private TestInstallation test;

  @BeforeEach
  void open() throws Exception {
    test = TestInstallation.open(data);
  }

  @AfterEach
  void close() throws Exception {
    test.close();
  }

  @Test
  void aFileIsAnsweredAndNotLoaded() throws Exception {
    long audited = count("audit.event");
    drop(LABO, REPORT, sample(LABO, REPORT));
    drop(OTHER, "inconnu.bin", new byte[] {1, 2, 3, 4});
    drop(OTHER, "archive-dans-archive.eml", TestMessage.withNested());
    try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(200))) {
      await().atMost(SOON).until(() -> answers(LABO).size() == 2 && answers(OTHER).size() == 4);
    }
    assertThat(answers(LABO))
        .allMatch(name -> name.matches("essai-[0-9]{8}-[0-9]{6}-[0-9a-f]{8}\\.(html|txt)"));
    assertThat(names(LABO)).doesNotContain(REPORT);
    assertThat(texts(LABO)).allSatisfy(text -> assertThat(text).contains("ESSAI", REPORT));
    assertThat(texts(OTHER))
        .allSatisfy(text -> assertThat(text).contains("ESSAI").containsAnyOf("DEL-001", "DEL-014"))
        .anySatisfy(text -> assertThat(text).contains("DEL-014"));
    assertThat(count("exchange.delivery")).isZero();
    assertThat(count("exchange.arrival")).isZero();
    assertThat(count("identity.source_identity")).isZero();
    assertThat(count("audit.event")).isEqualTo(audited);
  }

  @Test
  void whatAProcessDiedOverIsTriedOnceMoreAndThenNoMore() throws Exception {
    test.installation().homes().create(LABO);
    Path attempts = test.installation().homes().home(LABO).resolve(".essai");
    Files.createDirectories(attempts.resolve("1"));
    Files.createDirectories(attempts.resolve("2"));
    Files.write(attempts.resolve("1").resolve("une-fois.hl7"), sample(LABO, REPORT));
    Files.write(attempts.resolve("2").resolve("deux-fois.hl7"), sample(LABO, REPORT));
    try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(200))) {
      await().atMost(SOON).until(() -> answers(LABO).size() == 3);
    }
    assertThat(texts(LABO))
        .anySatisfy(text -> assertThat(text).contains("TRY-007", "deux-fois.hl7"));
    assertThat(texts(LABO))
        .anySatisfy(text -> assertThat(text).contains("une-fois.hl7").doesNotContain("TRY-007"));
    try (Stream<Path> left = Files.walk(attempts)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void filesAndAnswersGoAfterADay() throws Exception {
    drop(LABO, "essai-20261101-000000-00000000.txt", new byte[] {65});
    drop(LABO, "jamais-essaye.part", new byte[] {65});
    drop(LABO, "encore.part", new byte[] {65});
    age(LABO, "essai-20261101-000000-00000000.txt");
    age(LABO, "jamais-essaye.part");
    try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(200))) {
      await().atMost(SOON).until(() -> names(LABO).equals(List.of("encore.part")));
    }
  }

  @Test
  void whatIsLargerThanATrialIsToldSo() throws Exception {
    drop(LABO, "grand.hl7", new byte[(int) TrialFolder.MOST_BYTES + 1]);
    try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(200))) {
      await().atMost(SOON).until(() -> answers(LABO).size() == 1);
    }
    assertThat(texts(LABO).get(0)).contains("TRY-004");
    assertThat(names(LABO)).doesNotContain("grand.hl7");
  }

  @Test
  void filesOfEveryLaneAreTriedAndSeveralOfOnePartnerAreAnsweredEach() throws Exception {
    drop(COUNCIL, RIGHTS, sample(COUNCIL, RIGHTS));
    drop(COUNCIL, PAYMENTS, sample(COUNCIL, PAYMENTS));
    drop(HOSPITALS, IDENTITIES, sample(HOSPITALS, IDENTITIES));
    try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(200))) {
      await()
          .atMost(SOON)
          .until(() -> answers(COUNCIL).size() == 4 && answers(HOSPITALS).size() == 2);
    }
    assertThat(texts(COUNCIL)).filteredOn(text -> text.contains(RIGHTS)).hasSize(2);
    assertThat(texts(COUNCIL)).filteredOn(text -> text.contains(PAYMENTS)).hasSize(2);
    assertThat(texts(HOSPITALS))
        .allSatisfy(text -> assertThat(text).contains("ESSAI", IDENTITIES, "IDE-"));
    assertThat(names(COUNCIL)).hasSize(4);
    for (String table : List.of("social.entitlement", "social.payment", "exchange.delivery")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(count("identity.source_identity")).isZero();
  }

  @Test
  void aTrialWhileTheNightLoadsIsAnsweredAndChangesNothingOfTheNight() throws Exception {
    List<Path> delivered;
    try (Stream<Path> files = Files.list(DELIVERIES.resolve(OTHER))) {
      delivered = files.sorted().toList();
    }
    for (Path file : delivered) {
      test.drop(OTHER, file.getFileName().toString(), Files.readAllBytes(file));
    }
    drop(OTHER, BUNDLE, sample(OTHER, BUNDLE));
    drop(LABO, REPORT, sample(LABO, REPORT));
    try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(50))) {
      test.night();
      await().atMost(SOON).until(() -> answers(OTHER).size() == 2 && answers(LABO).size() == 2);
    }
    assertThat(count("exchange.arrival")).isEqualTo(count("exchange.arrival WHERE NOT repeated"));
    assertThat(test.rows("SELECT DISTINCT partner FROM exchange.delivery")).containsExactly(OTHER);
    assertThat(test.value("SELECT count(*) FROM lab.report WHERE sender = ?", LABO)).isEqualTo("0");
    assertThat(test.value("SELECT state FROM exchange.run")).isEqualTo("COMPLETED");
  }

  /** The sender finds its file again, and a whole answer when there is room. */
  @Test
  void onADiskThatIsFullTheFileWaitsAndOthersAreAnswered() throws Exception {
    test.installation().homes().create(OTHER);
    Path home = test.installation().homes().home(OTHER);
    assumeTrue(
        runs("mount", "-t", "tmpfs", "-o", "size=48k,mode=700", "tmpfs", home.toString()),
        "no right to mount");
    try {
      drop(OTHER, "essai.bin", new byte[] {1, 2, 3});
      drop(LABO, "apres.bin", new byte[] {4, 5, 6});
      Path filling = home.resolve(".filling");
      fill(filling);
      try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(50))) {
        // Partners take turns: when this one is answered, the other was tried.
        await().atMost(SOON).until(() -> answers(LABO).size() == 2);
      }
      assertThat(names(OTHER)).containsExactly("essai.bin");
      Files.delete(filling);
      try (TrialDrop drop = TrialDrop.over(test.installation(), Duration.ofMillis(50))) {
        await().atMost(SOON).until(() -> answers(OTHER).size() == 2);
      }
      assertThat(texts(OTHER)).allSatisfy(text -> assertThat(text).contains("DEL-001"));
      assertThat(home.resolve("essai"))
          .isDirectoryRecursivelyContaining(file -> TrialFolder.isAnswer(name(file)))
          .isDirectoryNotContaining(file -> !TrialFolder.isAnswer(name(file)));
    } finally {
      assertThat(runs("umount", home.toString())).isTrue();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static void fill(Path filling) throws IOException {
    try (OutputStream out = Files.newOutputStream(filling)) {
      while (true) {
        out.write(new byte[1024]);
      }
    } catch (IOException full) {
      assertThat(Files.size(filling)).isPositive();
    }
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private static byte[] sample(String partner, String name) throws IOException {
    return Files.readAllBytes(DELIVERIES.resolve(partner).resolve(name));
  }

  private Path folder(String partner) {
    return test.installation().homes().folder(partner, Area.TRIALS);
  }

  private void drop(String partner, String name, byte[] content) throws IOException {
    test.installation().homes().create(partner);
    Files.write(folder(partner).resolve(name), content);
  }

  private void age(String partner, String name) throws IOException {
    Files.setLastModifiedTime(
        folder(partner).resolve(name), FileTime.from(Instant.now().minus(Duration.ofHours(25))));
  }

  private long count(String table) throws SQLException {
    try (Connection connection = test.installation().database().getConnection();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<String> names(String partner) throws IOException {
    try (Stream<Path> files = Files.list(folder(partner))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private List<String> answers(String partner) throws IOException {
    return names(partner).stream().filter(TrialFolder::isAnswer).toList();
  }

  private List<String> texts(String partner) throws IOException {
    return answers(partner).stream()
        .map(
            name -> {
              try {
                return Files.readString(folder(partner).resolve(name), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }
}
