package org.estuaire.lab.cda;

import java.util.Base64;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultValue;

/**
 * A document inside another one (CI-SIS, FR-Document-attache).
 *
 * @param id by which the narrative shows it
 * @param root of its own identifier: that of our copies is known again when they are read
 * @param number identifies it under the root
 * @param kind what it is, as the simple observation beside it says
 */
record AttachedDocument(
    String id,
    String root,
    String number,
    Coding kind,
    String title,
    String mediaType,
    byte[] content) {

  private static final String COPY_TITLE = "Copie du document";

  /** The report as PDF. */
  static AttachedDocument copy(byte[] pdf, String number) {
    return new AttachedDocument(
        "COPIE",
        Oids.COPY,
        number,
        Coding.loinc(BodyWriter.COPY, COPY_TITLE),
        COPY_TITLE,
        "application/pdf",
        pdf);
  }

  /** What the laboratory has joined. */
  static AttachedDocument joined(
      LabResult result, ResultValue.Document document, String id, String number, String domain) {
    String label = result.coding().label();
    String title = document.title().isEmpty() ? label : document.title();
    return new AttachedDocument(
        id,
        Oids.root(domain),
        number + "-" + id,
        result.coding(),
        title.isEmpty() ? "Document joint" : title,
        document.mediaType(),
        document.content().bytes());
  }

  String titleId() {
    return id + "-T";
  }

  void write(XmlOut xml, CodeWriter codes) throws XMLStreamException {
    xml.open("entry").open("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
    xml.templates(BodyReader.ATTACHED);
    xml.leaf("id", "root", root, "extension", number);
    xml.loinc("code", "55107-7", "Document attaché");
    xml.leaf("statusCode", "code", "completed").leaf("effectiveTime", "nullFlavor", "NA");
    xml.open("component", "typeCode", "COMP");
    xml.open("observation", "classCode", "OBS", "moodCode", "EVN");
    xml.templates(
        "1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48", "1.2.250.1.213.1.1.3.48.18");
    xml.leaf("id", "root", root, "extension", number + "-T");
    xml.loinc("code", BodyReader.TYPE_OF_DOCUMENT, "Type de document");
    xml.open("text").leaf("reference", "value", "#" + titleId()).close();
    xml.leaf("statusCode", "code", "completed").leaf("effectiveTime", "nullFlavor", "NA");
    codes.coding("value", "CD", kind, "");
    xml.close(2).open("component");
    xml.open("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", id);
    xml.text(
        "value",
        Base64.getEncoder().encodeToString(content),
        "mediaType",
        mediaType,
        "representation",
        "B64");
    xml.close(4);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "AttachedDocument[…]";
  }
}
