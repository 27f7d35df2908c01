package org.estuaire.lab.hprim.medecins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Files that others wrote, where they lie: {@code -Destuaire.corpus=FOLDER} names a folder with a
 * sub-folder {@code lab-hprim}.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
final class PublicCorpusTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("estuaire.corpus", "."), "lab-hprim");

  @Test
  void everyFileIsReadOrRefusedWithAFinding() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        check(file, Files.readAllBytes(file));
      }
    }
  }

  private static void check(Path file, byte[] content) {
    assertThat(Dossiers.FORMAT.recognises(content, Dossiers.LABORATORY)).as("%s", file).isTrue();
    List<Decoded<LabReport>> all = Dossiers.read(content, Dossiers.LABORATORY);
    assertThat(all).as("%s", file).isNotEmpty();
    for (Decoded<LabReport> decoded : all) {
      List<Finding> findings = Dossiers.findings(decoded);
      assertThat(findings.stream().anyMatch(f -> f.severity() == Severity.ERROR))
          .isEqualTo(!Dossiers.isReadable(decoded));
      int results =
          Dossiers.isReadable(decoded)
              ? Dossiers.report(decoded).orders().get(0).results().size()
              : 0;
      System.out.printf(
          "| `%s` | %s | %d | %s |%n",
          file.getFileName(), Dossiers.isReadable(decoded) ? "read" : "refused", results, findings);
    }
  }
}
