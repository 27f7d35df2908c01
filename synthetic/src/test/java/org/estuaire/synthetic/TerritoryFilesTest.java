package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerritoryFilesTest {

  private static final Charset LATIN = Charset.forName("windows-1252");

  @TempDir private Path folder;

  @Test
  void theSameSpecGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Map<String, String> once = written("once", 5);
    assertThat(written("twice", 5)).isEqualTo(once);
    assertThat(written("other", 6)).isNotEqualTo(once);
    assertThat(once).hasSizeGreaterThan(8);
  }

  @Test
  void announcedCountsAreTrue() throws IOException {
    written("counts", 5);
    List<String> batch = lines("counts", "labo-hauts-pins");
    long messages = batch.stream().filter(line -> line.startsWith("MSH|")).count();
    assertThat(messages).isPositive();
    assertThat(batch).contains("BTS|" + messages, "FTS|1");
    List<String> apa = lines("counts", "cd-38");
    assertThat(apa.get(apa.size() - 1)).isEqualTo("TOTAL;" + (apa.size() - 2));
  }

  private List<String> lines(String name, String partner) throws IOException {
    try (Stream<Path> files =
        Files.list(folder.resolve(name).resolve("deliveries").resolve(partner))) {
      return Files.readAllLines(files.findFirst().orElseThrow(), LATIN);
    }
  }

  private Map<String, String> written(String name, long seed) throws IOException {
    Path target = folder.resolve(name);
    TerritoryFiles.write(target, new TerritorySpec(seed, 2_500, SampleNight.NIGHT));
    return FileTree.hashes(target);
  }
}
