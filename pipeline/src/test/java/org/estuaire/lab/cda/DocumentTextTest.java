package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.bytes.Names;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.TextFinding;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;

/** Names in documents whose declared encoding may be wrong. */
class DocumentTextTest {

  private static String document(String name, Charset declared) {
    return CdaReportTest.SAMPLE
        .replace("ESSAI", name)
        .replace("encoding=\"UTF-8\"", "encoding=\"" + declared.name() + "\"");
  }

  @Test
  void utf8UnderALatinDeclarationIsReadAndTold() {
    byte[] bytes =
        document("Béranger", StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    Decoded<LabReport> decoded = Cda.decode(bytes);
    assertThat(Cda.report(decoded).claim().traits().birthName()).isEqualTo("Béranger");
    assertThat(Cda.codes(decoded)).contains(TextFinding.OTHER_CHARSET);
  }

  @Test
  void textThatWasEncodedTwiceIsMendedAndTold() {
    Decoded<LabReport> decoded =
        Cda.decode(document("BÃ©ranger", StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    assertThat(Cda.report(decoded).claim().traits().birthName()).isEqualTo("Béranger");
    assertThat(Cda.codes(decoded)).contains(TextFinding.ENCODED_TWICE);
  }

  @Test
  void lettersBesideEachOtherAreNoReasonForARemark() {
    String name = "Éèàâ-Noël’Île";
    Decoded<LabReport> decoded =
        Cda.decode(document(name, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    assertThat(Cda.report(decoded).claim().traits().birthName()).isEqualTo(name);
    assertThat(Cda.codes(decoded)).doesNotContain(TextFinding.ENCODED_TWICE);
  }

  @Provide
  Arbitrary<String> names() {
    return Names.names();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Names.charsets();
  }

  @Property(tries = 500)
  void aNameIsReadRightAndToldOrRefused(
      @ForAll("names") String name,
      @ForAll("charsets") Charset written,
      @ForAll("charsets") Charset stated) {
    Assume.that(Names.canWrite(written, document(name, stated)));
    Decoded<LabReport> decoded = Cda.decode(document(name, stated).getBytes(written));
    if (Cda.isReadable(decoded)) {
      boolean told = Cda.codes(decoded).stream().anyMatch(TextFinding.class::isInstance);
      String read = Cda.report(decoded).claim().traits().birthName();
      Names.check(name, written, stated, read, told);
    } else {
      assertThat(written).isNotEqualTo(stated);
    }
  }
}
