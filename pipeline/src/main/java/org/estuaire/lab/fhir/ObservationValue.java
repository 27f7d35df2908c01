package org.estuaire.lab.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;

/**
 * The value of an observation or component ({@code value[x]}) as sent and as meant.
 *
 * @param original what was sent, as text
 */
record ObservationValue(ResultValue value, String original, String unit) {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String YES_OR_NO = "http://terminology.hl7.org/CodeSystem/v2-0136";
  private static final Set<String> COMPARATORS = Set.of("<", "<=", ">", ">=");

  static ObservationValue of(Element part, String path, Remarks remarks) {
    String name = part.choice("value");
    if (name.isEmpty()) {
      String reason = new CodeableConcept(part.first("dataAbsentReason")).words();
      return new ObservationValue(new ResultValue.Absent(), reason, "");
    }
    Element value = part.first(name);
    String at = path + "." + name;
    switch (name) {
      case "valueQuantity":
        return quantity(value, at, remarks);
      case "valueInteger":
      case "valueDecimal":
        return number("", value.value().strip(), "", at, remarks);
      case "valueCodeableConcept":
        return coded(new CodeableConcept(value));
      case "valueBoolean":
        return yesOrNo(value.value());
      case "valueRatio":
        return ratio(value, at, remarks);
      default:
        return text(name, value, path, remarks);
    }
  }

  private static ObservationValue text(String name, Element value, String path, Remarks remarks) {
    switch (name) {
      case "valueString":
      case "valueDateTime":
      case "valueTime":
      case "valueDate":
      case "valueMarkdown":
        return text(value.value());
      case "valueRange":
        return text(between(quantityText(value.first("low")), quantityText(value.first("high"))));
      case "valuePeriod":
        return text(between(value.text("start"), value.text("end")));
      case "valueSampledData":
        return text(value.text("data"));
      default:
        // The name is the sender's own word: it may be anything, and is shown to the sender only.
        remarks.add(FhirFinding.VALUE_TYPE_UNKNOWN, path + ".value[x]", name);
        return new ObservationValue(new ResultValue.Absent(), "", "");
    }
  }

  private static ObservationValue text(String text) {
    return text.isBlank()
        ? new ObservationValue(new ResultValue.Absent(), text, "")
        : new ObservationValue(new ResultValue.Text(text), text, "");
  }

  private static String between(String low, String high) {
    return Stream.of(low, high).filter(t -> !t.isEmpty()).collect(Collectors.joining(" - "));
  }

  private static ObservationValue quantity(Element quantity, String at, Remarks remarks) {
    String unit = unit(quantity, at, remarks);
    String number = quantity.text("value");
    if (number.isEmpty()) {
      return new ObservationValue(new ResultValue.Absent(), "", unit);
    }
    return number(quantity.text("comparator"), number, unit, at, remarks);
  }

  private static ObservationValue number(
      String comparator, String number, String unit, String at, Remarks remarks) {
    String original = comparator + number;
    Optional<BigDecimal> decimal = decimal(number);
    boolean known = comparator.isEmpty() || COMPARATORS.contains(comparator);
    if (decimal.isEmpty() || !known) {
      remarks.add(FhirFinding.NOT_A_NUMBER, at, original);
      return new ObservationValue(new ResultValue.Text(original), original, unit);
    }
    return new ObservationValue(
        new ResultValue.Quantity(comparator, decimal.get()), original, unit);
  }

  /** Both words and code where they contradict each other: nothing may be made of either. */
  private static String unit(Element quantity, String at, Remarks remarks) {
    String unit = unit(quantity);
    String words = quantity.text("unit");
    if (!UnitWords.contradict(words, unit)) {
      return unit;
    }
    String both = words + " (" + unit + ")";
    remarks.add(FhirFinding.UNIT_CONTRADICTED, at + ".unit", both, words, unit);
    return both;
  }

  /** The unit of a quantity: its UCUM code, else the words. */
  static String unit(Element quantity) {
    boolean ucum = quantity.text("system").equals(UCUM) && !quantity.text("code").isEmpty();
    String words = quantity.text("unit");
    return ucum || words.isEmpty() ? quantity.text("code") : words;
  }

  /** Empty when the text is no number that a laboratory could mean. */
  static Optional<BigDecimal> decimal(String text) {
    return text.isEmpty() ? Optional.empty() : NumberReader.number(text);
  }

  private static String quantityText(Element quantity) {
    return (quantity.text("comparator") + quantity.text("value") + " " + unit(quantity)).strip();
  }

  private static ObservationValue coded(CodeableConcept concept) {
    String words = concept.words();
    if (concept.code().isEmpty()) {
      return text(words);
    }
    ResultValue value = new ResultValue.Coded(concept.code(), concept.system(), words);
    return new ObservationValue(value, words.isEmpty() ? concept.code() : words, "");
  }

  private static ObservationValue yesOrNo(String value) {
    boolean yes = value.equals("true");
    String label = yes ? "Oui" : "Non";
    return new ObservationValue(
        new ResultValue.Coded(yes ? "Y" : "N", YES_OR_NO, label), value, "");
  }

  /** A titre when both parts are plain numbers; a quantity when there is nothing to divide by. */
  private static ObservationValue ratio(Element ratio, String at, Remarks remarks) {
    Element numerator = ratio.first("numerator");
    Element denominator = ratio.first("denominator");
    if (denominator.text("value").isEmpty()) {
      return quantity(numerator, at + ".numerator", remarks);
    }
    Optional<BigDecimal> above = decimal(numerator.text("value"));
    Optional<BigDecimal> below = decimal(denominator.text("value"));
    boolean plain = isPlain(numerator) && isPlain(denominator);
    String original = quantityText(numerator) + ":" + quantityText(denominator);
    if (plain && above.isPresent() && below.isPresent()) {
      return new ObservationValue(new ResultValue.Ratio(above.get(), below.get()), original, "");
    }
    return text(original);
  }

  private static boolean isPlain(Element quantity) {
    String unit = unit(quantity);
    return quantity.text("comparator").isEmpty() && (unit.isEmpty() || unit.equals("1"));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "ObservationValue[…]";
  }
}
