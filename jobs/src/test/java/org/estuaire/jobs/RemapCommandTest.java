package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A laboratory whose code for haemoglobin nobody had mapped when its results were loaded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemapCommandTest {

  private static final String LAB = "labo-val-marnon";
  private static final String TABLE = "terminology/labo-val-marnon.csv";
  private static final String HAEMOGLOBIN = "HB;718-7;Hémoglobine\n";
  private static final String UNMAPPED =
      "SELECT count(*) FROM lab.result WHERE code = 'HB' AND loinc IS NULL";

  @TempDir private static Path folder;

  private TestConfig config;
  private TestInstallation region;
  private CommandLine commands;

  @BeforeAll
  void aNightWithoutTheMapping() throws Exception {
    config = TestConfig.copyTo(folder.resolve("config")).with(TABLE, HAEMOGLOBIN, "");
    region = TestInstallation.open(folder.resolve("data"), config.folder());
    commands = region.commands();
    for (Path file : TestInstallation.samples(LAB)) {
      String name = file.getFileName().toString();
      region.drop(LAB, name, TestInstallation.sample(LAB, name));
    }
    region.night();
  }

  @AfterAll
  void close() {
    region.close();
  }

  @Test
  void aNewMappingReachesWhatWasLoadedBeforeOnceAndLeavesATrace() throws Exception {
    String results = region.value(UNMAPPED);
    assertThat(Integer.parseInt(results)).isPositive();
    assertThat(commands.run("terminology", "unmapped").out()).contains("HB");
    config.with(TABLE, "code;loinc;label\n", "code;loinc;label\n" + HAEMOGLOBIN);
    Map<String, String> before = TableHashes.exact(region.installation().database());

    CommandLine.Answer looked = commands.run("terminology", "remap", "--dry-run");
    CommandLine.Answer unanswered = commands.run("terminology", "remap", "--json");
    assertThat(looked.exit()).isZero();
    assertThat(looked.out()).contains(LAB, "HB", "718-7 g/dL", "à relire", "Rien n'a été changé.");
    assertThat(unanswered.out()).contains("\"written\" : false");
    assertThat(TableHashes.exact(region.installation().database())).isEqualTo(before);

    CommandLine.Answer done = commands.run("terminology", "remap", "--partner", LAB, "--yes");
    assertThat(done.exit()).isZero();
    assertThat(done.out()).contains("Relus : " + results + " résultat(s)");
    assertThat(region.value(UNMAPPED)).isEqualTo("0");
    assertThat(
            region.rows(
                "SELECT action, subject FROM audit.event WHERE action LIKE 'terminology%'"
                    + " ORDER BY id"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith(
            "terminology remap|labo-val-marnon HB: no LOINC [] to 718-7 [g/dL], " + results);

    CommandLine.Answer again = commands.run("terminology", "remap", "--yes");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("0 résultat");
  }

  @Test
  void aChangeOfMeaningIsAskedForByPartnerAndCode() {
    assertThat(commands.run("terminology", "remap", "--changed", "--yes").exit()).isEqualTo(2);
    assertThat(commands.run("terminology", "remap", "--partner", "nobody").exit()).isEqualTo(5);
  }
}
