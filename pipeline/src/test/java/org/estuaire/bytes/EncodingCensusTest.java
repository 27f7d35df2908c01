package org.estuaire.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingCensusTest {

  private static Charset census(byte[] file) throws IOException {
    EncodingCensus census = new EncodingCensus(new ByteArrayInputStream(file));
    census.transferTo(OutputStream.nullOutputStream());
    return census.found();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N’Diaye",
        "Şahin",
        "Ľ",
        "Łuczak",
        "王 明",
        "राम",
        "Иванова",
        "Γεωργίου",
        "5 place de l’Orme",
        "1\u202F850,00",
        "\u2212850,00",
        "Béranger",
        "BÉRANGER",
        "👍"
      })
  void oneLineThatOnlyUtf8WritesTellsAFileInUtf8(String line) throws IOException {
    assertThat(census(("NOM;PRENOM\n" + line + ";Zelie\n").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, LE CAFÉ»",
    "windows-1252, Béranger",
    "x-MacRoman, rue de l’École",
    "x-MacRoman, Hélène",
    "IBM850, Hélène",
    "IBM850, ÈÀ",
    "IBM850, ËÅY"
  })
  void aPairThatChanceMadeIsNoUtf8(String charset, String line) throws IOException {
    assertThat(census((line + "\n").getBytes(charset))).isNotEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void aLineThatUtf8ForbidsLeavesTheOthersToTheirMajority() throws IOException {
    String accents = "Hélène\nFrançoise\n";
    byte[] mixed = (accents + "N’Diaye\n").getBytes(Charsets.WINDOWS);
    assertThat(census(mixed)).isEqualTo(Charsets.WINDOWS);
  }
}
