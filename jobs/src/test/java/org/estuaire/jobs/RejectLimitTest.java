package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.view.Status;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.estuaire.routes.Area;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A delivery of mistakes without end: 10 rows that are right, 12 that are not, 30 that are, in
 * chunks of five, where eight rejects are allowed. The fourth chunk is the one with which its
 * reading ends.
 */
class RejectLimitTest {

  private static final String COUNCIL = "cd-38";
  private static final String OTHER = "cd-69";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final String FIGURES =
      "SELECT state, records, done, loaded, rejected, held, known FROM exchange.delivery"
          + " WHERE partner = ?";

  @TempDir Path folder;

  private final Map<String, String> environment = TestInstallation.environment();
  private Path data;

  @BeforeEach
  void aPlaceForTheNight() {
    data = folder.resolve("data");
  }

  @Test
  void beyondTheLimitTheRestOfADeliveryIsSetAsideAndTheOthersAreLoadedAndAnswered()
      throws Exception {
    try (TestInstallation test = allowing(8)) {
      test.drop(COUNCIL, "APA.csv", mistakes());
      test.drop(
          OTHER, "APA.csv", TestInstallation.sample(OTHER, "CD69_APA_202611_20261120204000.csv"));
      test.night();

      assertThat(test.value(FIGURES, COUNCIL)).isEqualTo("REFUSED|52|20|10|10|0|0");
      assertThat(test.value("SELECT state FROM exchange.delivery WHERE partner = ?", OTHER))
          .isEqualTo("LOADED");
      assertThat(test.receipts(OTHER)).contains("accuse-" + number(test, OTHER) + ".txt");
      assertThat(
              test.rows(
                  "SELECT code, arguments FROM exchange.finding WHERE ordinal = 0 AND severity = 'ERROR'"))
          .containsExactly("DEL-183|{10,20,8,32}");
      assertThat(test.receipt(COUNCIL, "accuse-" + number(test, COUNCIL) + ".txt"))
          .contains("MIS DE CÔTÉ AVANT SA FIN", "DEL-183", "À faire : Corrigez le fichier")
          .containsPattern("Enregistrements reçus +: +52\r\n")
          .containsPattern("intégrés +: +10\r\n")
          .containsPattern("refusés +: +10\r\n")
          .containsPattern("non lus \\(mis de côté\\) +: +32\r\n")
          .contains("(enregistrement 20)")
          .doesNotContain("(enregistrement 21)", "Aucun enregistrement");
      assertThat(refusedRows(test))
          .hasSize(10)
          .allSatisfy(row -> assertThat(row).startsWith("a;b"));
      assertThat(setAside(test)).isEqualTo(32);
      Aftermath.check(test);
    }
  }

  @Test
  void onceMoreIsAllowedTheRestIsLoadedAndNothingTwice() throws Exception {
    List<String> loaded;
    long delivery;
    byte[] otherSeparator = new String(mistakes(), WINDOWS).replace(';', '\t').getBytes(WINDOWS);
    try (TestInstallation test = allowing(8)) {
      test.drop(COUNCIL, "APA.csv", otherSeparator);
      test.night();
      delivery = Long.parseLong(number(test, COUNCIL));
      loaded = entitlements(test);
      assertThat(loaded).hasSize(10);

      assertThat(test.installation().loading().replay().reopen(delivery)).isTrue();
      test.night();

      assertThat(test.value(FIGURES, COUNCIL))
          .as("without more room nothing more is read")
          .isEqualTo("REFUSED|52|20|10|10|0|0");
    }
    try (TestInstallation test = allowing(13)) {
      assertThat(test.installation().loading().replay().reopen(delivery)).isTrue();
      test.night();

      assertThat(test.value(FIGURES, COUNCIL)).isEqualTo("LOADED|52|52|40|12|0|0");
      assertThat(entitlements(test)).hasSize(40).doesNotHaveDuplicates().containsAll(loaded);
      assertThat(test.rows("SELECT code FROM exchange.finding WHERE ordinal = 0"))
          .as("what inspection remarked is still told")
          .containsExactly("CSV-142");
      assertThat(test.receipt(COUNCIL, "accuse-" + number(test, COUNCIL) + "-v3.txt"))
          .contains("ACCEPTÉ EN PARTIE")
          .containsPattern("intégrés +: +40\r\n");
      assertThat(setAside(test)).isZero();
      Aftermath.check(test);
    }
  }

  @Test
  void aDeliveryWhoseLastRecordsReachTheLimitIsLoaded() throws Exception {
    try (TestInstallation test = allowing(8)) {
      test.drop(COUNCIL, "APA.csv", file(right().subList(0, 10), wrong(10)));
      test.night();

      assertThat(test.value(FIGURES, COUNCIL)).isEqualTo("LOADED|20|20|10|10|0|0");
    }
  }

  @Test
  void whatAllDeliveriesOfAPartnerBringInOneNightCountsTogether() throws Exception {
    try (TestInstallation test = allowing(8)) {
      List<String> right = right();
      test.drop(COUNCIL, "APA-1.csv", file(right.subList(0, 10), wrong(5)));
      test.drop(COUNCIL, "APA-2.csv", file(right.subList(10, 15), wrong(5), right.subList(15, 25)));
      test.drop(COUNCIL, "APA-3.csv", file(right.subList(25, 40)));
      test.drop(
          OTHER, "APA.csv", TestInstallation.sample(OTHER, "CD69_APA_202611_20261120204000.csv"));
      test.night();

      assertThat(test.rows(FIGURES + " ORDER BY id", COUNCIL))
          .containsExactly(
              "LOADED|15|15|10|5|0|0", "LOADING|20|10|5|5|0|0", "LOADING|15|0|0|0|0|0");
      assertThat(test.value("SELECT state FROM exchange.delivery WHERE partner = ?", OTHER))
          .isEqualTo("LOADED");
      assertThat(test.rows("SELECT step, kind, partner, code FROM exchange.trouble"))
          .containsExactly("load-social|PARTNER|" + COUNCIL + "|DEL-184");
      assertThat(setAside(test)).isZero();
      assertThat(test.receipts(COUNCIL))
          .as("what waits is not answered yet")
          .containsExactly("accuse-00000001.txt", "bilan-00000001.html", "refus-00000001.csv");

      test.night();

      assertThat(test.rows(FIGURES + " ORDER BY id", COUNCIL))
          .as("another night has room of its own")
          .containsExactly(
              "LOADED|15|15|10|5|0|0", "LOADED|20|20|15|5|0|0", "LOADED|15|15|15|0|0|0");
      assertThat(test.rows("SELECT code FROM exchange.trouble")).isEmpty();
      Aftermath.check(test);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CrashPoint.class,
      names = {"CHUNK_BEFORE_COMMIT", "CHUNK_AFTER_COMMIT"})
  void aCrashOverTheLastChunkLosesAndDoublesNothing(CrashPoint point) throws Exception {
    try (TestInstallation test = allowing(8)) {
      test.drop(COUNCIL, "APA.csv", mistakes());
      ChildProcess child =
          ChildProcess.start(
              folder,
              environment,
              point + ":4",
              "nightly",
              "--data",
              data.toString(),
              "--config",
              folder.resolve("allowing-8").toString());
      assertThat(child.exit()).as(child.said()).isEqualTo(HaltingWatch.HALTED);

      new NightRunner(test.installation()).run(() -> 0, NightProgress.SILENT);

      assertThat(test.value(FIGURES, COUNCIL)).isEqualTo("REFUSED|52|20|10|10|0|0");
      assertThat(entitlements(test)).hasSize(10).doesNotHaveDuplicates();
      assertThat(setAside(test)).isEqualTo(32);
      Aftermath.check(test);
    }
  }

  private TestInstallation allowing(int rejects) throws Exception {
    Path config =
        TestConfig.copyTo(folder.resolve("allowing-" + rejects))
            .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 5")
            .adding("estuaire.yaml", "\nlimits: {rejects: " + rejects + "}\n")
            .folder();
    return TestInstallation.open(data, config, environment);
  }

  private static long setAside(TestInstallation test) throws Exception {
    try (Connection connection = test.installation().database().getConnection()) {
      Status status = Status.read(connection);
      assertThat(status.balanceCloses()).isTrue();
      return status.balance().setAside();
    }
  }

  /** Without the heading. */
  private static List<String> refusedRows(TestInstallation test) throws Exception {
    Path file =
        test.installation()
            .homes()
            .folder(COUNCIL, Area.RECEIPTS)
            .resolve("refus-" + number(test, COUNCIL) + ".csv");
    return Files.readAllLines(file, WINDOWS).stream().skip(1).toList();
  }

  private static List<String> entitlements(TestInstallation test) throws Exception {
    return test.rows("SELECT delivery_id, ordinal FROM social.entitlement ORDER BY 2");
  }

  private static String number(TestInstallation test, String partner) throws Exception {
    return test.value(
        "SELECT lpad(id::text, 8, '0') FROM exchange.delivery WHERE partner = ?", partner);
  }

  private static byte[] mistakes() throws Exception {
    List<String> right = right();
    return file(right.subList(0, 10), wrong(12), right.subList(10, 40));
  }

  private static List<String> wrong(int rows) {
    return Collections.nCopies(rows, "a;b");
  }

  private static List<String> right() throws Exception {
    return sample().subList(1, 41);
  }

  private static List<String> sample() throws Exception {
    byte[] sample = TestInstallation.sample(COUNCIL, "CD38_APA_202611_20261120201500.csv");
    return new String(sample, WINDOWS).lines().toList();
  }

  /** Rows between the heading and the line that counts them. */
  @SafeVarargs
  private static byte[] file(List<String>... rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of(sample().get(0)));
    for (List<String> some : rows) {
      lines.addAll(some);
    }
    lines.add("TOTAL;" + (lines.size() - 1));
    return (String.join("\r\n", lines) + "\r\n").getBytes(WINDOWS);
  }
}
