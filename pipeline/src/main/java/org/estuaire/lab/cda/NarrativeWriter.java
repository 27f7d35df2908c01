package org.estuaire.lab.cda;

import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.reading.Said;

/** Writes what a person reads: a table per chapter, in French. */
final class NarrativeWriter {

  private static final List<String> COLUMNS =
      List.of(
          "Examen",
          "Résultat",
          "Unité",
          "Valeurs de référence",
          "Interprétation",
          "Résultats antérieurs");

  private final XmlOut xml;

  NarrativeWriter(XmlOut xml) {
    this.xml = xml;
  }

  void write(LabOrder order, List<Line> lines) throws XMLStreamException {
    xml.open("text");
    if (order.collectedAt().isPresent()) {
      String collected = xml.shown(order.collectedAt().get());
      xml.text("paragraph", "Prélèvement du " + collected);
    }
    xml.open("table", "border", "1").open("thead").open("tr");
    for (String column : COLUMNS) {
      xml.text("th", column);
    }
    xml.close(2).open("tbody");
    for (Line line : lines) {
      row(line);
      for (Line member : line.members()) {
        row(member);
      }
    }
    xml.close(3);
  }

  private void row(Line line) throws XMLStreamException {
    LabResult result = line.result();
    Said said = line.said();
    xml.open("tr").open("td");
    xml.text("content", Shown.label(result), "ID", line.id()).close();
    xml.text("td", value(result, said));
    xml.text("td", Shown.unit(said));
    xml.text("td", Shown.range(said.range()));
    xml.text("td", Interpretation.words(result));
    xml.text("td", line.previous().stream().map(this::earlier).collect(Collectors.joining(" ; ")));
    xml.close();
    for (Line.Comment comment : line.comments()) {
      xml.open("tr").open("td", "colspan", "6");
      xml.lines("content", comment.words(), "ID", comment.id());
      xml.close(2);
    }
  }

  private String earlier(LabResult earlier) {
    Said said = Said.of(earlier);
    String when = earlier.observedAt().map(xml::shown).orElse("");
    return (value(earlier, said) + " " + Shown.unit(said)).strip() + " (" + when + ")";
  }

  /** The value, what the sender wrote beside it, and what its status says. */
  private static String value(LabResult result, Said said) {
    String sent = said.differs() ? " (soit " + said.words() + ")" : "";
    String status = Shown.status(result.status());
    return Shown.value(said) + sent + (status.isEmpty() ? "" : " [" + status + "]");
  }
}
