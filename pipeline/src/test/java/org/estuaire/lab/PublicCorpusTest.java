package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Severity;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every laboratory file of others that we have, where it lies ({@code -Destuaire.corpus=FOLDER}
 * names a folder with lab-cda, lab-fhir, lab-hl7v2 and lab-hprim): what becomes of it is on the
 * page docs/formats/corpus.md. Nothing of the files is copied.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
class PublicCorpusTest {

  private static final Path CORPUS = Path.of(System.getProperty("estuaire.corpus", "."));
  private static final Path PAGE = Path.of("..", "docs", "formats", "corpus.md");
  private static final Partner SENDER =
      Partner.named("labo-public", Partner.Kind.LABORATORY, LaneName.LAB)
          .withIdentityDomain("2.999.10.1");

  private static final String HEAD =
      """
      # What becomes of the public files

      Made by `PublicCorpusTest` (`-Destuaire.corpus=FOLDER`); don't edit. Every laboratory file that others published and that we have, read and normalised as a delivery of a laboratory. Nothing is loaded from a refused record. Findings in bold refuse; `×` counts them.

      Of the CR-BIO examples, the structured ones give every observation that they hold (`PublicDocumentsTest` counts them with XPath), and the document of level 1 gives its PDF and no result. The example named PDF is a structured document with a PDF beside it: it holds one INR and a comment, which are read, and the PDF, which is kept as a document. OUL (results by specimen) and OML (orders) are other messages than ORU and refused by name.

      | file | read as | records | read | results | earlier | documents | findings |
      |---|---|---|---|---|---|---|---|
      """;

  private int read;
  private int results;
  private int earlier;
  private int documents;
  private final Map<String, Integer> findings = new TreeMap<>();

  @Test
  void everyFileEndsAsThePageSays() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (Path file : files()) {
      page.append(outcome(file));
    }
    System.out.println(page);
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void aDocumentOfLevelOneAndAPdfGiveADocumentAndStructuredOnesResults() throws IOException {
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.startsWith("CR-BIO")) {
        outcome(file);
        boolean levelOne = name.contains("Niveau-1");
        assertThat(read).as(name).isEqualTo(1);
        assertThat(results == 0).as("no result in " + name).isEqualTo(levelOne);
        if (levelOne || name.contains("PDF")) {
          assertThat(documents).as(name).isEqualTo(1);
        }
      }
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(CORPUS)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getParent().getFileName().toString().startsWith("lab-"))
          .sorted()
          .toList();
    }
  }

  private String outcome(Path file) throws IOException {
    read = 0;
    results = 0;
    earlier = 0;
    documents = 0;
    findings.clear();
    byte[] bytes = Files.readAllBytes(file);
    Optional<LabFormats> format = LabFormats.of(bytes);
    String label = format.map(LabFormats::label).orElse("no format of this lane");
    String records = format.map(f -> records(f, bytes)).orElse("");
    return "| "
        + String.join(
            " | ",
            file.getFileName().toString(),
            label,
            records,
            Integer.toString(read),
            Integer.toString(results),
            Integer.toString(earlier),
            Integer.toString(documents),
            told())
        + " |\n";
  }

  private String records(LabFormats format, byte[] bytes) {
    if (format.inspect(bytes, SENDER) instanceof Inspection.Refused refused) {
      refused.why().forEach(this::tell);
      return "refused";
    }
    List<Decoded<LabReport>> all = format.decoded(bytes, SENDER);
    all.forEach(this::take);
    return Integer.toString(all.size());
  }

  private void take(Decoded<LabReport> decoded) {
    if (decoded instanceof Decoded.Unreadable<LabReport> unreadable) {
      unreadable.why().forEach(this::tell);
      return;
    }
    Decoded.Readable<LabReport> readable = (Decoded.Readable<LabReport>) decoded;
    readable.warnings().forEach(this::tell);
    Outcome<LabReport> outcome = LabSamples.NORMALISER.normalise(readable.record());
    if (outcome instanceof Outcome.Rejected<LabReport> rejected) {
      rejected.why().forEach(this::tell);
      return;
    }
    Outcome.Accepted<LabReport> accepted = (Outcome.Accepted<LabReport>) outcome;
    accepted.warnings().forEach(this::tell);
    read++;
    accepted.record().orders().stream()
        .flatMap(order -> order.results().stream())
        .forEach(this::count);
  }

  private void count(LabResult result) {
    if (result.previous()) {
      earlier++;
    } else if (result.value() instanceof ResultValue.Document) {
      documents++;
    } else {
      results++;
    }
  }

  private void tell(Finding finding) {
    String code = finding.code().code();
    boolean refuses = finding.severity() != Severity.WARNING;
    findings.merge(refuses ? "**" + code + "**" : code, 1, Integer::sum);
  }

  private String told() {
    return findings.entrySet().stream()
        .map(one -> one.getValue() == 1 ? one.getKey() : one.getValue() + " × " + one.getKey())
        .collect(Collectors.joining(", "));
  }
}
