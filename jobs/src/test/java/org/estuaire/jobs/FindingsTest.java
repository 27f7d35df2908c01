package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.TextFiles;
import org.estuaire.jobs.installation.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {

  private static final Path PAGE = Path.of("..", "docs", "findings.md");
  private static final String[] ARGUMENTS =
      IntStream.range(0, 10).mapToObj(n -> "<l'argument {} n°" + n + ">").toArray(String[]::new);

  static Stream<FindingCode> codes() {
    return Findings.all().all().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyFindingNamesItsRuleAndItsRemedyInEveryLanguage(FindingCode code) {
    assertThat(code.code()).matches("[A-Z][A-Z0-9]{2,3}-\\d{3}");
    for (Language language : Language.values()) {
      assertThat(code.sentence(language)).isNotBlank();
      assertThat(code.remedy(language)).isNotBlank();
    }
    assertThat(code.sentence(Language.FR)).isNotEqualTo(code.sentence(Language.EN));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyLanguageSaysTheSameArguments(FindingCode code) {
    for (Language language : Language.values()) {
      assertThat(TextFiles.places(code.sentence(language)))
          .isEqualTo(TextFiles.places(code.sentence(Language.FR)));
      assertThat(TextFiles.places(code.remedy(language)))
          .isEqualTo(TextFiles.places(code.remedy(Language.FR)));
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyArgumentIsSaidAndNothingElseIsLeftOfAPlace(FindingCode code) {
    Finding finding = Finding.of(code, ARGUMENTS);
    for (Language language : Language.values()) {
      for (int place : TextFiles.places(code.sentence(language))) {
        assertThat(finding.message(language)).contains(ARGUMENTS[place]);
      }
      for (int place : TextFiles.places(code.remedy(language))) {
        assertThat(finding.remedy(language)).contains(ARGUMENTS[place]);
      }
      assertThat(code.sentence(language) + code.remedy(language))
          .doesNotContain("''")
          .doesNotContainPattern("\\{(?!\\d})|(?<!\\{\\d)}");
    }
  }

  @Test
  void theFilesOfSentencesHoldWhatTheCodesSayAndNothingElse() throws Exception {
    Map<String, TreeSet<String>> said = new TreeMap<>();
    codes()
        .forEach(
            code ->
                said.computeIfAbsent(code.getClass().getPackageName(), room -> new TreeSet<>())
                    .addAll(List.of(code.code(), code.code() + ".remedy")));
    assertThat(TextFiles.keys("findings", Language.FR)).isEqualTo(said);
    assertThat(TextFiles.keys("findings", Language.EN)).isEqualTo(said);
  }

  @Test
  void thePageOfFindingsIsUpToDate() throws Exception {
    String page = FindingsPage.markdown(Findings.all());
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("run the tests once with -Destuaire.rewrite=true to bring docs/findings.md up to date")
        .isEqualTo(page);
  }
}
