package org.estuaire.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ControlCharactersTest {

  @Test
  void aCommandOfATerminalIsSeenAndNotObeyed() {
    assertThat(ControlCharacters.shown("Dupré\u001B[31m\u0007\u009B2J\tet fils\r\n"))
        .isEqualTo("Dupré␛[31m␇⟨U+009B⟩2J et fils  ");
  }

  @Test
  void aLineThatIsTurnedRoundIsSeenAsSuch() {
    assertThat(ControlCharacters.shown("gnp\u202Eexe")).isEqualTo("gnp⟨U+202E⟩exe");
    assertThat(ControlCharacters.in("gnp\u202Eexe")).isTrue();
  }

  @Test
  void whatIsHandedOnIsRidOfWholeSequences() {
    String title = "trouble\u001B]0;titre\u0007 \u001B[1;31mrouge\u001B[0m";
    assertThat(ControlCharacters.removed(title)).isEqualTo("trouble rouge");
    assertThat(ControlCharacters.removed("un\u0000\u009C\u200Fdeux\ntrois\t4"))
        .isEqualTo("undeux\ntrois\t4");
  }

  @Test
  void namesInOtherScriptsAndEmojiStayAsTheyAre() {
    String names = "بن علي فاطمة 👍 نازنین\u200Cزهرا 👩\u200D⚕️ Łucja";
    assertThat(ControlCharacters.shown(names)).isEqualTo(names);
    assertThat(ControlCharacters.removed(names)).isEqualTo(names);
    assertThat(ControlCharacters.in(names)).isFalse();
  }

  @Test
  void inAValueNothingComesTogetherThatStoodApart() {
    assertThat(ControlCharacters.replaced("1\u001C2\t3\n\u001B[31m4"))
        .isEqualTo("1\uFFFD2\t3\n\uFFFD[31m4");
    assertThat(ControlCharacters.replaced("10\u200B5 Ł 👍")).isEqualTo("10\uFFFD5 Ł 👍");
  }

  @Property
  void nothingThatIsShownCommands(@ForAll String text) {
    assertThat(ControlCharacters.in(ControlCharacters.shown(text))).isFalse();
    assertThat(ControlCharacters.shown(text)).doesNotContain("\n", "\r", "\t");
    assertThat(ControlCharacters.in(ControlCharacters.removed(text))).isFalse();
    assertThat(ControlCharacters.in(ControlCharacters.replaced(text))).isFalse();
  }
}
