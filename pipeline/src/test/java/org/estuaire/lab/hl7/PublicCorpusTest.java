package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Files that others wrote, where they lie: {@code -Destuaire.corpus=FOLDER} names a folder with a
 * sub-folder {@code lab-hl7v2}.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
final class PublicCorpusTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("estuaire.corpus", "."), "lab-hl7v2");

  @Test
  void everyFileIsReadOrRefusedWithAFinding() {
    for (Path file : files()) {
      byte[] content = bytes(file);
      assertThat(Oru.FORMAT.recognises(content, Oru.LABORATORY)).as("%s", file).isTrue();
      List<Decoded<LabReport>> all = Oru.read(content, Oru.LABORATORY);
      assertThat(all).as("%s", file).isNotEmpty();
      all.forEach(decoded -> checkFindings(file, decoded));
      System.out.println(line(file, all));
    }
  }

  private static void checkFindings(Path file, Decoded<LabReport> decoded) {
    boolean errors = Oru.findings(decoded).stream().anyMatch(f -> f.severity() != Severity.WARNING);
    assertThat(errors).as("%s", file).isEqualTo(!Oru.isReadable(decoded));
  }

  private static String line(Path file, List<Decoded<LabReport>> all) {
    long results =
        all.stream()
            .filter(Oru::isReadable)
            .map(Oru::report)
            .flatMap(report -> report.orders().stream())
            .mapToLong(order -> order.results().size())
            .sum();
    Map<String, Long> findings =
        all.stream()
            .flatMap(decoded -> Oru.findings(decoded).stream())
            .collect(
                Collectors.groupingBy(
                    f -> f.severity() + " " + f.code(), TreeMap::new, Collectors.counting()));
    long read = all.stream().filter(Oru::isReadable).count();
    return "%-52s messages %d read %d results %d %s"
        .formatted(file.getFileName(), all.size(), read, results, findings);
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
