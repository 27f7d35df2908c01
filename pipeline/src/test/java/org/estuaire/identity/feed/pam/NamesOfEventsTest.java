package org.estuaire.identity.feed.pam;

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
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.TextFinding;
import org.estuaire.identity.feed.IdentityStatement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of an identity server that declares 8859/1. */
class NamesOfEventsTest {

  private static String message(String name) {
    return Adt.message("ADT^A28^ADT_A05", Adt.pid(Adt.ipp("1"), "PROV")).replace("KERVOAL", name);
  }

  @Provide
  Arbitrary<String> names() {
    return Names.names();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Names.charsets();
  }

  @Property(tries = 1000)
  void aNameIsReadRightAndToldOrRefused(
      @ForAll("names") String name, @ForAll("charsets") Charset written) {
    Assume.that(Names.canWrite(written, name));
    Decoded<IdentityStatement> decoded = Adt.read(message(name).getBytes(written)).get(0);
    if (decoded instanceof Decoded.Readable<IdentityStatement> readable) {
      Names.check(
          name,
          written,
          StandardCharsets.ISO_8859_1,
          readable.record().claim().traits().birthName(),
          !readable.warnings().isEmpty());
    } else {
      assertThat(written).isNotEqualTo(StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"B\uFFFDRANGER", "B?RANGER", "ZO‰"})
  void aNameThatLostALetterIsRefused(String name) {
    byte[] bytes =
        message(name).replace("|8859/1|", "|UNICODE UTF-8|").getBytes(StandardCharsets.UTF_8);
    Outcome.Rejected<IdentityStatement> refused =
        (Outcome.Rejected<IdentityStatement>) Adt.judge(Adt.read(bytes).get(0));
    assertThat(refused.why()).extracting(Finding::code).contains(TextFinding.NAME_DAMAGED);
  }
}
