package org.estuaire.lab.reading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.terminology.Dimension;
import org.estuaire.terminology.FrenchUnits;

/** A number and its unit in one text: {@code < 0,12 mg/l}, {@code 10E5 UFC/mL}, {@code 5%}. */
public final class MeasuredText {

  /** Longer is no number with a unit. Also bounds the work. */
  private static final int LONGEST = 60;

  private static final Pattern GLUED =
      Pattern.compile(
          "((?:[<>]=?|=[<>]|[≤≥])?\\s*[+-]?\\d{1,15}(?:[.,]\\d{1,15})?)([^\\s\\d.,].*)");

  private MeasuredText() {}

  /** Empty unless the whole text is a number and a unit that is known. */
  public static Optional<Measure> read(String text) {
    String bare = text.strip();
    if (bare.length() > LONGEST) {
      return Optional.empty();
    }
    for (int at = bare.indexOf(' '); at >= 0; at = bare.indexOf(' ', at + 1)) {
      Optional<Measure> measure = measure(bare.substring(0, at), bare.substring(at + 1), text);
      if (measure.isPresent()) {
        return measure;
      }
    }
    Matcher glued = GLUED.matcher(bare);
    return glued.matches() ? measure(glued.group(1), glued.group(2), text) : Optional.empty();
  }

  private static Optional<Measure> measure(String number, String unit, String text) {
    return isUnit(unit)
        ? NumberReader.value(number)
            .filter(ResultValue.Quantity.class::isInstance)
            .map(value -> new Measure(value, text, unit.strip(), ReferenceRange.NONE))
        : Optional.empty();
  }

  /** G/L needs an analyte to be sure of; here it only has to be a unit. */
  public static boolean isUnit(String text) {
    return !text.isBlank()
        && !(FrenchUnits.read(text, Optional.of(Dimension.COUNT))
            instanceof FrenchUnits.Meaning.Unknown);
  }
}
