package org.estuaire.synthetic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.bench.BenchCase;
import org.estuaire.exchange.LaneName;
import org.estuaire.jobs.CommandLine;
import org.estuaire.jobs.CommandLine.Answer;
import org.estuaire.jobs.TestInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

public final class BenchCommandTest {

  private static final int REPORTS = 3;

  @TempDir private Path folder;

  @Test
  void everyFormatOfALaneIsMeasuredOnTheSameRows() {
    Answer answer =
        new CommandLine(folder, TestInstallation.CONFIG)
            .run(
                "bench",
                "lab",
                "--format",
                "all",
                "--size",
                "" + REPORTS,
                "--rounds",
                "1",
                "--json");

    assertThat(answer.exit()).as(answer.err()).isZero();
    List<String> warm = new ArrayList<>();
    for (JsonNode round : JsonMapper.shared().readTree(answer.out())) {
      assertThat(round.get("rows").asInt()).isEqualTo(20 * REPORTS);
      if (!round.get("cold").asBoolean()) {
        warm.add(round.get("name").asString());
      }
    }
    assertThat(warm)
        .containsExactlyElementsOf(
            BenchCase.of(LaneName.LAB).stream().map(BenchCase::name).toList());
  }

  @Test
  void aFormatThatIsNotMeasuredIsRefusedWithThoseThatAre() {
    Answer answer =
        new CommandLine(folder, TestInstallation.CONFIG).run("bench", "lab", "--format", "apa-csv");

    assertThat(answer.exit()).isNotZero();
    assertThat(answer.err()).contains("hl7v2-oru", "fhir-r4-lab-ndjson");
  }

  @Test
  void whatPracticesAreSentIsMeasuredBesideTheSameFilesAndRows() {
    Path profile = folder.resolve("distribution.jfr");
    Answer answer =
        new CommandLine(folder, TestInstallation.CONFIG)
            .run(
                "bench",
                "distribution",
                "--size",
                "" + REPORTS,
                "--rounds",
                "1",
                "--profile",
                profile.toString(),
                "--json");

    assertThat(answer.exit()).as(answer.err()).isZero();
    JsonNode rounds = JsonMapper.shared().readTree(answer.out());
    assertThat(rounds).hasSize(2);
    for (JsonNode round : rounds) {
      assertThat(round.get("format").asString()).isEqualTo("mix");
      int sendings = round.get("sendings").asInt();
      assertThat(sendings).isGreaterThanOrEqualTo(REPORTS);
      assertThat(round.get("told").asInt()).isEqualTo(20 * sendings);
      assertThat(round.get("bytes").asInt()).isGreaterThan(1000 * REPORTS);
    }
    assertThat(profile).isNotEmptyFile();
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("bench-"));
  }

  @Test
  void everyPracticeIsSentTheFormatThatIsMeasured() {
    Answer answer =
        new CommandLine(folder, TestInstallation.CONFIG)
            .run(
                "bench", "distribution", "--format", "fhir-r4-lab", "--size", "3", "--rounds", "1");
    assertThat(answer.exit()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("fhir-r4-lab, median").doesNotContain("mix");
  }

  @Test
  void aFormatThatNoPracticeIsSentIsRefusedWithThoseThatOneMayBe() {
    Answer answer =
        new CommandLine(folder, TestInstallation.CONFIG)
            .run("bench", "distribution", "--format", "apa-csv");
    assertThat(answer.exit()).isNotZero();
    assertThat(answer.err()).contains("hprim-sante", "xdm", "mix", "all");
  }

  @Test
  void theReconciliationIsToldWithTimeAndQuality() {
    Answer answer =
        CommandLine.bare("bench", "reconcile", "--size", "6000", "--rounds", "1", "--lang", "en");
    assertThat(answer.exit()).isZero();
    assertThat(answer.out()).contains("0 of them false", "update as full: true");
    assertThat(CommandLine.bare("bench").exit()).isEqualTo(2);
  }
}
