package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;

/** Writes the structured body of a CR-BIO: chapters with their acts, then the documents. */
final class BodyWriter {

  /** LOINC: the copy of a document. */
  static final String COPY = "55108-5";

  private final XmlOut xml;
  private final List<LabOrder> orders;
  private final String domain;
  private final String number;
  private boolean empty = true;

  BodyWriter(XmlOut xml, OutgoingReport outgoing) {
    this.xml = xml;
    this.orders = outgoing.report().orders();
    this.domain = outgoing.report().claim().domain();
    this.number = outgoing.number();
  }

  /**
   * @param copy the report as PDF; empty to leave it out
   */
  void write(Optional<byte[]> copy) throws XMLStreamException {
    xml.open("component").open("structuredBody");
    for (int i = 0; i < orders.size(); i++) {
      for (Map.Entry<Chapter, List<Line>> chapter :
          Lines.of(orders.get(i), i + 1).chapters().entrySet()) {
        chapter(orders.get(i), chapter.getKey(), chapter.getValue());
      }
    }
    List<AttachedDocument> joined = joined();
    if (empty) {
      withoutResults(!joined.isEmpty());
    }
    List<AttachedDocument> documents = new ArrayList<>();
    copy.ifPresent(pdf -> documents.add(AttachedDocument.copy(pdf, number)));
    documents.addAll(joined);
    documents(documents);
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
    open(chapter);
    new NarrativeWriter(xml).write(order, lines);
    act(chapter);
    boolean whole = lines.stream().allMatch(Line::isFinal);
    xml.leaf("statusCode", "code", whole ? "completed" : "active");
    if (order.collectedAt().isPresent() || order.receivedAt().isPresent()) {
      specimen(order, lines);
    }
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

  private void open(Chapter chapter) throws XMLStreamException {
    section(
        chapter.loinc(), chapter.title(), "1.3.6.1.4.1.19376.1.3.3.2.1", "1.2.250.1.213.1.1.2.70");
  }

  private void act(Chapter chapter) throws XMLStreamException {
    xml.open("entry", "typeCode", "DRIV");
    xml.templates("1.3.6.1.4.1.19376.1.3.1", "1.2.250.1.213.1.1.3.21");
    xml.open("act", "classCode", "ACT", "moodCode", "EVN");
    xml.loinc("code", chapter.loinc(), chapter.title());
  }

  private void specimen(LabOrder order, List<Line> lines) throws XMLStreamException {
    xml.open("entryRelationship", "typeCode", "COMP");
    xml.open("procedure", "classCode", "PROC", "moodCode", "EVN");
    xml.templates("1.3.6.1.4.1.19376.1.3.1.2", "1.2.250.1.213.1.1.3.77");
    xml.leaf("code", "nullFlavor", "UNK");
    if (order.collectedAt().isPresent()) {
      xml.time("effectiveTime", order.collectedAt().get());
    } else {
      xml.leaf("effectiveTime", "nullFlavor", "UNK");
    }
    xml.open("participant", "typeCode", "PRD").open("participantRole", "classCode", "SPEC");
    xml.leaf("id", "root", Oids.root(domain), "extension", order.number());
    xml.open("playingEntity");
    new SpecimenKind(xml).write(lines);
    xml.close(3);
    if (order.receivedAt().isPresent()) {
      xml.open("entryRelationship", "typeCode", "COMP");
      xml.open("act", "classCode", "ACT", "moodCode", "EVN");
      xml.templates("1.3.6.1.4.1.19376.1.3.1.3", "1.2.250.1.213.1.1.3.107");
      xml.leaf(
          "code",
          "code",
          "SPRECEIVE",
          "displayName",
          "Échantillon reçu",
          "codeSystem",
          "1.3.5.1.4.1.19376.1.5.3.2");
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
    xml.leaf("statusCode", "code", line.isFinal() ? line.actStatus() : "active");
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
      codes.germ(germ);
    } else {
      String words =
          value instanceof ResultValue.Text text ? text.text() : line.result().original();
      xml.open("code", "nullFlavor", "UNK").text("originalText", words).close();
    }
  }

  /** What the laboratory has joined. */
  private List<AttachedDocument> joined() {
    List<AttachedDocument> documents = new ArrayList<>();
    for (LabOrder order : orders) {
      for (LabResult result : order.results()) {
        boolean withdrawn =
            result.status() == ResultStatus.DELETED || result.status() == ResultStatus.WRONG;
        if (result.value() instanceof ResultValue.Document document && !withdrawn) {
          String id = "DOC" + (documents.size() + 1);
          documents.add(AttachedDocument.joined(result, document, id, number, domain));
        }
      }
    }
    return documents;
  }

  private void documents(List<AttachedDocument> documents) throws XMLStreamException {
    if (documents.isEmpty()) {
      return;
    }
    section(COPY, "Copie du document", "1.2.250.1.213.1.1.2.243");
    xml.open("text");
    for (AttachedDocument document : documents) {
      xml.open("paragraph").text("content", document.title(), "ID", document.titleId()).close();
      xml.leaf("renderMultiMedia", "referencedObject", document.id());
    }
    xml.close();
    for (AttachedDocument document : documents) {
      document.write(xml, new CodeWriter(xml, domain));
    }
    xml.close(2);
  }

  /** No figure: a reader has to see that it is meant so, and the norm wants a chapter. */
  private void withoutResults(boolean withDocument) throws XMLStreamException {
    open(Chapter.GENERAL);
    xml.open("text");
    xml.text(
        "paragraph",
        withDocument
            ? "Les résultats de ce compte rendu sont dans le document joint."
            : "Les résultats de ce compte rendu ont été annulés par le laboratoire.");
    xml.close();
    act(Chapter.GENERAL);
    xml.leaf("statusCode", "code", withDocument ? "completed" : "aborted");
    specimen(orders.get(0), List.of());
    xml.close(4);
  }
}
