package org.estuaire.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleNightTest {

  private static final Path COMMITTED = Path.of("..", "samples");
  private static final Path DELIVERIES = COMMITTED.resolve("deliveries");

  @TempDir private Path folder;

  @Test
  void theCommittedSamplesAreThoseOfTheirSeed() throws IOException {
    SampleNight.write(folder, SampleNight.SEED);
    assertThat(FileTree.hashes(DELIVERIES))
        .isEqualTo(FileTree.hashes(folder.resolve("deliveries")));
    assertThat(FileTree.hashes(COMMITTED.resolve("circles")))
        .isEqualTo(FileTree.hashes(folder.resolve("circles")));
    assertThat(FileTree.hashes(COMMITTED.resolve("pathways")))
        .isEqualTo(FileTree.hashes(folder.resolve("pathways")));
    assertThat(COMMITTED.resolve("expected.json"))
        .hasSameTextualContentAs(folder.resolve("expected.json"));
  }

  @Test
  void anotherSeedGivesAnotherNight() throws IOException {
    SampleNight.write(folder, 1);
    Map<String, String> other = FileTree.hashes(folder.resolve("deliveries"));
    Map<String, String> committed = FileTree.hashes(DELIVERIES);
    assertThat(other.values()).doesNotContainAnyElementsOf(committed.values());
    // What lies in a file does not change with the seed, only about whom.
    assertThat(other.keySet()).isEqualTo(committed.keySet());
  }

  @Test
  void thirtyPersonsAppearInEverySource() {
    SampleCast cast = new SampleCast(new TerritorySpec(SampleNight.SEED, 400, SampleNight.NIGHT));
    assertThat(cast.everywhere())
        .hasSizeGreaterThanOrEqualTo(30)
        .contains(SampleCast.leontine())
        .allSatisfy(
            person -> {
              assertThat(all("ght-estran")).contains(";" + LocalIds.hospital(person) + ";");
              assertThat(all("identites-territoire")).contains(";" + LocalIds.territory(person));
              String council = "cd-" + person.home().commune().department();
              assertThat(all(council)).contains(LocalIds.dossier(person));
              assertThat(all("ch-estran")).contains(LocalIds.hospital(person));
              assertThat(
                      Stream.of(Laboratory.values())
                          .anyMatch(
                              lab -> all(lab.partner()).contains(LocalIds.laboratory(lab, person))))
                  .isTrue();
            });
  }

  @Test
  void theSamplesStaySmallAndNameNobodyInTheirFileNames() throws IOException {
    try (Stream<Path> walk = Files.walk(DELIVERIES)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      assertThat(files.stream().mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(1_500_000);
      assertThat(files.stream().map(file -> file.getFileName().toString()))
          .allMatch(
              name -> name.matches("[A-Za-z0-9_-]+\\.(hl7|csv|txt|hpr|xml|json|zip|hpr\\.gz)"));
    }
  }

  @Test
  void everyGoodInsHasItsKey() {
    List<String> numbers =
        Pattern.compile("(\\d[0-9AB]{14})\\^\\^\\^ASIP-SANTE-INS-NIR")
            .matcher(all("labo-rive-gauche") + all("labo-hauts-pins"))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(numbers).isNotEmpty().allMatch(TerritoryTest::keyHolds);
  }

  @Test
  void theReadmeNamesEveryDelivery() throws IOException {
    String readme = Files.readString(COMMITTED.resolve("README.md"), StandardCharsets.UTF_8);
    List<String> odd =
        FileTree.hashes(DELIVERIES).keySet().stream()
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .filter(name -> !name.matches("RG_20261120_15.*"))
            .toList();
    assertThat(odd).isNotEmpty().allMatch(readme::contains);
    assertThat(readme).contains(LocalIds.hospital(SampleCast.leontine()));
  }

  private static String all(String partner) {
    try (Stream<Path> files = Files.list(DELIVERIES.resolve(partner))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
