package org.estuaire.exchange.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunkSizeTest {

  private static RawRecord record(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new RawRecord(new Place(1, 1, 0, bytes.length), bytes);
  }

  @Test
  void aChunkEndsWithTheRecordThatMakesItFull() {
    ChunkSize size = new ChunkSize(2);
    size.add(record("a"));
    assertThat(size.hasRoom()).isTrue();
    size.add(record("b"));
    assertThat(size.hasRoom()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n"})
  void fewRecordsOfManyShortLinesAreAChunkToo(String end) {
    ChunkSize size = new ChunkSize(1000, 10);
    size.add(record(("OBX|" + end).repeat(9)));
    assertThat(size.hasRoom()).isTrue();
    size.add(record("OBX|" + end));
    assertThat(size.hasRoom()).isFalse();
  }

  @Test
  void aThousandReportsOfTwentyResultsAreMoreThanOneChunk() {
    ChunkSize size = new ChunkSize(1000);
    for (int report = 0; report < 999 && size.hasRoom(); report++) {
      size.add(record("OBX|\r".repeat(24)));
    }
    assertThat(size.hasRoom()).isFalse();
  }

  @Test
  void eightMegabytesAreAChunkHoweverFewTheRecords() {
    ChunkSize size = new ChunkSize(1000);
    size.add(record("x".repeat(8 << 20)));
    assertThat(size.hasRoom()).isFalse();
  }
}
