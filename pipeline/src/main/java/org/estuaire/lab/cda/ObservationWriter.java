package org.estuaire.lab.cda;

import java.math.BigDecimal;
import java.util.Optional;
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
    // CI-SIS knows results that are finished, and no other.
    if (line.isFinal()) {
      xml.templates("1.3.6.1.4.1.19376.1.3.1.6", "1.2.250.1.213.1.1.3.80");
    }
    if (!result.subId().isEmpty()) {
      xml.leaf("id", "root", subIdRoot, "extension", result.subId());
    }
    codes.test(result, line.id());
    xml.leaf("statusCode", "code", line.actStatus());
    time(result);
    value(result, line.said());
    for (String flag : Interpretation.flags(result)) {
      interpretation(flag);
    }
    if (!result.method().isEmpty()) {
      xml.open("methodCode").text("originalText", result.method()).close();
    }
    for (Line.Comment comment : line.comments()) {
      comment(comment);
    }
    for (LabResult earlier : line.previous()) {
      previous(earlier);
    }
    range(result, line.said());
    xml.close();
  }

  private void interpretation(String flag) throws XMLStreamException {
    Optional<String> name = Interpretation.name(flag);
    if (name.isPresent()) {
      xml.leaf(
          "interpretationCode",
          "code",
          flag,
          "displayName",
          name.get(),
          "codeSystem",
          Oids.INTERPRETATION);
    }
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
      quantity(result, quantity, said);
    } else if (value instanceof ResultValue.Ratio ratio) {
      xml.open("value", "xsi:type", "RTO");
      number("numerator", ratio.numerator());
      number("denominator", ratio.denominator());
      xml.close();
    } else if (value instanceof ResultValue.Coded coded) {
      codes.value("value", coded, "CD");
    } else if (value instanceof ResultValue.Text text) {
      xml.text("value", text.text(), "xsi:type", "ST");
    } else {
      xml.leaf("value", "xsi:type", "ST", "nullFlavor", "UNK");
    }
  }

  private void number(String element, BigDecimal number) throws XMLStreamException {
    xml.leaf(element, "xsi:type", "REAL", "value", number.toPlainString());
  }

  private void quantity(LabResult result, ResultValue.Quantity quantity, Said said)
      throws XMLStreamException {
    String comparator = quantity.comparator();
    Unit unit = new Unit(said.unit(), said.isUcum());
    if (!comparator.isEmpty()) {
      xml.open("value", "xsi:type", "IVL_PQ");
      amount(
          comparator.startsWith("<") ? "high" : "low",
          quantity.number(),
          unit,
          "inclusive",
          comparator.endsWith("=") ? "true" : "false");
      xml.close(2);
    } else if (unit.code().isEmpty()) {
      number("value", quantity.number());
    } else {
      amount("value", quantity.number(), unit, "xsi:type", "PQ");
      asSent(result, unit);
      xml.close();
    }
  }

  /**
   * A unit.
   *
   * @param isUcum otherwise it is in the sender's words, which no attribute {@code unit} may hold
   */
  private record Unit(String code, boolean isUcum) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Unit[…]";
    }
  }

  /** Opens an element with a number: one in a unit that UCUM does not know is a translation. */
  private void amount(String element, BigDecimal number, Unit unit, String... attributes)
      throws XMLStreamException {
    xml.open(element, attributes);
    if (unit.isUcum() || unit.code().isEmpty()) {
      xml.attributes("value", number.toPlainString(), "unit", unit.code());
    } else {
      xml.attributes("nullFlavor", "OTH").open("translation", "value", number.toPlainString());
      xml.text("originalText", unit.code()).close();
    }
  }

  /** The sender's own figure and unit, as the second unit of the same value. */
  private void asSent(LabResult result, Unit unit) throws XMLStreamException {
    boolean other = !result.unit().isEmpty() && !result.unit().equals(unit.code());
    if (other && result.value() instanceof ResultValue.Quantity sent) {
      String number = sent.number().toPlainString();
      xml.leaf("translation", "value", number, "code", result.unit());
    }
  }

  private void comment(Line.Comment comment) throws XMLStreamException {
    xml.open("entryRelationship", "typeCode", "SUBJ", "inversionInd", "true");
    xml.open("act", "classCode", "ACT", "moodCode", "EVN");
    xml.templates(
        "2.16.840.1.113883.10.20.1.40", "1.3.6.1.4.1.19376.1.5.3.1.4.2", "1.2.250.1.213.1.1.3.32");
    xml.loinc("code", "48767-8", "Commentaire");
    xml.open("text").leaf("reference", "value", "#" + comment.id()).close();
    xml.leaf("statusCode", "code", "completed");
    xml.close(2);
  }

  /** The words of the sender, with their unit where it is another one, and the bounds. */
  private void range(LabResult result, Said said) throws XMLStreamException {
    ReferenceRange range = said.range();
    boolean bounds = range.low().isPresent() || range.high().isPresent();
    if (!bounds && range.text().isEmpty()) {
      return;
    }
    Unit unit = unit(said);
    xml.open("referenceRange", "typeCode", "REFV");
    xml.open("observationRange", "classCode", "OBS", "moodCode", "EVN.CRT");
    boolean unnamed = !unit.isUcum() && !unit.code().isEmpty();
    if (!bounds || unnamed || said.rangeDiffers(result)) {
      optional("text", said.rangeInWords(result));
    }
    if (bounds) {
      xml.open("value", "xsi:type", "IVL_PQ");
      if (range.low().isPresent()) {
        amount("low", range.low().get(), unit);
        xml.close();
      }
      if (range.high().isPresent()) {
        amount("high", range.high().get(), unit);
        xml.close();
      }
      xml.close();
    }
    interpretation("N");
    xml.close(2);
  }

  private void optional(String element, String words) throws XMLStreamException {
    if (!words.isEmpty()) {
      xml.text(element, words);
    }
  }

  /** That of the bounds: another one than that of the value is in the sender's words. */
  private static Unit unit(Said said) {
    String own = said.range().unit();
    return own.isEmpty() || own.equals(said.unit())
        ? new Unit(said.unit(), said.isUcum())
        : new Unit(own, false);
  }
}
