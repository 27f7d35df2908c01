package org.estuaire.lab.cda;

import java.math.BigDecimal;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Said;

/** Writes one result as an {@code observation}, with its range, comment and earlier results. */
final class ObservationWriter {

  private final XmlOut xml;
  private final CodeWriter codes;
  private final String subIdRoot;

  ObservationWriter(XmlOut xml, String domain) {
    this.xml = xml;
    this.codes = new CodeWriter(xml, domain);
    this.subIdRoot = Oids.subIdRoot(domain);
  }

  void write(Line line) throws XMLStreamException {
    LabResult result = line.result();
    xml.open("observation", "classCode", "OBS", "moodCode", "EVN");
    xml.templates("1.3.6.1.4.1.19376.1.3.1.6", "1.2.250.1.213.1.1.3.80");
    if (!result.subId().isEmpty()) {
      xml.leaf("id", "root", subIdRoot, "extension", result.subId());
    }
    codes.test(result, line.id());
    xml.leaf("statusCode", "code", line.actStatus());
    time(result);
    value(result, line.said());
    for (String flag : result.flags().split(" ")) {
      if (!flag.isEmpty()) {
        xml.leaf("interpretationCode", "code", flag, "codeSystem", Oids.INTERPRETATION);
      }
    }
    if (!result.method().isEmpty()) {
      xml.open("methodCode").text("originalText", result.method()).close();
    }
    comment(result.comment());
    comment(Line.asSent(line.said()).map(words -> Said.PREFIX + words).orElse(""));
    for (LabResult earlier : line.previous()) {
      previous(earlier);
    }
    range(result, line.said());
    xml.close();
  }

  private void time(LabResult result) throws XMLStreamException {
    if (result.observedAt().isPresent()) {
      xml.time("effectiveTime", result.observedAt().get());
    } else {
      xml.leaf("effectiveTime", "nullFlavor", "UNK");
    }
  }

  private void previous(LabResult earlier) throws XMLStreamException {
    xml.open("entryRelationship", "typeCode", "REFR");
    xml.open("observation", "classCode", "OBS", "moodCode", "EVN");
    codes.test(earlier, "");
    xml.leaf("statusCode", "code", "completed");
    time(earlier);
    value(earlier, Said.of(earlier));
    xml.close(2);
  }

  private void value(LabResult result, Said said) throws XMLStreamException {
    ResultValue value = said.value();
    if (value instanceof ResultValue.Quantity quantity) {
      quantity(result, quantity, said.unit());
    } else if (value instanceof ResultValue.Ratio ratio) {
      xml.open("value", "xsi:type", "RTO");
      number("numerator", "REAL", ratio.numerator(), "");
      number("denominator", "REAL", ratio.denominator(), "");
      xml.close();
    } else if (value instanceof ResultValue.Coded coded) {
      codes.value("value", coded, "CD");
    } else if (value instanceof ResultValue.Text text) {
      xml.text("value", text.text(), "xsi:type", "ST");
    } else {
      xml.leaf("value", "xsi:type", "ST", "nullFlavor", "UNK");
    }
  }

  private void number(String element, String type, BigDecimal number, String unit)
      throws XMLStreamException {
    xml.leaf(element, "xsi:type", type, "value", number.toPlainString(), "unit", unit);
  }

  private void quantity(LabResult result, ResultValue.Quantity quantity, String unit)
      throws XMLStreamException {
    String comparator = quantity.comparator();
    if (!comparator.isEmpty()) {
      xml.open("value", "xsi:type", "IVL_PQ");
      bound(
          comparator.startsWith("<") ? "high" : "low",
          quantity.number(),
          unit,
          comparator.endsWith("=") ? "true" : "false");
      xml.close();
    } else if (unit.isEmpty()) {
      number("value", "REAL", quantity.number(), "");
    } else {
      xml.open("value", "xsi:type", "PQ", "value", quantity.number().toPlainString(), "unit", unit);
      asSent(result, unit);
      xml.close();
    }
  }

  /** The sender's own figure and unit, as the second unit of the same value. */
  private void asSent(LabResult result, String unit) throws XMLStreamException {
    boolean other = !result.unit().isEmpty() && !result.unit().equals(unit);
    if (other && result.value() instanceof ResultValue.Quantity sent) {
      String number = sent.number().toPlainString();
      xml.leaf("translation", "value", number, "code", result.unit());
    }
  }

  private void bound(String element, BigDecimal number, String unit, String inclusive)
      throws XMLStreamException {
    xml.leaf(element, "value", number.toPlainString(), "unit", unit, "inclusive", inclusive);
  }

  private void comment(String words) throws XMLStreamException {
    if (!words.isEmpty()) {
      xml.open("entryRelationship", "typeCode", "SUBJ", "inversionInd", "true");
      xml.open("act", "classCode", "ACT", "moodCode", "EVN");
      xml.templates(
          "2.16.840.1.113883.10.20.1.40",
          "1.3.6.1.4.1.19376.1.5.3.1.4.2",
          "1.2.250.1.213.1.1.3.32");
      xml.loinc("code", "48767-8", "Commentaire");
      xml.text("text", words);
      xml.leaf("statusCode", "code", "completed");
      xml.close(2);
    }
  }

  /** The words of the sender, with their unit where it is another one, and the bounds. */
  private void range(LabResult result, Said said) throws XMLStreamException {
    ReferenceRange range = said.range();
    boolean bounds = range.low().isPresent() || range.high().isPresent();
    if (!bounds && range.text().isEmpty()) {
      return;
    }
    String unit = range.unit().isEmpty() ? said.unit() : range.unit();
    xml.open("referenceRange", "typeCode", "REFV");
    xml.open("observationRange", "classCode", "OBS", "moodCode", "EVN.CRT");
    if (!bounds || said.rangeDiffers(result)) {
      xml.text("text", said.rangeInWords(result));
    }
    if (bounds) {
      xml.open("value", "xsi:type", "IVL_PQ");
      if (range.low().isPresent()) {
        bound("low", range.low().get(), unit, "");
      }
      if (range.high().isPresent()) {
        bound("high", range.high().get(), unit, "");
      }
      xml.close();
    }
    xml.leaf("interpretationCode", "code", "N", "codeSystem", Oids.INTERPRETATION);
    xml.close(2);
  }
}
