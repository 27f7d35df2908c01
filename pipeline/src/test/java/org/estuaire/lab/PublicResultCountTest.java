package org.estuaire.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.estuaire.exchange.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Counts the results of files of others ({@code -Destuaire.corpus=FOLDER}) by means that share
 * nothing with the readers: text splitting, XPath, a JSON tree. The ledger's second balance has to
 * say the same. What it says is on the page docs/formats/resultats-comptes.md.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
class PublicResultCountTest {

  private static final Path CORPUS = Path.of(System.getProperty("estuaire.corpus", "."));
  private static final Path PAGE = Path.of("..", "docs", "formats", "resultats-comptes.md");

  private static final String HEAD =
      """
      # Results of the public files, counted twice

      Made by `PublicResultCountTest` (`-Destuaire.corpus=FOLDER`); don't edit. `counted` is what a program finds that shares nothing with the readers: the lines `OBX` of HL7 and HPRIM Santé (with the observations of CDA documents inside), the lines `RES` of HPRIM Médecins that say anything (else the text, as one), in CDA the observations, images and the body that is a document (XPath), in FHIR each observation that says something itself, each component and each attached document (JSON tree). `read` is the ledger's second balance, which is the sum of the columns after it.

      | file | counted | read | rows | left out | in quarantine | records not counted |
      |---|---|---|---|---|---|---|
      """;

  @Test
  void theLedgerReadsWhatAnybodyCounts() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    List<String> different = new ArrayList<>();
    int all = 0;
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      LabFormats format = LabFormats.of(bytes).orElseThrow();
      int counted = count(format, bytes);
      Counted ledger = Counted.of(format, bytes);
      all += counted;
      page.append(row(file, counted, ledger));
      if (counted != ledger.read() || !ledger.closes() || ledger.uncounted() > 0) {
        different.add(file.getFileName() + ": " + counted + " counted, " + ledger.read() + " read");
      }
    }
    System.out.println(page);
    System.out.println(all + " results");
    if (Boolean.getBoolean("estuaire.rewrite")) {
      Files.writeString(PAGE, page);
    }
    assertThat(different).isEmpty();
    assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
  }

  private static String row(Path file, int counted, Counted ledger) {
    String reasons =
        ledger.leftOut().entrySet().stream()
            .map(PublicResultCountTest::reason)
            .collect(Collectors.joining(", "));
    return "| "
        + String.join(
            " | ",
            file.getFileName().toString(),
            Integer.toString(counted),
            Integer.toString(ledger.read()),
            Integer.toString(ledger.rows()),
            reasons.isEmpty() ? "0" : reasons,
            Integer.toString(ledger.waiting()),
            Integer.toString(ledger.uncounted()))
        + " |\n";
  }

  private static String reason(Map.Entry<FindingCode, Integer> reason) {
    return reason.getValue() + " × " + reason.getKey().code();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(CORPUS)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getParent().getFileName().toString().startsWith("lab-"))
          .sorted()
          .toList();
    }
  }

  private static int count(LabFormats format, byte[] bytes) throws Exception {
    return switch (format) {
      case HL7 -> hl7(new String(bytes, StandardCharsets.ISO_8859_1));
      case SANTE -> lines(new String(bytes, StandardCharsets.ISO_8859_1), "OBX");
      case MEDECINS -> medecins(new String(bytes, StandardCharsets.ISO_8859_1));
      case CDA -> cda(bytes);
      case FHIR -> fhir(bytes);
    };
  }

  private static int lines(String text, String begin) {
    return (int) Stream.of(text.split("[\r\n]+")).filter(l -> l.startsWith(begin + "|")).count();
  }

  private static int hl7(String text) throws Exception {
    int count = 0;
    for (String line : text.split("[\r\n]+")) {
      String[] fields = line.strip().split("\\|", -1);
      if (fields[0].equals("OBX")) {
        count++;
        Optional<byte[]> inside = fields.length > 5 ? embedded(fields[5]) : Optional.empty();
        count += inside.isPresent() ? cda(inside.get()) : 0;
      }
    }
    return count;
  }

  private static Optional<byte[]> embedded(String value) {
    int at = value.indexOf("^Base64^");
    if (at < 0) {
      return Optional.empty();
    }
    byte[] content = Base64.getMimeDecoder().decode(value.substring(at + "^Base64^".length()));
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.contains("ClinicalDocument") ? Optional.of(content) : Optional.empty();
  }

  /** One file is at most one dossier here: dossiers end with a line of stars. */
  private static int medecins(String text) {
    long results =
        Stream.of(text.split("[\r\n]+"))
            .map(String::strip)
            .filter(line -> line.toUpperCase(java.util.Locale.ROOT).startsWith("RES|"))
            .filter(line -> !line.substring(3).replace("|", "").isBlank())
            .count();
    return (int) Math.max(1, results);
  }

  private static int cda(byte[] bytes) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    String body = "//*[local-name()='structuredBody']";
    String kindOfDocument =
        "parent::*[local-name()='component']/parent::*[local-name()='organizer' and"
            + " *[local-name()='templateId' and @root='1.2.250.1.213.1.1.3.18']]";
    int structured =
        number(document, body + "//*[local-name()='observation' and not(" + kindOfDocument + ")]")
            + number(document, body + "//*[local-name()='observationMedia']");
    int whole = number(document, "//*[local-name()='nonXMLBody']");
    int laboratory =
        number(
            document,
            "//*[local-name()='ClinicalDocument']/*[local-name()='templateId' and"
                + " (@root='1.3.6.1.4.1.19376.1.3.3' or @root='1.2.250.1.213.1.1.1.55')]");
    return structured + whole + (whole == 0 && laboratory == 0 ? 1 : 0);
  }

  private static int number(Document document, String path) throws Exception {
    Double count =
        (Double)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate("count(" + path + ")", document, XPathConstants.NUMBER);
    return count.intValue();
  }

  private static int fhir(byte[] bytes) {
    int count = 0;
    for (String line : objects(new String(bytes, StandardCharsets.UTF_8))) {
      count += results(new ObjectMapper().readTree(line));
    }
    return count;
  }

  /** A file of one bundle, or one bundle a line. */
  private static List<String> objects(String text) {
    try {
      new ObjectMapper().readTree(text);
      return List.of(text);
    } catch (RuntimeException several) {
      return text.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** Of a resource wherever it stands: in an entry, contained, in a bundle in a bundle. */
  private static int results(JsonNode node) {
    int count = 0;
    String type = node.path("resourceType").asString("");
    if (type.equals("Observation")) {
      boolean value = node.propertyStream().anyMatch(p -> p.getKey().matches("_?value[A-Z].*"));
      boolean groups = node.has("hasMember") || node.has("component");
      count += value || node.has("dataAbsentReason") || !groups ? 1 : 0;
      count += node.path("component").size();
    } else if (type.equals("DiagnosticReport")) {
      count += node.path("presentedForm").size() + node.path("media").size();
    } else if (type.equals("DocumentReference")) {
      count += node.path("content").size();
    }
    for (JsonNode child : node) {
      count += results(child);
    }
    return count;
  }
}
