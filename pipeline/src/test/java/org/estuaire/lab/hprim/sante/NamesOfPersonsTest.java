package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.bytes.NameText;
import org.estuaire.bytes.Names;
import org.estuaire.exchange.Decoded;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;

/** Names in files that can't say in which charset they are. */
class NamesOfPersonsTest {

  private static byte[] file(String name, Charset charset) {
    return Sante.file(Sante.obx("NM", "5.1"))
        .replace("|ESSAI|", "|" + name + "|")
        .getBytes(charset);
  }

  private static String name(Decoded<LabReport> decoded) {
    return Sante.report(decoded).claim().traits().birthName();
  }

  @Provide
  Arbitrary<String> names() {
    return Names.names();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Names.charsets();
  }

  /** The other accents of the file, in words that every laboratory writes, tell its charset. */
  @Property(tries = 1000)
  void aNameIsReadRightOrRefused(
      @ForAll("names") String name, @ForAll("charsets") Charset written) {
    Assume.that(Names.canWrite(written, name));
    Decoded<LabReport> decoded = Sante.read(file(name, written), Sante.LABORATORY).get(0);
    if (Sante.isReadable(decoded) && !NameText.isDamaged(name(decoded))) {
      boolean oneByte = written.name().startsWith("ISO") || written.name().startsWith("windows");
      assertThat(name(decoded))
          .isIn(
              name,
              oneByte ? new String(name.getBytes(written), StandardCharsets.ISO_8859_1) : name);
    }
  }

  @Test
  void aNameThatWasEncodedTwiceIsMendedAndTold() {
    byte[] twice =
        new String(file("Béranger", StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            .getBytes(StandardCharsets.UTF_8);
    Decoded<LabReport> decoded = Sante.read(twice, Sante.LABORATORY).get(0);
    assertThat(name(decoded)).isEqualTo("Béranger");
    assertThat(Sante.codes(decoded)).hasSize(1);
  }
}
