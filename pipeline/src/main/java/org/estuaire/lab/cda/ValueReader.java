package org.estuaire.lab.cda;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Absent;
import org.estuaire.lab.model.ResultValue.Coded;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Ratio;
import org.estuaire.lab.model.ResultValue.Text;

/** Reads {@code observation/value} by its type (HL7 v3 data types), as meant and as sent. */
final class ValueReader {

  private final CodeReader codes;
  private final Narrative narrative;
  private final Attachments attachments;
  private final Remarks remarks;

  ValueReader(CodeReader codes, Narrative narrative, Attachments attachments, Remarks remarks) {
    this.codes = codes;
    this.narrative = narrative;
    this.attachments = attachments;
    this.remarks = remarks;
  }

  Measure read(Element observation, ReferenceRange range, String place) {
    List<Element> values = observation.all("value");
    if (values.isEmpty()) {
      return new Measure(new Absent(), "", "", range);
    }
    if (values.size() > 1) {
      return joined(values, range, place);
    }
    Element element = values.get(0);
    ResultValue value = value(element, place);
    return new Measure(value, original(element, value), unit(element, place), range);
  }

  private Measure joined(List<Element> values, ReferenceRange range, String place) {
    remarks.add(CdaFinding.SEVERAL_VALUES, values.get(1), place, "");
    String all =
        values.stream()
            .map(element -> printed(element, value(element, place)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("\n"));
    return new Measure(new Text(all), all, "", range);
  }

  private String printed(Element element, ResultValue value) {
    String unit = element.attribute("unit");
    return (original(element, value) + " " + unit).strip();
  }

  private ResultValue value(Element value, String place) {
    if (!value.attribute("nullFlavor").isEmpty() && value.isEmpty()) {
      return new Absent();
    }
    switch (value.type()) {
      case "PQ":
      case "REAL":
      case "INT":
      case "MO":
        return number(value, place);
      case "IVL_PQ":
      case "IVL_REAL":
      case "IVL_INT":
        return interval(value);
      case "CD":
      case "CE":
      case "CV":
      case "CO":
      case "CS":
        return codes.value(value, place);
      case "BL":
        return truth(value);
      case "RTO":
      case "RTO_PQ_PQ":
      case "RTO_INT_INT":
        return ratio(value, place);
      case "ED":
        return attachments.value(value, place).orElseGet(() -> text(value, place));
      case "ST":
      case "SC":
      case "TS":
      case "IVL_TS":
        return text(value, place);
      default:
        remarks.add(CdaFinding.VALUE_TYPE_UNKNOWN, value, place, value.type());
        return text(value, place);
    }
  }

  private ResultValue number(Element value, String place) {
    String text = Numbers.figure(value);
    Optional<BigDecimal> number = Numbers.of(text);
    if (number.isPresent()) {
      return new Quantity("", number.get());
    }
    return text.isEmpty() ? text(value, place) : notANumber(value, text, place);
  }

  private ResultValue notANumber(Element value, String text, String place) {
    remarks.add(CdaFinding.NOT_A_NUMBER, value, place, text);
    return new Text(text);
  }

  private static ResultValue interval(Element value) {
    Numbers.Interval interval = Numbers.Interval.of(value);
    Optional<Quantity> compared = interval.compared().filter(quantity -> !interval.hasTwoUnits());
    if (compared.isPresent()) {
      return compared.get();
    }
    return interval.words().isEmpty() ? new Absent() : new Text(interval.words());
  }

  private static ResultValue truth(Element value) {
    switch (value.attribute("value")) {
      case "true":
        return new Coded("true", "", "Oui");
      case "false":
        return new Coded("false", "", "Non");
      default:
        return new Absent();
    }
  }

  /** A titre: 1 to 160. */
  private ResultValue ratio(Element value, String place) {
    String above = value.first("numerator").attribute("value");
    String below = value.first("denominator").attribute("value");
    Optional<BigDecimal> denominator = Numbers.of(below).filter(n -> n.signum() != 0);
    if (Numbers.of(above).isPresent() && denominator.isPresent()) {
      return new Ratio(Numbers.of(above).get(), denominator.get());
    }
    return above.isEmpty() && below.isEmpty()
        ? new Absent()
        : notANumber(value, above + ":" + below, place);
  }

  private ResultValue text(Element value, String place) {
    String words = value.attribute("value");
    words = words.isEmpty() ? narrative.words(value) : words;
    words = words.isEmpty() ? narrative.words(value.first("originalText")) : words;
    if (words.isEmpty() && narrative.isBroken(value)) {
      remarks.add(CdaFinding.REFERENCE_BROKEN, value, place, "");
    }
    return words.isEmpty() ? new Absent() : new Text(words);
  }

  /** The value as it stands in the document. */
  private static String original(Element element, ResultValue value) {
    if (value instanceof Quantity quantity) {
      String sent = Numbers.figure(element);
      return sent.isEmpty() ? quantity.comparator() + sentBound(element) : sent;
    }
    if (value instanceof Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    if (value instanceof Ratio) {
      return element.first("numerator").attribute("value")
          + ":"
          + element.first("denominator").attribute("value");
    }
    if (value instanceof Text text) {
      return text.text();
    }
    return value instanceof Absent ? element.attribute("nullFlavor") : "";
  }

  private static String sentBound(Element element) {
    String high = Numbers.figure(element.first("high"));
    return high.isEmpty() ? Numbers.figure(element.first("low")) : high;
  }

  private String unit(Element value, String place) {
    String unit = Numbers.unit(value);
    unit = unit.isEmpty() ? Numbers.Interval.of(value).unit() : unit;
    return remarks.bounded(value, place, unit);
  }

  /** The same value in a second unit, where the first one is a quantity. */
  Optional<Measure> second(Element observation, ReferenceRange range, String place) {
    if (Numbers.isInWords(observation.first("value"))) {
      return Optional.empty();
    }
    Element translation = observation.first("value", "translation");
    String unit = translation.attribute("code");
    Optional<BigDecimal> number = Numbers.of(translation.attribute("value"));
    if (!observation.first("value").type().equals("PQ") || number.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Measure(
            new Quantity("", number.get()),
            translation.attribute("value"),
            remarks.bounded(translation, place, unit),
            range));
  }
}
