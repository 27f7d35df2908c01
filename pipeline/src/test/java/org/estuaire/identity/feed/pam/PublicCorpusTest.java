package org.estuaire.identity.feed.pam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Severity;
import org.estuaire.identity.feed.IdentityStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Files that others wrote, where they lie: {@code -Destuaire.corpus=FOLDER} names a folder with a
 * sub-folder {@code identity-adt}. Prints the table of docs/identity-feeds.md.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
final class PublicCorpusTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("estuaire.corpus", "."), "identity-adt");

  @Test
  void everyMessageIsTakenOrRefusedWithAFinding() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        assertThat(Adt.FORMAT.recognises(content, Adt.GHT)).as("%s", file).isTrue();
        List<Decoded<IdentityStatement>> all = Adt.read(content);
        assertThat(all).as("%s", file).isNotEmpty();
        all.forEach(decoded -> check(file, decoded));
      }
    }
  }

  private static void check(Path file, Decoded<IdentityStatement> decoded) {
    List<Finding> findings = Adt.findings(decoded);
    boolean errors = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    boolean taken =
        decoded instanceof Decoded.Readable<IdentityStatement>
            && Adt.judge(decoded) instanceof Outcome.Accepted<IdentityStatement>;
    assertThat(errors).as("%s", file).isEqualTo(!taken);
    String codes =
        findings.stream()
            .map(f -> f.code().code() + " " + f.field())
            .distinct()
            .collect(Collectors.joining(", "));
    System.out.println(
        "| " + file.getFileName() + " | " + (taken ? "taken" : "refused") + " | " + codes + " |");
  }
}
