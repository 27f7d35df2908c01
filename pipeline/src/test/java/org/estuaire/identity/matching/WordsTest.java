package org.estuaire.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private final Lexicon lexicon = new Lexicon();
  private final Words words = new Words(lexicon);

  @ParameterizedTest
  @CsvSource({
    "L HOPITAL, LHOPITAL, SAME",
    "DE LA FONTAINE, FONTAINE, SAME",
    "SAINT OURIN, ST OURIN, SAME",
    "THIBAULT, THIBAUT, NEAR",
    "CORDIER, CRODIER, NEAR",
    "MARTEL, MARTEAU, LIKE",
    "DALMAS BRUNET, BRUNET, PART",
    "DALMAS, DALMAS BRUNET, PART",
    "JEAN, J, PART",
    "COLLIN, DUBOIS, DIFFERENT"
  })
  void namesAgreeAsFarAsAFrenchEarAndKeyboardLetThem(String one, String other, Level level) {
    assertThat(words.compare(lexicon.number(one), lexicon.number(other))).isEqualTo(level);
    assertThat(words.compare(lexicon.number(other), lexicon.number(one))).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "19760412, 19760412, SAME",
    "19761231, 19761231, OTHER",
    "19760412, 19761204, SWAPPED",
    "19760412, 19760413, NEAR",
    "19760412, 19670412, NEAR",
    "19760412, 19310412, LIKE",
    "19760412, 19760927, PART",
    "19760412, 19500927, DIFFERENT"
  })
  void birthDatesAgreeAsFarAsASlipExplains(int one, int other, Level level) {
    assertThat(Births.compare(one, false, other, false)).isEqualTo(level);
  }
}
