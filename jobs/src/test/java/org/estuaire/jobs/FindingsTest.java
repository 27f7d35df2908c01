package org.estuaire.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {

  private static final Path PAGE = Path.of("..", "docs", "findings.md");

  static Stream<FindingCode> codes() {
    return Findings.all().all().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyFindingNamesItsRuleAndItsRemedyInBothLanguages(FindingCode code) {
    assertThat(code.code()).matches("[A-Z][A-Z0-9]{2,3}-\\d{3}");
    assertThat(Stream.of(code.french(), code.english(), code.frenchRemedy(), code.englishRemedy()))
        .allSatisfy(text -> assertThat(text).isNotBlank());
    assertThat(code.french()).isNotEqualTo(code.english());
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
