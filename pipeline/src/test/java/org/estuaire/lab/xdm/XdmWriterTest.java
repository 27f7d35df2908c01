package org.estuaire.lab.xdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.estuaire.exchange.Partner;
import org.estuaire.lab.LabFormats;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Packages are opened by the JDK's reader of ZIP files and by XPath, which know nothing of us. */
class XdmWriterTest {

  /** A message about an invented person with a qualified INS of the demonstration. */
  private static final String MESSAGE =
      String.join(
          "\r",
          "MSH|^~\\&|LABO^2.999.10.1^ISO|RIVE|ESTUAIRE|ESTRAN|20261120221500||ORU^R01^ORU_R01|M0001|P|2.5^FRA^2.11|||||FRA|UNICODE"
              + " UTF-8",
          "PID|1||185083899900130^^^ASIP&1.2.250.1.213.1.4.11&ISO^INS~L000123^^^LABO&2.999.10.1&ISO^PI||ESSAI^CAMILLE^CAMILLE"
              + " MARIE^^^^L~EXEMPLE^CAMILLE^^^^^D||19850812|M|||^^^^^^BDL^^38999"
              + "|".repeat(21)
              + "VALI",
          "OBR|1|P77|F77|BIO^Biologie^L|||20261120080000||||||||10999000010||||||20261120220000|||F",
          "OBX|1|NM|14749-6^Glucose^LN||5.1|mmol/L|3.9-6.1|N|||F",
          "");

  @TempDir private Path folder;

  private static LabReport report() {
    return report(MESSAGE);
  }

  private static LabReport report(String message) {
    return LabFormats.HL7
        .read(message.getBytes(StandardCharsets.UTF_8), LabFormats.LABORATORY)
        .get(0);
  }

  private static OutgoingReport outgoing(LabReport report) {
    return new OutgoingReport(
        report,
        new Party("380000999", "Laboratoire de la Rive & Cie"),
        new Party("10999000010", "Cabinet du Port"),
        Partner.METROPOLITAN_FRANCE,
        "ENVOI-2",
        2,
        Optional.of("ENVOI-1"));
  }

  private static byte[] written(OutgoingReport report, ReportWriter documents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new XdmWriter(documents).write(report, out);
    return out.toByteArray();
  }

  private Map<String, byte[]> opened(byte[] zip) throws IOException {
    Path file = folder.resolve("IHE_XDM.zip");
    Files.write(file, zip);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile read = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(read.entries())) {
        entries.put(entry.getName(), read.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Document parsed(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static List<String> texts(Document document, String path) throws Exception {
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  private static List<String> slot(Document document, String name) throws Exception {
    return texts(
        document, "//*[local-name()='Slot'][@name='" + name + "']//*[local-name()='Value']");
  }

  private static List<String> codes(Document document, String scheme) throws Exception {
    return texts(
        document,
        "//*[local-name()='Classification'][@classificationScheme='"
            + scheme
            + "']/@nodeRepresentation");
  }

  @Test
  void aPackageHoldsWhatTheNormAsksFor() throws Exception {
    Map<String, byte[]> entries = opened(written(outgoing(report()), new CdaWriter()));

    assertThat(entries.keySet())
        .containsExactly(
            "INDEX.HTM",
            "README.TXT",
            "IHE_XDM/SUBSET01/METADATA.XML",
            "IHE_XDM/SUBSET01/DOC00001.XML",
            "IHE_XDM/SUBSET01/DOC00001.PDF");
    Document metadata = parsed(entries.get("IHE_XDM/SUBSET01/METADATA.XML"));
    assertThat(slot(metadata, "URI")).containsExactly("DOC00001.XML", "DOC00001.PDF");
    byte[] cda = entries.get("IHE_XDM/SUBSET01/DOC00001.XML");
    byte[] pdf = entries.get("IHE_XDM/SUBSET01/DOC00001.PDF");
    assertThat(texts(parsed(cda), "//*[local-name()='observationMedia']/*[local-name()='value']"))
        .containsExactly(Base64.getEncoder().encodeToString(pdf));
    assertThat(slot(metadata, "hash")).containsExactly(sha1(cda), sha1(pdf));
    assertThat(slot(metadata, "size")).containsExactly(cda.length + "", pdf.length + "");
  }

  @Test
  void theMetadataNameThePatientByTheInsAndTheReportByItsNumbers() throws Exception {
    Document metadata = metadata(report());

    assertThat(slot(metadata, "sourcePatientInfo"))
        .contains("PID-5|ESSAI^CAMILLE^^^^^L", "PID-5|EXEMPLE^CAMILLE^^^^^D", "PID-7|19850812");
    assertThat(slot(metadata, "sourcePatientId")).containsOnly("L000123^^^&2.999.10.1&ISO^PI");
    assertThat(texts(metadata, "//*[local-name()='ExternalIdentifier']/@value"))
        .contains("185083899900130^^^&1.2.250.1.213.1.4.11&ISO^NH", "2.999.10.1^ENVOI-2");
    assertThat(codes(metadata, "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"))
        .containsOnly("11502-2");
    assertThat(slot(metadata, "creationTime")).allMatch(time -> time.matches("[0-9]{14}"));
    assertThat(slot(metadata, "authorInstitution")).allMatch(x -> x.endsWith("^^^1380000999"));
    assertThat(slot(metadata, "intendedRecipient").get(0)).startsWith("|810999000010^");
    assertThat(texts(metadata, "//*[local-name()='Association']/@associationType"))
        .containsOnly(
            "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember",
            "urn:ihe:iti:2007:AssociationType:XFRM",
            "urn:ihe:iti:2007:AssociationType:RPLC");
  }

  /** IHE's times end with the second; what is cut off must not take the offset with it. */
  @Test
  void aTimeWithAFractionIsToldInUtcToTheSecond() throws Exception {
    LabReport report =
        report(
            MESSAGE
                .replace("20261120080000", "20261120080000.000001+0100")
                .replace("20261120220000", "20261120220000.5+0100"));
    Document metadata = metadata(report);
    assertThat(slot(metadata, "serviceStartTime")).containsOnly("20261120070000");
    assertThat(slot(metadata, "creationTime")).allMatch(time -> time.matches("[0-9]{14}"));
  }

  @Test
  void aMaskStandsBesideTheConfidentiality() throws Exception {
    String scheme = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f";
    assertThat(codes(metadata(report()), scheme)).containsOnly("N");

    LabReport masked = masked(VisibilityStatement.of(Mask.PATIENT, Word.PUT));
    assertThat(codes(metadata(masked), scheme)).containsOnly("N", "INVISIBLE_PATIENT");

    LabReport unclear = masked(VisibilityStatement.of(Mask.PATIENT, Word.UNCLEAR));
    assertThat(codes(metadata(unclear), scheme))
        .contains("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
  }

  @Test
  void theSameReportGivesTheSameBytesWhereverTheClockStands() throws Exception {
    byte[] once = written(outgoing(report()), new CdaWriter());
    assertThat(written(outgoing(report()), new CdaWriter())).isEqualTo(once);
  }

  @Test
  void thePagesForPeopleNameNobody() throws Exception {
    Map<String, byte[]> entries = opened(written(outgoing(report()), new CdaWriter()));
    for (String page : List.of("INDEX.HTM", "README.TXT")) {
      assertThat(new String(entries.get(page), StandardCharsets.UTF_8))
          .contains("Laboratoire de la Rive")
          .doesNotContain("ESSAI", "CAMILLE", "1985", "185083899900130");
    }
  }

  private static LabReport masked(VisibilityStatement said) {
    LabReport report = report();
    return new LabReport(
        report.sender(),
        report.messageId(),
        report.issued(),
        report.claim(),
        said,
        report.orders());
  }

  private Document metadata(LabReport report) throws Exception {
    return parsed(
        opened(written(outgoing(report), new CdaWriter())).get("IHE_XDM/SUBSET01/METADATA.XML"));
  }

  private static String sha1(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
  }
}
