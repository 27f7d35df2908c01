package org.estuaire.lab.hprim.sante;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.NumberReader;
import org.estuaire.lab.reading.Said;

/**
 * What the comments after a result say. OBX has no place for the method, nor for the same value in
 * a second unit; French laboratories print them as « Méthode : … » and « Soit 5,01 mmol/l ».
 */
record Annotations(String method, Optional<Measure> second, String comment) {

  static final String METHOD = "Méthode : ";
  static final String SECOND = "Soit ";

  private static final Pattern SECOND_VALUE =
      Pattern.compile("Soit ([<>=≤≥]{0,2} ?[-+]?[0-9][0-9.,]{0,24}) (\\S{1,40})");

  static Annotations of(List<String> comments) {
    String method = "";
    Optional<Measure> second = Optional.empty();
    List<String> others = new ArrayList<>(comments.size());
    for (String comment : comments) {
      Optional<Measure> measure = second.isEmpty() ? second(comment) : Optional.empty();
      if (measure.isPresent()) {
        second = measure;
      } else if (method.isEmpty() && comment.startsWith(METHOD)) {
        method = comment.substring(METHOD.length()).trim();
      } else {
        others.add(comment);
      }
    }
    return new Annotations(method, second, String.join("\n", others).strip());
  }

  private static Optional<Measure> second(String comment) {
    if (comment.startsWith(Said.PREFIX)) {
      return Said.read(comment);
    }
    Matcher form = SECOND_VALUE.matcher(comment);
    if (!comment.startsWith(SECOND) || !form.matches()) {
      return Optional.empty();
    }
    String value = form.group(1);
    return NumberReader.value(value)
        .filter(ResultValue.Quantity.class::isInstance)
        .map(number -> new Measure(number, value, form.group(2), ReferenceRange.NONE));
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Annotations[…]";
  }
}
