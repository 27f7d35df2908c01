package org.estuaire.bench;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamWriter2;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ReportWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundles that are sent, in the XML form of FHIR R4 (2.6.1), which senders may choose and
 * Estuaire does not write: an object is an element, a value the attribute {@code value}, a resource
 * an element of its type.
 */
final class FhirInXml implements ReportWriter {

  private static final String TYPE = "resourceType";
  private static final String URL = "url";
  private static final WstxOutputFactory WRITERS = new WstxOutputFactory();

  private final FhirReportWriter json = new FhirReportWriter();

  @Override
  public String code() {
    return json.code();
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public void write(OutgoingReport report, OutputStream out) throws IOException {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    json.write(report, bundle);
    try {
      XMLStreamWriter2 xml = (XMLStreamWriter2) WRITERS.createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      resource(xml, JsonMapper.shared().readTree(bundle.toByteArray()), true);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("the bundle could not be written", e);
    }
  }

  private static void resource(XMLStreamWriter2 xml, JsonNode resource, boolean root)
      throws XMLStreamException {
    xml.writeStartElement(resource.get(TYPE).asString());
    if (root) {
      xml.writeDefaultNamespace("http://hl7.org/fhir");
    }
    members(xml, resource, TYPE);
    xml.writeEndElement();
  }

  /**
   * @param told already, otherwise than as an element
   */
  private static void members(XMLStreamWriter2 xml, JsonNode object, String told)
      throws XMLStreamException {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue().isArray()) {
        for (JsonNode each : member.getValue()) {
          member(xml, member.getKey(), each);
        }
      } else if (!member.getKey().equals(told)) {
        member(xml, member.getKey(), member.getValue());
      }
    }
  }

  private static void member(XMLStreamWriter2 xml, String name, JsonNode value)
      throws XMLStreamException {
    if (name.equals("div")) {
      xml.writeRaw(value.asString());
      return;
    }
    xml.writeStartElement(name);
    if (!value.isObject()) {
      xml.writeAttribute("value", value.asString());
    } else if (value.has(TYPE)) {
      resource(xml, value, false);
    } else if (name.equals("extension")) {
      xml.writeAttribute(URL, value.get(URL).asString());
      members(xml, value, URL);
    } else {
      members(xml, value, "");
    }
    xml.writeEndElement();
  }
}
