package org.estuaire.lab.cda;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/** Writes the structured body of a CR-BIO: chapters with their acts, then the documents. */
final class BodyWriter {

  private final XmlOut xml;
  private final List<LabOrder> orders;
  private final String domain;
  private boolean empty = true;

  BodyWriter(XmlOut xml, OutgoingReport outgoing) {
    this.xml = xml;
    this.orders = outgoing.report().orders();
    this.domain = outgoing.report().claim().domain();
  }

  void write() throws XMLStreamException {
    xml.open("component").open("structuredBody");
    for (int i = 0; i < orders.size(); i++) {
      for (Map.Entry<Chapter, List<Line>> chapter :
          Lines.of(orders.get(i), i + 1).chapters().entrySet()) {
        chapter(orders.get(i), chapter.getKey(), chapter.getValue());
      }
    }
    documents();
    if (empty) {
      withdrawn();
    }
    xml.close(2);
  }

  private void section(String code, String title, String... templates) throws XMLStreamException {
    empty = false;
    xml.open("component").open("section").templates(templates);
    xml.loinc("code", code, title);
    xml.text("title", title);
  }

  private void chapter(LabOrder order, Chapter chapter, List<Line> lines)
      throws XMLStreamException {
    section(
        chapter.loinc(), chapter.title(), "1.3.6.1.4.1.19376.1.3.3.2.1", "1.2.250.1.213.1.1.2.70");
    new NarrativeWriter(xml).write(order, lines);
    xml.open("entry", "typeCode", "DRIV");
    xml.templates("1.3.6.1.4.1.19376.1.3.1", "1.2.250.1.213.1.1.3.21");
    xml.open("act", "classCode", "ACT", "moodCode", "EVN");
    xml.loinc("code", chapter.loinc(), chapter.title());
    boolean whole = lines.stream().allMatch(Line::isFinal);
    xml.leaf("statusCode", "code", whole ? "completed" : "active");
    specimen(order);
    ObservationWriter observations = new ObservationWriter(xml, domain);
    for (Line line : lines) {
      xml.open("entryRelationship", "typeCode", "COMP");
      if (line.isIsolate()) {
        isolate(line, observations);
      } else {
        observations.write(line);
      }
      xml.close();
    }
    xml.close(4);
  }

  private void specimen(LabOrder order) throws XMLStreamException {
    if (order.collectedAt().isEmpty() && order.receivedAt().isEmpty()) {
      return;
    }
    xml.open("entryRelationship", "typeCode", "COMP");
    xml.open("procedure", "classCode", "PROC", "moodCode", "EVN");
    xml.templates("1.3.6.1.4.1.19376.1.3.1.2", "1.2.250.1.213.1.1.3.77");
    xml.leaf("code", "nullFlavor", "UNK");
    if (order.collectedAt().isPresent()) {
      xml.time("effectiveTime", order.collectedAt().get());
    } else {
      xml.leaf("effectiveTime", "nullFlavor", "UNK");
    }
    if (order.receivedAt().isPresent()) {
      xml.open("entryRelationship", "typeCode", "COMP");
      xml.open("act", "classCode", "ACT", "moodCode", "EVN");
      xml.templates("1.3.6.1.4.1.19376.1.3.1.3", "1.2.250.1.213.1.1.3.107");
      xml.leaf("code", "code", "SPRECEIVE", "codeSystem", "1.3.5.1.4.1.19376.1.5.3.2");
      xml.time("effectiveTime", order.receivedAt().get());
      xml.close(2);
    }
    xml.close(2);
  }

  private void isolate(Line line, ObservationWriter observations) throws XMLStreamException {
    CodeWriter codes = new CodeWriter(xml, domain);
    xml.open("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
    xml.templates("1.3.6.1.4.1.19376.1.3.1.5", "1.2.250.1.213.1.1.3.79");
    if (!line.result().coding().code().equals(BodyReader.ISOLATE)) {
      codes.test(line.result(), "");
    }
    xml.leaf("statusCode", "code", line.actStatus());
    if (line.result().observedAt().isPresent()) {
      xml.time("effectiveTime", line.result().observedAt().get());
    }
    xml.open("specimen", "typeCode", "SPC").open("specimenRole", "classCode", "SPEC");
    if (!line.isolate().isEmpty()) {
      xml.leaf("id", "root", Oids.subIdRoot(domain), "extension", line.isolate());
    }
    xml.open("specimenPlayingEntity", "classCode", "MIC");
    if (line.isNamed()) {
      germ(line, codes);
    }
    xml.close(3);
    for (Line member : line.members()) {
      xml.open("component");
      observations.write(member);
      xml.close();
    }
    xml.close();
  }

  private void germ(Line line, CodeWriter codes) throws XMLStreamException {
    ResultValue value = line.said().value();
    if (value instanceof ResultValue.Coded germ) {
      codes.value("code", germ, "");
    } else {
      String words =
          value instanceof ResultValue.Text text ? text.text() : line.result().original();
      xml.open("code", "nullFlavor", "UNK").text("originalText", words).close();
    }
  }

  private void documents() throws XMLStreamException {
    int rank = 0;
    for (LabOrder order : orders) {
      for (LabResult result : order.results()) {
        boolean withdrawn =
            result.status() == ResultStatus.DELETED || result.status() == ResultStatus.WRONG;
        if (result.value() instanceof ResultValue.Document document && !withdrawn) {
          document(result, document, "DOC" + ++rank);
        }
      }
    }
  }

  private void document(LabResult result, ResultValue.Document document, String id)
      throws XMLStreamException {
    String title = document.title().isEmpty() ? result.coding().label() : document.title();
    section("55108-5", "Document joint", "1.2.250.1.213.1.1.2.243");
    xml.open("text").text("paragraph", title);
    xml.leaf("renderMultiMedia", "referencedObject", id).close();
    xml.open("entry").open("organizer", "classCode", "CLUSTER", "moodCode", "EVN");
    xml.templates("1.2.250.1.213.1.1.3.18");
    xml.loinc("code", "55107-7", "Document attaché");
    xml.leaf("statusCode", "code", "completed").leaf("effectiveTime", "nullFlavor", "NA");
    xml.open("component", "typeCode", "COMP");
    xml.open("observation", "classCode", "OBS", "moodCode", "EVN");
    xml.templates("1.3.6.1.4.1.19376.1.5.3.1.4.13", "1.2.250.1.213.1.1.3.48");
    xml.loinc("code", BodyReader.TYPE_OF_DOCUMENT, "Type de document");
    xml.text("text", document.title());
    xml.leaf("statusCode", "code", "completed").leaf("effectiveTime", "nullFlavor", "NA");
    new CodeWriter(xml, domain).coding("value", "CD", result.coding(), "");
    xml.close(2).open("component");
    xml.open("observationMedia", "classCode", "OBS", "moodCode", "EVN", "ID", id);
    xml.text(
        "value",
        Base64.getEncoder().encodeToString(document.content().bytes()),
        "mediaType",
        document.mediaType(),
        "representation",
        "B64");
    xml.close(6);
  }

  /** Nothing is left: a reader has to see that it is meant so. */
  private void withdrawn() throws XMLStreamException {
    Chapter chapter = Chapter.GENERAL;
    section(
        chapter.loinc(), chapter.title(), "1.3.6.1.4.1.19376.1.3.3.2.1", "1.2.250.1.213.1.1.2.70");
    xml.open("text");
    xml.text("paragraph", "Les résultats de ce compte rendu ont été annulés par le laboratoire.");
    xml.close(3);
  }
}
