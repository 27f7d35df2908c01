package org.estuaire.lab.xdm;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of ebXML RegRep 3.0 as IHE uses them (ITI TF-3 4.2). */
final class RegistryXml {

  static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
  static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
  private static final String TYPES = "urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:";

  private static final WstxOutputFactory WRITERS = new WstxOutputFactory();

  private final XMLStreamWriter xml;
  private final String number;
  private int objects;

  private RegistryXml(XMLStreamWriter xml, String number) {
    this.xml = xml;
    this.number = number;
  }

  /** What fills a request. */
  interface Content {
    void write(RegistryXml out) throws XMLStreamException;
  }

  /**
   * A request to register objects.
   *
   * @param number of which the identifiers of objects are made: the same one gives the same
   */
  static byte[] request(String number, Content content) throws IOException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("lcm", "SubmitObjectsRequest", LCM);
      xml.writeNamespace("lcm", LCM);
      xml.writeNamespace("rim", RIM);
      xml.writeStartElement(RIM, "RegistryObjectList");
      content.write(new RegistryXml(xml, number));
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IOException("metadata could not be written", e);
    }
  }

  /** An identifier that follows from what it is of, and differs from all others. */
  static String entry(String of) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
  }

  RegistryXml open(String name, String... attributes) throws XMLStreamException {
    xml.writeStartElement(RIM, name);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
    return this;
  }

  RegistryXml close() throws XMLStreamException {
    xml.writeEndElement();
    return this;
  }

  /** Nothing where there is no value. */
  RegistryXml slot(String name, List<String> values) throws XMLStreamException {
    if (!values.isEmpty()) {
      open("Slot", "name", name).open("ValueList");
      for (String value : values) {
        open("Value");
        xml.writeCharacters(value);
        close();
      }
      close().close();
    }
    return this;
  }

  RegistryXml slot(String name, String value) throws XMLStreamException {
    return slot(name, value.isEmpty() ? List.of() : List.of(value));
  }

  RegistryXml name(String text) throws XMLStreamException {
    if (text.isEmpty()) {
      return open("Name").close();
    }
    return open("Name").open("LocalizedString", "value", text, "xml:lang", "fr-FR").close().close();
  }

  /** A code of an object: its system stands in a slot. */
  RegistryXml code(String scheme, String of, String code, String system, String name)
      throws XMLStreamException {
    return open(
            "Classification",
            "id",
            next(),
            "objectType",
            TYPES + "Classification",
            "classificationScheme",
            scheme,
            "classifiedObject",
            of,
            "nodeRepresentation",
            code)
        .slot("codingScheme", system)
        .name(name)
        .close();
  }

  /** A classification that holds slots. */
  RegistryXml openClassification(String scheme, String of) throws XMLStreamException {
    return open(
        "Classification",
        "id",
        next(),
        "objectType",
        TYPES + "Classification",
        "classificationScheme",
        scheme,
        "classifiedObject",
        of,
        "nodeRepresentation",
        "");
  }

  /** What kind of package an object is. */
  RegistryXml node(String node, String of) throws XMLStreamException {
    return open(
            "Classification",
            "id",
            next(),
            "objectType",
            TYPES + "Classification",
            "classifiedObject",
            of,
            "classificationNode",
            node)
        .close();
  }

  RegistryXml identifier(String scheme, String of, String value, String name)
      throws XMLStreamException {
    return open(
            "ExternalIdentifier",
            "id",
            next(),
            "objectType",
            TYPES + "ExternalIdentifier",
            "identificationScheme",
            scheme,
            "registryObject",
            of,
            "value",
            value)
        .name(name)
        .close();
  }

  RegistryXml openAssociation(String type, String from, String to) throws XMLStreamException {
    return open(
        "Association",
        "id",
        next(),
        "objectType",
        TYPES + "Association",
        "associationType",
        type,
        "sourceObject",
        from,
        "targetObject",
        to);
  }

  private String next() {
    objects++;
    return entry(number + "|" + objects);
  }
}
