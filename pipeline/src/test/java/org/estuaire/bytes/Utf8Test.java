package org.estuaire.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is UTF-8 is what a strict decoder of the Java library takes. */
final class Utf8Test {

  private static final int LONGEST = 4;

  /** Bytes at which the rules change. */
  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  @Property
  void anyBytesAreJudgedAsByTheLibrary(@ForAll @Size(max = 40) byte[] bytes) {
    check(bytes);
  }

  @Property
  void textIsUtf8UntilOneByteOfItIsSpoilt(
      @ForAll @Size(max = 30) List<@IntRange(max = Character.MAX_CODE_POINT) Integer> characters,
      @ForAll byte spoilt,
      @ForAll int where) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::appendCodePoint);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.isWellFormed(bytes)).isTrue();
    if (bytes.length > 0) {
      bytes[Math.floorMod(where, bytes.length)] = spoilt;
      check(bytes);
    }
  }

  @Test
  void everySequenceOfBytesAtTheEdgesOfTheRulesIsJudgedAsByTheLibrary() {
    byte[] sequence = new byte[LONGEST];
    int combinations = (int) Math.pow(EDGES.length, LONGEST);
    for (int i = 0; i < combinations; i++) {
      int rest = i;
      for (int at = 0; at < LONGEST; at++) {
        sequence[at] = (byte) EDGES[rest % EDGES.length];
        rest /= EDGES.length;
      }
      check(sequence);
      check(Arrays.copyOf(sequence, 1 + i % LONGEST));
    }
  }

  private static void check(byte[] bytes) {
    assertThat(Utf8.isWellFormed(bytes))
        .as(Arrays.toString(bytes))
        .isEqualTo(StrictText.decode(bytes, StandardCharsets.UTF_8).isPresent());
  }
}
