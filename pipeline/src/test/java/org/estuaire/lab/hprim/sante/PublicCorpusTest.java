package org.estuaire.lab.hprim.sante;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Files that others wrote, where they lie: {@code -Destuaire.corpus=FOLDER}. None of them is HPRIM
 * Santé, and none must be taken for it.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
final class PublicCorpusTest {

  @Test
  void noFileOfAnotherFormatIsTakenForThisOne() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of(System.getProperty("estuaire.corpus", ".")))) {
      List<Path> files = tree.filter(Files::isRegularFile).toList();
      assertThat(files).isNotEmpty();
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        assertThat(Sante.FORMAT.recognises(content, Sante.LABORATORY)).as("%s", file).isFalse();
      }
    }
  }
}
