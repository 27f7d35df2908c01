package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.landing.LandingKey;
import org.estuaire.jobs.installation.Folders;
import org.estuaire.routes.Area;
import org.estuaire.routes.PartnerHomes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies between two side effects; the same night, started again, ends as if it had not.
 */
class CrashPointsTest {

  /** A little of every lane; several chunks in most deliveries. */
  private static final Map<String, List<String>> DROPPED =
      Map.of(
          "ght-estran",
              List.of(
                  "IDENTITES_GHT_20261120_200000.csv",
                  "IDENTITES_GHT_20261120_213000_anomalies.csv"),
          "labo-val-marnon",
              List.of(
                  "VM_20261120_1800.hl7",
                  "VM_20261120_2000_un-bon-un-malforme-un-contradictoire.hl7"),
          "cd-38",
              List.of(
                  "CD38_APA_202611_20261120211500_lignes-fautives.csv",
                  "CD38_APA_202611_20261120214500_total-faux.csv",
                  "CD38_VERSEMENTS_202611_20261120220000.csv"),
          "ch-estran",
              List.of(
                  "RSFACE_389999996_2026_M10.txt", "RSFACE_389999996_2026_M10_rectificatif.txt"));

  /** Neither the first time, which is mostly a special one, nor the last. */
  private static final int TIME = 3;

  private static final LandingKey KEY = LandingKey.generate();

  @TempDir private static Path folder;

  private static Path config;
  private static Map<String, String> undisturbed;
  private static List<String> sent;

  /** A repository of its own, and the key of all: persons are numbered under it. */
  private static Map<String, String> environment() {
    Map<String, String> environment = TestInstallation.environment();
    environment.put(LandingKey.VARIABLE, KEY.secretText());
    return environment;
  }

  @BeforeAll
  static void aNightWithoutCrash() throws Exception {
    config =
        TestConfig.copyTo(folder.resolve("config"))
            .with("estuaire.yaml", "chunk-records: 5000", "chunk-records: 40")
            .folder();
    Path data = folder.resolve("undisturbed");
    drop(data);
    try (TestInstallation night = TestInstallation.open(data, config, environment())) {
      night.night();
      Aftermath.check(night);
      sent = SentFiles.of(night);
      assertThat(sent).hasSizeGreaterThan(2 * TIME).doesNotHaveDuplicates();
      undisturbed = TableHashes.meaning(night.installation().database());
      assertThat(night.rows("SELECT DISTINCT lane FROM exchange.record")).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(CrashPoint.class)
  void theNightIsFinishedAsIfNothingHadHappened(CrashPoint point) throws Exception {
    Path data = folder.resolve(point.name());
    Map<String, String> environment = environment();
    drop(data);

    ChildProcess child =
        ChildProcess.start(
            folder,
            environment,
            point + ":" + time(point),
            "nightly",
            "--data",
            data.toString(),
            "--config",
            config.toString());
    assertThat(child.exit())
        .as("%s must be reached: %s", point, child.said())
        .isEqualTo(HaltingWatch.HALTED);

    try (TestInstallation again = TestInstallation.open(data, config, environment)) {
      again.night();
      Aftermath.check(again);
      assertThat(comparable(point, TableHashes.meaning(again.installation().database())))
          .isEqualTo(comparable(point, undisturbed));
      assertThat(SentFiles.of(again)).isEqualTo(sent);
      assertThat(again.rows("SELECT file_name FROM exchange.arrival WHERE NOT repeated ORDER BY 1"))
          .hasSize(9)
          .doesNotHaveDuplicates();
    }
  }

  /**
   * A file that was taken and could not be removed any more is found a second time: it is answered
   * as already received, and changes nothing else.
   */
  private static Map<String, String> comparable(CrashPoint point, Map<String, String> hashes) {
    Map<String, String> compared = new TreeMap<>(hashes);
    if (point == CrashPoint.LEDGER_BEFORE_SOURCE_REMOVED) {
      compared.keySet().removeAll(List.of("exchange.arrival", "exchange.receipt"));
    }
    return compared;
  }

  /** So few orders are decided together. */
  private static int time(CrashPoint point) {
    boolean once =
        point == CrashPoint.SENDING_BEFORE_COMMIT || point == CrashPoint.REPORT_BEFORE_PAGE;
    return once ? 1 : TIME;
  }

  private static void drop(Path data) throws Exception {
    PartnerHomes homes =
        new PartnerHomes(new Folders(TestInstallation.HOME, data, config).homes(), point -> {});
    for (String partner : DROPPED.keySet()) {
      homes.create(partner);
      long second = 0;
      for (String name : DROPPED.get(partner)) {
        Path file = homes.folder(partner, Area.DEPOT).resolve(name);
        Files.write(file, TestInstallation.sample(partner, name));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + 1000 * second++));
      }
    }
  }
}
