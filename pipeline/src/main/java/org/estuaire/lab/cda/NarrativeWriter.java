package org.estuaire.lab.cda;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
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
    xml.open("tr").open("td");
    xml.text("content", label(result), "ID", line.id()).close();
    Said said = line.said();
    xml.text("td", value(result, said));
    xml.text("td", hasUnit(said) ? said.unit() : "");
    xml.text("td", range(said.range()));
    xml.text("td", result.flags());
    xml.text("td", line.previous().stream().map(this::earlier).collect(Collectors.joining(" ; ")));
    xml.close();
    if (!result.comment().isEmpty()) {
      xml.open("tr").text("td", result.comment(), "colspan", "6").close();
    }
  }

  private static String label(LabResult result) {
    String label = result.coding().label();
    return label.isEmpty() ? result.keyCode() : label;
  }

  private String earlier(LabResult earlier) {
    Said said = Said.of(earlier);
    String unit = hasUnit(said) ? said.unit() : "";
    String when = earlier.observedAt().map(xml::shown).orElse("");
    return (value(earlier, said) + " " + unit).strip() + " (" + when + ")";
  }

  private static boolean hasUnit(Said said) {
    return said.value() instanceof ResultValue.Quantity || said.value() instanceof ResultValue.Text;
  }

  /** The value, what the sender wrote beside it, and what its status says. */
  private static String value(LabResult result, Said said) {
    String sent = said.differs() ? " (soit " + said.words() + ")" : "";
    return words(said.value()) + sent + status(result.status());
  }

  private static String status(ResultStatus status) {
    return switch (status) {
      case CORRECTED -> " [résultat corrigé]";
      case PRELIMINARY, PARTIAL, UNVERIFIED -> " [résultat provisoire]";
      case PENDING -> "[en attente]";
      case UNOBTAINABLE -> " [résultat non obtenu]";
      default -> "";
    };
  }

  private static String words(ResultValue value) {
    if (value instanceof ResultValue.Quantity quantity) {
      return number(quantity.comparator(), quantity.number());
    }
    if (value instanceof ResultValue.Ratio ratio) {
      return number("", ratio.numerator()) + "/" + number("", ratio.denominator());
    }
    if (value instanceof ResultValue.Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    return value instanceof ResultValue.Text text ? text.text() : "";
  }

  private static String range(ReferenceRange range) {
    if (range.low().isPresent() && range.high().isPresent()) {
      return number("", range.low().get()) + " à " + number("", range.high().get());
    }
    if (range.low().isPresent()) {
      return number("≥ ", range.low().get());
    }
    return range.high().map(high -> number("≤ ", high)).orElse(range.text());
  }

  private static String number(String comparator, BigDecimal number) {
    String sign = comparator.equals("<=") ? "≤ " : comparator.equals(">=") ? "≥ " : comparator;
    return sign + number.toPlainString().replace('.', ',');
  }
}
