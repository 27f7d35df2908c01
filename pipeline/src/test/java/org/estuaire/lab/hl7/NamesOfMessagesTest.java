package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.bytes.Names;
import org.estuaire.exchange.Decoded;
import org.estuaire.lab.model.LabReport;

/** Names in messages whose declaration may be wrong. */
class NamesOfMessagesTest {

  private static final Map<Charset, String> DECLARED =
      Map.of(
          StandardCharsets.UTF_8,
          "UNICODE UTF-8",
          StandardCharsets.ISO_8859_1,
          "8859/1",
          Charset.forName("ISO-8859-15"),
          "8859/15",
          Charset.forName("windows-1252"),
          "WINDOWS-1252");

  @Provide
  Arbitrary<String> names() {
    return Names.names();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Names.charsets();
  }

  @Property(tries = 3000)
  void aNameIsReadRightAndToldOrRefused(
      @ForAll("names") String name,
      @ForAll("charsets") Charset written,
      @ForAll("charsets") Charset stated) {
    Assume.that(Names.canWrite(written, name) && DECLARED.containsKey(stated));
    byte[] message =
        Oru.message(Oru.obx("NM", "5.1"))
            .replace("||ESSAI^CAMILLE^CAMILLE MARIE^", "||" + name + "^CAMILLE^CAMILLE MARIE^")
            .replace("|UNICODE UTF-8", "|" + DECLARED.get(stated))
            .getBytes(written);

    Decoded<LabReport> decoded = Oru.decode(message);

    if (Oru.isReadable(decoded)) {
      String read = Oru.report(decoded).claim().traits().birthName();
      Names.check(name, written, stated, read, !Oru.codes(decoded).isEmpty());
    } else {
      assertThat(written).isNotEqualTo(stated);
    }
  }

  @Property(tries = 500)
  void textThatWasEncodedTwiceOrThriceIsMendedAndTold(@ForAll("names") String name) {
    String twice = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Decoded<LabReport> decoded =
        Oru.decode(
            Oru.message(Oru.obx("NM", "5.1"))
                .replace(
                    "||ESSAI^CAMILLE^CAMILLE MARIE^", "||" + twice + "^CAMILLE^CAMILLE MARIE^"));

    assertThat(Oru.report(decoded).claim().traits().birthName()).isEqualTo(name);
    assertThat(Oru.codes(decoded)).isNotEmpty();
  }
}
