package org.estuaire.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.bytes.Text.Mending;

class TextReaderTest {

  private static Optional<Text> read(String text, Charset written, Charset stated) {
    return new TextReader(stated).read(text.getBytes(written));
  }

  @Provide
  Arbitrary<String> names() {
    return Names.names();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Names.charsets();
  }

  @Property(tries = 20_000)
  void aNameInAnyEncodingStatedAsAnyOtherIsReadRightAndToldOrRefused(
      @ForAll("names") String name,
      @ForAll("charsets") Charset written,
      @ForAll("charsets") Charset stated) {
    Assume.that(Names.canWrite(written, name));
    Optional<Text> read = read(name, written, stated);
    if (read.isEmpty() || NameText.isDamaged(read.get().content())) {
      assertThat(written).isNotEqualTo(stated);
      return;
    }
    Text text = read.get();
    if (text.content().equals(name)) {
      boolean otherBytes = !new String(name.getBytes(written), stated).equals(name);
      assertThat(text.is(Mending.OTHER_CHARSET) || text.is(Mending.TWICE)).isEqualTo(otherBytes);
      return;
    }
    if (stated.name().startsWith("ISO") && text.charset().equals(Charsets.WINDOWS)) {
      // Told as what Windows adds to ISO; the bytes of a í of MacRoman are an apostrophe there.
      assertThat(Plausibility.of(text.content()).clean()).isTrue();
      return;
    }
    // Nothing speaks against what was stated: every letter is one, and stands as a letter does.
    assertThat(text.is(Mending.NONE)).as("read as " + text.content()).isTrue();
    assertThat(text.content()).isEqualTo(new String(name.getBytes(written), stated));
    assertThat(Plausibility.of(text.content()).clean()).isTrue();
  }

  @Property(tries = 5_000)
  void aNameInTheEncodingStatedIsNeverTouched(
      @ForAll("names") String name, @ForAll("charsets") Charset stated) {
    Assume.that(Names.canWrite(stated, name));
    assertThat(read(name, stated, stated))
        .hasValueSatisfying(text -> assertThat(text.content()).isEqualTo(name));
  }
}
