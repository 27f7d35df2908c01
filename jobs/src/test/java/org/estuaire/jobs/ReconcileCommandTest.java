package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.estuaire.jobs.CommandLine.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reconciliation on the sample night, as an operator calls it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconcileCommandTest {

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
  void aDryRunTellsThePairsOfEachRule() {
    Answer answer =
        commands.run("identity", "reconcile", "ght-estran", "identites-territoire", "--dry-run");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("BIRTH_AND_LETTERS", "NUMBER");
  }

  @Test
  void aRepeatedRunAddsNothingAndWritesTheSameFile() throws Exception {
    Path file = folder.resolve("out/cross-reference-2.999.20.1-2.999.20.2.csv");
    reconcile();
    byte[] first = Files.readAllBytes(file);
    JsonNode again = reconcile();
    assertThat(again.path("newlyLinked").asInt()).isZero();
    assertThat(again.path("newlyProposed").asInt()).isZero();
    assertThat(again.path("automatic").asInt()).isPositive();
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void theCrossReferencesOfBothDomainsTakenBackChangeNothing() throws Exception {
    reconcile();
    Map<String, String> before = TableHashes.exact(night.installation().database());
    JsonNode one = takeBack("2.999.20.1", "2.999.20.2");
    JsonNode other = takeBack("2.999.20.2", "2.999.20.1");
    assertThat(one.path("already").asInt()).isPositive().isEqualTo(other.path("already").asInt());
    assertThat(one.path("linked").asInt() + other.path("linked").asInt()).isZero();
    assertThat(TableHashes.exact(night.installation().database())).isEqualTo(before);
  }

  private JsonNode takeBack(String own, String other) {
    Path file = folder.resolve("out/cross-reference-" + own + "-" + other + ".csv");
    Answer answer =
        commands.run(
            "identity",
            "cross-reference",
            own,
            other,
            file.toString(),
            "--reason",
            "retour",
            "--json");
    assertThat(answer.exit()).isZero();
    return JsonMapper.shared().readTree(answer.out());
  }

  @Test
  void oneDomainIsNotReconciledWithItself() {
    assertThat(commands.run("identity", "reconcile", "ght-estran", "ch-estran").exit())
        .isEqualTo(2);
  }

  private JsonNode reconcile() {
    Answer answer =
        commands.run(
            "identity",
            "reconcile",
            "ght-estran",
            "2.999.20.2",
            "--json",
            "--out",
            folder.resolve("out").toString());
    assertThat(answer.exit()).isZero();
    return JsonMapper.shared().readTree(answer.out());
  }
}
