package org.estuaire.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundexFrTest {

  @ParameterizedTest
  @CsvSource({
    "Florentin, F465",
    "Christophe, C683",
    "François, F658",
    "Elizabeth, E481",
    "Dupont, D153",
    "Dupond, D153"
  })
  void aNameHasTheCodeOfItsSound(String name, String code) {
    assertThat(SoundexFr.code(name)).isEqualTo(code);
  }

  @Test
  void aTextWithoutLetterHasNoCode() {
    assertThat(SoundexFr.code("12")).isEmpty();
  }
}
