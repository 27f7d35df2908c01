package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.night.Night;
import org.estuaire.jobs.night.NightProgress;
import org.estuaire.jobs.night.NightRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scripts rely on: exit codes, one JSON value, answers that name file, line and remedy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineTest {

  private static final JsonMapper ONE_VALUE =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @TempDir private static Path folder;

  private TestInstallation night;
  private CommandLine commands;

  @BeforeAll
  void loadTheSamples() throws Exception {
    night = TestInstallation.open(folder.resolve("data"), TestInstallation.CONFIG);
    night.sampleNight();
    commands = night.commands();
  }

  @AfterAll
  void close() {
    night.close();
  }

  @Test
  void aWrongCommandLineExitsWith2() {
    assertThat(CommandLine.bare("nihgtly").exit()).isEqualTo(2);
    assertThat(CommandLine.bare("rejects", "replay").exit()).isEqualTo(2);
    assertThat(CommandLine.bare("--help").exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "load", "rejects", "rejects replay", "identity review list", "extract"})
  void everyCommandExplainsItself(String command) {
    Answer help = CommandLine.bare((command + " --help").split(" "));

    assertThat(help.exit()).as(help.err()).isZero();
    assertThat(help.out()).startsWith("Usage: estuaire " + command + " ");
  }

  @Test
  void twoIdentitiesAreMergedAndUnmergedByNameAndReason() throws Exception {
    String one = "2.999.20.2|T-unknown";
    assertThat(commands.run("identity", "merge", "IPP", "IPP2", "--reason", "x").exit())
        .isEqualTo(2);
    assertThat(commands.run("identity", "merge", one, one + "2").exit()).isEqualTo(2);
    assertThat(commands.run("identity", "link", one, one + "2", "--reason", "vu").exit())
        .isEqualTo(5);
    List<String> ids =
        night.rows(
            "SELECT domain, local_id FROM identity.source_identity WHERE domain = '2.999.20.1'"
                + " AND sex = 'F' ORDER BY id LIMIT 2");
    Answer merge = commands.run("identity", "merge", ids.get(0), ids.get(1), "--reason", "vu");
    assertThat(merge.exit()).isZero();
    assertThat(commands.run("identity", "unmerge", ids.get(1), ids.get(0), "--reason", "vu").exit())
        .isEqualTo(7);
    Answer undone =
        commands.run("identity", "unmerge", ids.get(0), ids.get(1), "--reason", "vu", "--json");
    assertThat(ONE_VALUE.readTree(undone.out()).path("state").asString()).isEqualTo("ENDED");
  }

  @Test
  void theStatusSaysInOneJsonValueWhatArrivedAndWhatBecameOfIt() {
    Answer status = commands.run("status", "--json");

    assertThat(status.exit()).isZero();
    JsonNode value = ONE_VALUE.readTree(status.out());
    assertThat(value.path("deliveries").path("loaded").asInt()).isEqualTo(78);
    assertThat(value.path("deliveries").path("refused").asInt()).isEqualTo(6);
    assertThat(value.path("records").path("loaded").asInt()).isGreaterThan(1000);
    assertThat(value.path("records").path("byLane").propertyNames())
        .containsExactlyInAnyOrder("identity", "lab", "social", "billing");
    assertThat(value.path("balanceCloses").asBoolean()).isTrue();
    assertThat(value.path("lastRun").path("state").asString()).isEqualTo("COMPLETED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "deliveries",
        "rejects list",
        "rejects show 1",
        "trace IPP43953045",
        "social recheck",
        "check"
      })
  void everyAnswerHasAJsonFormOfOneValue(String command) {
    Answer answer = commands.run((command + " --json").split(" "));

    assertThat(answer.exit()).isZero();
    assertThat(ONE_VALUE.readTree(answer.out())).isNotNull();
  }

  /** Codes are for scripts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "deliveries",
        "deliveries --out",
        "rejects list",
        "rejects show 1",
        "trace RG261120000001-1",
        "trace 38-26318468"
      })
  void anAnswerForPeopleIsInTheirWords(String command) {
    Answer answer = commands.run(command.split(" "));

    assertThat(answer.exit()).isZero();
    assertThat(answer.out())
        .doesNotContainPattern(
            "\\b(RECEIVED|LOADING|LOADED|REFUSED|REJECTED|HELD|REPLAYED|DUE|DELIVERED|STUCK"
                + "|PRESCRIBER|RECIPIENT|CIRCLE|RUNNING|COMPLETED|FAILED|identity|lab|billing)\\b");
  }

  @Test
  void migratingSaysFromWhichVersionToWhich() {
    assertThat(commands.run("migrate").out())
        .containsPattern("Le dépôt était déjà à jour, en version [0-9]+\\.");
    JsonNode versions = ONE_VALUE.readTree(commands.run("migrate", "--json").out());
    assertThat(versions.path("from").asString())
        .isNotEmpty()
        .isEqualTo(versions.path("to").asString());
  }

  @ParameterizedTest
  @CsvSource({
    "RG_20261120_191000_definitif.hl7, accuse-",
    "1, CD38_APA_202611_20261120201500.csv",
    "accuse-00000001.txt, CD38_APA_202611_20261120201500.csv",
    "RG261120000001-1, RG_20261120_150007_0001.hl7",
    "38-26318468, CD38_APA_202611_20261120201500.csv",
    "389999996/2026/000004001, RSFACE_389999996_2026_M10_rectificatif.txt",
    "IPP43953045, IDENTITES_TERRITOIRE_20261120_203000.csv",
    "2410338902990, VM_20261120_1800.hl7",
    "IPP99000004, rejet n°",
    "VM26112000007401, le segment PID manque"
  })
  void aTraceIsFoundUnderEveryKeyThatSomebodyMayHold(String key, String answer) {
    Answer trace = commands.run("trace", key);

    assertThat(trace.exit()).isZero();
    assertThat(trace.out()).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trace NOBODY",
        "rejects show 999999",
        "rejects replay 999999 --yes",
        "rejects replay --delivery 1",
        "deliveries --partner nobody",
        "deliveries --out --partner nobody",
        "rejects list --partner nobody"
      })
  void whatIsNotThereExitsWith5(String command) {
    assertThat(commands.run(command.split(" ")).exit()).isEqualTo(5);
    assertThat(commands.run((command + " --json").split(" ")).out())
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isEmpty(),
            value -> assertThat(ONE_VALUE.readTree(value)).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rejects list", "deliveries", "deliveries --out"})
  void aPartnerThatHasNothingIsNoUnknownOne(String command) {
    Answer answer = commands.run((command + " --partner cabinet-du-port").split(" "));

    assertThat(answer.exit()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsNamedBeforeAnyRunBegins() throws Exception {
    List<String> before = night.rows("SELECT max(id) FROM exchange.run");
    Path there = TestInstallation.SAMPLES.resolve("cd-38/CD38_APA_202611_20261120201500.csv");

    for (Path file : List.of(folder.resolve("nowhere.csv"), folder)) {
      Answer load = commands.run("load", there.toString(), file.toString(), "--partner", "cd-38");
      assertThat(load.exit()).isEqualTo(2);
      assertThat(load.err().lines()).singleElement().asString().startsWith(file.toString());
    }

    assertThat(night.rows("SELECT max(id) FROM exchange.run")).isEqualTo(before);
  }

  @Test
  void filesOfAnUnknownPartnerExitWith5() {
    Path file = TestInstallation.SAMPLES.resolve("cd-38/CD38_APA_202611_20261120201500.csv");
    assertThat(commands.run("load", file.toString(), "--partner", "cd-99").exit()).isEqualTo(5);
  }

  @Test
  void everyMistakeOfTheConfigurationIsListedWithFileLineAndRemedy() throws Exception {
    Path config =
        TestConfig.copyTo(folder.resolve("broken"))
            .with("estuaire.yaml", "zone: Europe/Paris", "zone: Europe/Lyon")
            .with("partners/labo-val-marnon.yaml", "lanes: [lab]", "lanes: [lab, radiology]")
            .with("partners/cd-38.yaml", "mappings/apa-cd-38.yaml", "mappings/apa-cd-83.yaml")
            .with("mappings/apa-cd-69.yaml", "field: GIR,", "field: GIRR,")
            .adding("terminology/labo-hauts-pins.csv", "X99;;\n")
            .folder();
    CommandLine broken = new CommandLine(folder.resolve("nowhere"), config);

    Answer check = broken.run("check");

    assertThat(check.exit()).isEqualTo(3);
    assertThat(check.out())
        .containsPattern("estuaire\\.yaml:\\d+.* CFG-022")
        .containsPattern("labo-val-marnon\\.yaml:\\d+.* CFG-")
        .containsPattern("cd-38\\.yaml:\\d+.* CFG-028");
    assertThat(check.out().lines().filter(line -> line.startsWith("    → ")).count())
        .isEqualTo(check.out().lines().count() / 2)
        .isGreaterThanOrEqualTo(3);
    assertThat(broken.run("nightly").exit()).isEqualTo(3);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void theMistakesOfMappingsAndCodeTablesAreListedToo() throws Exception {
    Path config =
        TestConfig.copyTo(folder.resolve("tables"))
            .with("mappings/apa-cd-69.yaml", "field: GIR,", "field: GIRR,")
            .adding("terminology/labo-hauts-pins.csv", "X99;not-a-loinc;\n")
            .folder();

    Answer check = new CommandLine(folder.resolve("nowhere"), config).run("check");

    assertThat(check.exit()).isEqualTo(3);
    assertThat(check.out())
        .containsPattern("apa-cd-69\\.yaml:\\d+")
        .containsPattern("labo-hauts-pins\\.csv:\\d+");
  }

  @Test
  void aSecondNightWhileOneIsGoingOnExitsWith6() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Night.Result> first =
        CompletableFuture.supplyAsync(() -> waitingNight(begun, end));
    try {
      assertThat(begun.await(120, TimeUnit.SECONDS)).isTrue();

      Answer second = commands.run("nightly");

      assertThat(second.exit()).isEqualTo(6);
      assertThat(second.err()).contains("Une autre exécution est en cours");
    } finally {
      end.countDown();
    }
    assertThat(first.get(120, TimeUnit.SECONDS).completed()).isTrue();
    assertThat(commands.run("nightly").exit()).isZero();
  }

  private Night.Result waitingNight(CountDownLatch begun, CountDownLatch end) {
    try {
      return new NightRunner(night.installation())
          .run(
              () -> {
                begun.countDown();
                end.await();
                return 0;
              },
              NightProgress.SILENT);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void productionTakesNoInsOfATestAuthority() throws Exception {
    Path config =
        TestConfig.copyTo(folder.resolve("production-config"))
            .with("estuaire.yaml", "environment: demo", "environment: production")
            .folder();
    try (TestInstallation production =
        TestInstallation.open(
            folder.resolve("production"), config, TestInstallation.environment())) {
      production.sampleNight();

      assertThat(
              production.value(
                  "SELECT count(*) FROM identity.source_identity WHERE ins_authority IN ('NIR_TEST', 'NIR_DEMO')"))
          .isEqualTo("0");
      assertThat(
              production.rows(
                  "SELECT DISTINCT r.outcome, d.partner FROM exchange.finding f"
                      + " JOIN exchange.record r USING (delivery_id, ordinal) JOIN exchange.delivery d ON d.id = f.delivery_id"
                      + " WHERE f.code = 'IDE-022' AND f.severity = 'ERROR'"))
          .contains("REJECTED|ght-estran", "REJECTED|identites-territoire");
      assertThat(
              production.rows(
                  "SELECT DISTINCT ins FROM identity.source_identity WHERE partner LIKE 'labo-%'"))
          .containsExactly("null");
    }
  }

  @Test
  void anEmptyRepositoryIsNamedAsSuch() throws Exception {
    CommandLine empty =
        new CommandLine(Files.createDirectory(folder.resolve("empty")), TestInstallation.CONFIG);
    Answer status = empty.run("status");
    assertThat(status.exit()).isEqualTo(5);
    assertThat(status.out()).contains("estuaire nightly --samples");
  }
}
