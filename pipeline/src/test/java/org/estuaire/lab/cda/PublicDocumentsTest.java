package org.estuaire.lab.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Inspection;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Documents that others wrote, where they lie: {@code -Destuaire.corpus=FOLDER} names a folder with
 * a sub-folder {@code lab-cda}. What the reader makes of them is compared with what XPath finds.
 */
@EnabledIfSystemProperty(named = "estuaire.corpus", matches = ".+")
final class PublicDocumentsTest {

  private static final Path FOLDER = Path.of(System.getProperty("estuaire.corpus", "."), "lab-cda");
  private static final String OBSERVATIONS =
      "//*[local-name()='observation' and *[local-name()='templateId' and"
          + " @root='1.3.6.1.4.1.19376.1.3.1.6']]";

  @Test
  void everyObservationIsReadWithItsCodeValueUnitAndRange() throws Exception {
    for (Path file : files()) {
      Document document = dom(file);
      List<String> expected = new ArrayList<>();
      NodeList nodes = nodes(document, OBSERVATIONS);
      for (int i = 0; i < nodes.getLength(); i++) {
        expected.add(told((Element) nodes.item(i)));
      }
      List<String> read =
          results(file).stream()
              .filter(PublicDocumentsTest::isObservation)
              .map(this::told)
              .toList();
      assertThat(read).as("%s", file).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void everyAttachmentIsKeptAsADocument() throws Exception {
    for (Path file : files()) {
      int attachments =
          nodes(
                  dom(file),
                  "//*[local-name()='observationMedia' or local-name()='nonXMLBody']"
                      + "/*[@representation='B64']")
              .getLength();
      long documents =
          results(file).stream()
              .filter(result -> result.value() instanceof ResultValue.Document)
              .count();
      assertThat(documents).as("%s", file).isEqualTo(attachments);
    }
  }

  @Test
  void everyEarlierResultIsReadAsSuch() throws Exception {
    for (Path file : files()) {
      int earlier =
          nodes(dom(file), "//*[@typeCode='REFR']/*[local-name()='observation']").getLength();
      long previous = results(file).stream().filter(LabResult::previous).count();
      long undated =
          Cda.codes(Cda.decode(bytes(file))).stream()
              .filter(CdaFinding.PREVIOUS_UNDATED::equals)
              .count();
      assertThat(previous + undated).as("%s", file).isEqualTo(earlier);
    }
  }

  @Test
  void everyFileIsRecognisedAndInspected() {
    for (Path file : files()) {
      byte[] content = bytes(file);
      byte[] head = Arrays.copyOf(content, Math.min(content.length, 8192));
      assertThat(Cda.FORMAT.recognises(head, Cda.LABORATORY)).as("%s", file).isTrue();
      assertThat(Cda.inspect(content, Cda.LABORATORY))
          .as("%s", file)
          .isInstanceOf(Inspection.Ready.class);
      System.out.println(line(file, Cda.decode(content)));
    }
  }

  private static boolean isObservation(LabResult result) {
    return !result.previous()
        && !(result.value() instanceof ResultValue.Document)
        && !result.coding().code().equals(BodyReader.ISOLATE)
        && !result.coding().code().equals("48767-8");
  }

  private String told(LabResult result) {
    return String.join(
        "|",
        result.coding().system().equals(Coding.LOINC) ? result.coding().code() : "",
        result.value() instanceof ResultValue.Quantity q ? q.number().toPlainString() : "",
        result.unit(),
        result.range().low().map(Object::toString).orElse(""),
        result.range().high().map(Object::toString).orElse(""));
  }

  private static String told(Element observation) throws Exception {
    String value = text(observation, "*[local-name()='value']/@value");
    String bound = text(observation, "*[local-name()='value']/*/@value");
    String unit = text(observation, "*[local-name()='value']/@unit");
    String boundUnit = text(observation, "*[local-name()='value']/*/@unit");
    String range = "*[local-name()='referenceRange']/*/*/*[local-name()='%s']/@value";
    return String.join(
        "|",
        text(observation, "*[local-name()='code']/@code"),
        value.isEmpty() ? bound : value,
        unit.isEmpty() ? boundUnit : unit,
        text(observation, range.formatted("low")),
        text(observation, range.formatted("high")));
  }

  private static String text(Element at, String path) throws Exception {
    return xpath().evaluate(path, at);
  }

  private static NodeList nodes(Document document, String path) throws Exception {
    return (NodeList) xpath().evaluate(path, document, XPathConstants.NODESET);
  }

  private static XPath xpath() {
    return XPathFactory.newInstance().newXPath();
  }

  private static Document dom(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  private static List<LabResult> results(Path file) {
    return Cda.report(Cda.decode(bytes(file))).orders().get(0).results();
  }

  private static String line(Path file, Decoded<LabReport> decoded) {
    List<LabResult> all = Cda.report(decoded).orders().get(0).results();
    long documents = all.stream().filter(r -> r.value() instanceof ResultValue.Document).count();
    long previous = all.stream().filter(LabResult::previous).count();
    Map<String, Long> findings =
        Cda.findings(decoded).stream()
            .collect(
                Collectors.groupingBy(f -> "" + f.code(), TreeMap::new, Collectors.counting()));
    return "%-50s results %d previous %d documents %d %s"
        .formatted(
            file.getFileName(), all.size() - documents - previous, previous, documents, findings);
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
