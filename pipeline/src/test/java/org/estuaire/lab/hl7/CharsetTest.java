package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.TextFinding;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MSH-18 and what happens without it. */
final class CharsetTest {

  private static final String TEXT = "Cœur à ½ élevé";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @ParameterizedTest
  @CsvSource({
    "UNICODE UTF-8, UTF-8",
    "8859/1, ISO-8859-1",
    "8859/15, ISO-8859-15",
    "8859/1~UNICODE UTF-8, ISO-8859-1",
    "unicode utf-8, UTF-8"
  })
  void theDeclaredCharsetIsUsed(String declared, String charset) {
    String text = "Élevé à vérifier";

    Decoded<LabReport> decoded = decode(declared, text, Charset.forName(charset));

    assertThat(value(decoded)).isEqualTo(text);
    assertThat(Oru.findings(decoded)).isEmpty();
  }

  @Test
  void bytesThatTheDeclaredCharsetLacksAreReadInTheOnlyOtherOneThatMakesSense() {
    for (String declared : List.of("UNICODE UTF-8", "ASCII")) {
      Decoded<LabReport> decoded = decode(declared, "élevé", WINDOWS);
      assertThat(value(decoded)).isEqualTo("élevé");
      assertThat(Oru.codes(decoded)).containsExactly(TextFinding.OTHER_CHARSET);
    }
  }

  @Test
  void bytesThatMakeSenseInTwoOtherCharsetsRefuseTheMessage() {
    // ZOË in windows-1252 is ZOÀ in MacRoman.
    assertThat(Oru.codes(decode("UNICODE UTF-8", "ZOË", WINDOWS)))
        .containsExactly(Hl7Finding.NOT_IN_CHARSET);
  }

  @ParameterizedTest
  @CsvSource({"8859/1", "8859/15", "WINDOWS-1252"})
  void utf8UnderAnyOtherDeclarationIsReadAndTold(String declared) {
    Decoded<LabReport> decoded = decode(declared, "Hémolysé à 37 °C", StandardCharsets.UTF_8);

    assertThat(value(decoded)).isEqualTo("Hémolysé à 37 °C");
    assertThat(Oru.codes(decoded)).containsExactly(TextFinding.OTHER_CHARSET);
  }

  @Test
  void utf8ThatWasEncodedAgainIsMendedAndTold() {
    String twice = new String("Hémolysé, l’échantillon".getBytes(StandardCharsets.UTF_8), WINDOWS);
    Decoded<LabReport> decoded = decode("UNICODE UTF-8", twice, StandardCharsets.UTF_8);

    assertThat(value(decoded)).isEqualTo("Hémolysé, l’échantillon");
    assertThat(Oru.codes(decoded)).containsExactly(TextFinding.ENCODED_TWICE);
  }

  @Test
  void aLetterThatWasLostBeforeIsToldInATextAndRefusedInAName() {
    Decoded<LabReport> decoded =
        decode("UNICODE UTF-8", "H\uFFFDmolys\uFFFD", StandardCharsets.UTF_8);

    assertThat(Oru.codes(decoded)).containsExactly(TextFinding.LETTERS_LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
  void twoBytesACharacterAreReadWithAndWithoutMark(String charset) {
    byte[] delivery = message("UNICODE UTF-16", "élevé").getBytes(Charset.forName(charset));

    Inspection.Ready ready = (Inspection.Ready) Oru.inspect(delivery, Oru.LABORATORY);

    assertThat(ready.warnings()).extracting(Finding::code).containsExactly(TextFinding.TWO_BYTES);
    assertThat(Oru.read(delivery, Oru.LABORATORY))
        .singleElement()
        .satisfies(decoded -> assertThat(value(decoded)).isEqualTo("élevé"));
  }

  @Test
  void withoutDeclarationUtf8IsReadAsSuchAndTheRestAsWindows() {
    Decoded<LabReport> utf8 = decode("", TEXT, StandardCharsets.UTF_8);
    Decoded<LabReport> windows = decode("", TEXT, WINDOWS);

    assertThat(value(utf8)).isEqualTo(TEXT);
    assertThat(value(windows)).isEqualTo(TEXT);
  }

  @Test
  void windowsCharactersUnderALatinDeclarationAreReadAndTold() {
    Decoded<LabReport> decoded = decode("8859/1", "l’œuf", WINDOWS);

    assertThat(value(decoded)).isEqualTo("l’œuf");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.WINDOWS_CHARACTERS);
  }

  @Test
  void anUnknownDeclarationIsToldAndTheContentDecides() {
    Decoded<LabReport> decoded = decode("KLINGON", "élevé", StandardCharsets.UTF_8);

    assertThat(value(decoded)).isEqualTo("élevé");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.CHARSET_UNKNOWN);
  }

  @Test
  void aByteOrderMarkMakesTheDeliveryUtf8() {
    byte[] delivery = ("\uFEFF" + message("", "élevé")).getBytes(StandardCharsets.UTF_8);

    Inspection.Ready ready = (Inspection.Ready) Oru.inspect(delivery, Oru.LABORATORY);

    assertThat(ready.reading().charset()).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Oru.read(delivery, Oru.LABORATORY)).singleElement().matches(Oru::isReadable);
  }

  @Test
  void separatorsAreCharactersAndNotBytes() {
    // Seen in published samples: every tilde became a small tilde, two bytes in UTF-8.
    String message = Oru.message("OBX|1|TX|T^Texte^L||un~deux||||||F").replace('~', '\u02DC');

    Decoded<LabReport> decoded = Oru.decode(message);

    assertThat(value(decoded)).isEqualTo("un\ndeux");
    assertThat(Oru.report(decoded).claim().localId()).isEqualTo("L000123");
    assertThat(Oru.codes(decoded)).containsExactly(Hl7Finding.SEPARATORS_UNUSUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MSH|^^\\&|", "MSH|^~\\a|", "MSH||", "MSH", "MSH|^~\\&#&&|", "MSH|||"})
  void separatorsThatSeparateNothingRefuseTheMessage(String head) {
    String message = Oru.message(Oru.obx("NM", "5")).replace("MSH|^~\\&|", head);

    assertThat(Oru.codes(Oru.decode(message))).contains(Hl7Finding.SEPARATORS_BROKEN);
  }

  @Test
  void otherSeparatorsThanTheUsualOnesAreObeyed() {
    String message =
        Oru.message("OBX|1|CE|C^Code^L||POS^Positif^L||||||F")
            .replace('^', '$')
            .replace('|', '^')
            .replace('&', '@');

    assertThat(Oru.report(message).orders().get(0).results().get(0).coding().label())
        .isEqualTo("Code");
  }

  @Test
  void theCharacterNulIsRefusedBecauseNoDatabaseTextHoldsIt() {
    assertThat(Oru.codes(Oru.decode(Oru.message(Oru.obx("ST", "a\0b")))))
        .containsExactly(Hl7Finding.NUL_CHARACTER);
    assertThat(Oru.result(Oru.obx("ST", "a\\X00\\b")).original()).isEqualTo("a\\X00\\b");
  }

  private static Decoded<LabReport> decode(String declared, String value, Charset charset) {
    return Oru.decode(message(declared, value).getBytes(charset));
  }

  private static String message(String declared, String value) {
    return Oru.message(Oru.obx("TX", value)).replace("|UNICODE UTF-8", "|" + declared);
  }

  private static String value(Decoded<LabReport> decoded) {
    return Oru.report(decoded).orders().get(0).results().get(0).original();
  }
}
