package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCatalog;
import org.estuaire.exchange.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HprimSanteFindingTest {

  @ParameterizedTest
  @EnumSource(HprimSanteFinding.class)
  void everyFindingSaysInBothLanguagesWhatIsWrongAndHowToMendIt(HprimSanteFinding code) {
    Finding finding = Finding.of(code, "première", "seconde");
    Set<String> sentences =
        Stream.of(Language.values())
            .flatMap(language -> Stream.of(finding.message(language), finding.remedy(language)))
            .collect(Collectors.toSet());

    assertThat(code.code()).matches("HPS-[0-9]{3}");
    assertThat(sentences)
        .hasSize(4)
        .allSatisfy(
            sentence ->
                assertThat(sentence)
                    .matches("(?s).*[.|]\\.?")
                    .doesNotContain("{")
                    .doesNotContain("''"));
    assertThat(new FindingCatalog(List.of(HprimSanteFinding.values())).find(code.code()))
        .contains(code);
  }
}
