package org.estuaire.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.estuaire.config.Configuration;
import org.estuaire.config.ReadConfiguration;
import org.estuaire.jobs.TestConfig;
import org.estuaire.jobs.installation.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemindersTest {

  @TempDir private Path folder;

  private Path config;

  @BeforeEach
  void configuration() throws Exception {
    config = TestConfig.copyTo(folder.resolve("config")).folder();
    Files.writeString(
        config.resolve("parameters/apa.csv"),
        Files.readString(config.resolve("parameters/apa.csv"))
            .lines()
            .filter(line -> !line.startsWith("MTP;202"))
            .reduce("", (text, line) -> text + line + "\n"));
  }

  @Test
  void fromSixtyDaysBeforeAFigureRunsOutTheOperatorIsReminded() {
    // The MTP is known until March 2020, so that of 1 January 2020 serves its whole year.
    assertThat(reminders(LocalDate.of(2020, 11, 1))).isEmpty();
    assertThat(reminders(LocalDate.of(2020, 11, 2))).containsExactly("TER-020 [2020-12-31]");
    assertThat(reminders(LocalDate.of(2021, 6, 1))).containsExactly("TER-020 [2020-12-31]");
  }

  @Test
  void anInstallationWithoutFiguresIsReminded() throws Exception {
    Files.delete(config.resolve("parameters/apa.csv"));
    assertThat(reminders(LocalDate.of(2020, 1, 1))).containsExactly("TER-021 []");
  }

  @Test
  void aMistakeInAFigureIsToldWithItsLine() throws Exception {
    Files.writeString(
        config.resolve("parameters/apa.csv"),
        "figure;from;until;value;source\nMTP;2020-01-01;;1,5 euro;x\n");
    assertThat(read().allMistakes())
        .singleElement()
        .satisfies(mistake -> assertThat(mistake.toString()).endsWith("apa.csv:2 TER-014"));
  }

  @Test
  void aSeverityIsAgreedOnOnlyForARuleThatLeavesAChoice() throws Exception {
    Path council = config.resolve("partners/cd-38.yaml");
    String file = Files.readString(council);
    Files.writeString(council, file + "social: {severities: {SOC-024: refuse, SOC-030: off}}\n");
    assertThat(read().allMistakes()).isEmpty();
    Files.writeString(council, file + "social: {severities: {SOC-003: tell, SOC-024: maybe}}\n");
    assertThat(read().allMistakes())
        .extracting(mistake -> mistake.code().code())
        .contains("CFG-011", "CFG-015");
  }

  /** By the time that two rights are seen to overlap, the row is in the repository. */
  @Test
  void noRowIsRefusedForWhatOnlyShowsOnceItIsLoaded() throws Exception {
    Path council = config.resolve("partners/cd-38.yaml");
    String file = Files.readString(council);
    Files.writeString(council, file + "social: {severities: {SOC-028: off, SOC-041: tell}}\n");
    assertThat(read().allMistakes()).isEmpty();
    Files.writeString(council, file + "social: {severities: {SOC-028: refuse}}\n");
    assertThat(read().allMistakes())
        .extracting(mistake -> mistake.code().code())
        .contains("CFG-244");
  }

  private ReadConfiguration read() {
    return Checks.reader(new Folders(folder, folder.resolve("data"), config), Map.of())
        .read(config);
  }

  private List<String> reminders(LocalDate today) {
    Configuration configuration = ((ReadConfiguration.Valid) read()).configuration();
    return Reminders.of(configuration, today).stream()
        .map(mistake -> mistake.code().code() + " " + mistake.finding().arguments())
        .toList();
  }
}
