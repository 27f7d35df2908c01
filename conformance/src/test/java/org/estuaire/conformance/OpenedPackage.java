package org.estuaire.conformance;

import static java.util.Objects.requireNonNull;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.openehealth.ipf.commons.ihe.xds.XDM;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.validate.XDSMetaDataException;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.SubmitObjectsRequestValidator;
import org.xml.sax.SAXException;

/**
 * A package of secure mail, opened by others: the JDK's reader of ZIP files, the schemas of OASIS
 * (ebXML RegRep 3.0), and IPF (Open eHealth), which reads the metadata and applies IHE's rules for
 * XDM to them.
 */
final class OpenedPackage {

  private static final String FOLDER = "IHE_XDM/SUBSET01/";
  private static final Schema SCHEMA = schema();

  private final Map<String, byte[]> entries;

  private OpenedPackage(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  static OpenedPackage of(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return new OpenedPackage(entries);
  }

  byte[] document() {
    return entry("DOC00001.XML");
  }

  private byte[] entry(String name) {
    return requireNonNull(entries.get(FOLDER + name), name);
  }

  Optional<String> whatIsAgainstTheSchema() throws IOException {
    try {
      SCHEMA
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(entry("METADATA.XML"))));
      return Optional.empty();
    } catch (SAXException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  Optional<String> whatIheRefuses() throws JAXBException {
    try {
      SubmitObjectsRequestValidator.getInstance()
          .validate(metadata(withoutWhatFranceAdds()), XDM.Interactions.ITI_41);
      return Optional.empty();
    } catch (XDSMetaDataException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  /** Which documents are absent, or have another size or hash than the metadata say. */
  List<String> documentsThatAreNotAsTold() throws JAXBException {
    List<String> others = new ArrayList<>();
    List<DocumentEntry> told =
        new RegisterDocumentSetTransformer(new EbXMLFactory30())
            .fromEbXML(metadata(text()))
            .getDocumentEntries();
    for (DocumentEntry document : told) {
      byte[] content = entry(document.getUri());
      if (document.getSize() != content.length || !document.getHash().equals(sha1(content))) {
        others.add(document.getUri());
      }
    }
    if (told.size() != 2) {
      others.add("not a document and its copy");
    }
    return others;
  }

  private String text() {
    return new String(entry("METADATA.XML"), StandardCharsets.UTF_8);
  }

  /**
   * The CI-SIS types organisations (XON-7, IDNST) and patients' numbers (CX-5, NH and PI), which
   * IHE itself does not foresee.
   */
  private String withoutWhatFranceAdds() {
    return text()
        .replace("&amp;ISO^IDNST^^^", "&amp;ISO^^^^")
        .replaceAll("&amp;ISO\\^(NH|PI)", "&amp;ISO");
  }

  private static EbXMLSubmitObjectsRequest30 metadata(String xml) throws JAXBException {
    Object read =
        JAXBContext.newInstance(SubmitObjectsRequest.class)
            .createUnmarshaller()
            .unmarshal(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return new EbXMLSubmitObjectsRequest30((SubmitObjectsRequest) read);
  }

  private static Schema schema() {
    URL published = requireNonNull(XDM.class.getResource("/wsdl/schema/ebRS30/lcm.xsd"));
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(published);
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
