package org.estuaire.lab.rules;

import java.util.Optional;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Text;
import org.estuaire.lab.reading.MeasuredText;
import org.estuaire.lab.reading.NumberReader;

/**
 * The number that a result says, with its unit.
 *
 * @param unit as sent, beside the number or in one text with it
 * @param asText it stands in a string: a number only where something proves it
 */
record Measured(Quantity quantity, String unit, boolean asText) {

  /** Empty where the value is no number and doesn't read as one. */
  static Optional<Measured> of(LabResult result) {
    if (result.value() instanceof Quantity quantity) {
      return Optional.of(new Measured(quantity, result.unit(), false));
    }
    return result.value() instanceof Text text
        ? inText(text.text(), result.unit())
        : Optional.empty();
  }

  private static Optional<Measured> inText(String text, String unit) {
    Optional<ResultValue> alone = NumberReader.value(text);
    if (alone.isPresent()) {
      return alone
          .filter(Quantity.class::isInstance)
          .map(number -> new Measured((Quantity) number, unit, true));
    }
    return MeasuredText.read(text)
        .filter(glued -> unit.isBlank() || unit.equalsIgnoreCase(glued.unit()))
        .map(glued -> measured(glued, unit));
  }

  private static Measured measured(Measure glued, String unit) {
    return new Measured((Quantity) glued.value(), unit.isBlank() ? glued.unit() : unit, true);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Measured[…]";
  }
}
