package org.estuaire.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an operator writes is read or refused, and what is proposed can be read. */
class MappingReaderFuzzTest {

  private static final int MUTANTS = 300;

  @TempDir private Path folder;

  @Test
  void aDamagedMappingIsReadOrRefused() throws IOException {
    for (long seed = 0; seed < MUTANTS; seed++) {
      byte[] damaged = MappingReaderFuzz.damaged(MappingReaderFuzz.MAPPING, seed);
      assertThat(MappingReaderFuzz.mapping(damaged, folder.resolve("m.yaml"))).isNotEmpty();
    }
  }

  @Test
  void whatIsProposedForADamagedSampleCanBeRead() throws IOException {
    for (long seed = 0; seed < MUTANTS; seed++) {
      byte[] damaged = MappingReaderFuzz.damaged(MappingReaderFuzz.SAMPLE, seed);
      assertThat(MappingReaderFuzz.sample(damaged, folder.resolve("m.yaml"))).isNotEmpty();
    }
  }

  /** Found by the program: YAML takes these for the end of a comment. */
  @Test
  void aLineSeparatorInASampleEndsNoComment() throws IOException {
    String sample = MappingReaderFuzz.SAMPLE.replace("Nature", "Na\u2028ture\u0085\ufeff");
    assertThat(
            MappingReaderFuzz.sample(
                sample.getBytes(StandardCharsets.UTF_8), folder.resolve("m.yaml")))
        .startsWith("proposed");
  }

  /** Found by the program: SnakeYAML throws what is no mistake of YAML. */
  @Test
  void anEscapeWithoutDigitsIsAMistakeOfTheFile() throws IOException {
    byte[] cut = "record: \"\\u".getBytes(StandardCharsets.UTF_8);
    assertThat(MappingReaderFuzz.mapping(cut, folder.resolve("m.yaml"))).isEqualTo("CFG-005");
  }
}
