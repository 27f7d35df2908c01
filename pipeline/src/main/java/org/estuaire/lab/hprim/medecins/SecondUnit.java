package org.estuaire.lab.hprim.medecins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.reading.MeasuredText;

/** Finds the second unit of a result where a comment carries it: "soit 5,05 mmol/l". */
final class SecondUnit {

  private static final Pattern THAT_IS =
      Pattern.compile("\\s*soit\\s*:?\\s*(.{1,60})", Pattern.CASE_INSENSITIVE);

  private SecondUnit() {}

  /**
   * What a comment tells.
   *
   * @param rest the comment without the line that was understood
   */
  record Told(Optional<Measure> measure, String rest) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Told[…]";
    }
  }

  /** Only a line that is nothing but a value and a known unit is understood. */
  static Told in(String comment) {
    if (comment.isEmpty()) {
      return new Told(Optional.empty(), comment);
    }
    List<String> lines = new ArrayList<>(comment.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = THAT_IS.matcher(lines.get(i));
      Optional<Measure> measure =
          line.matches() ? MeasuredText.read(line.group(1).strip()) : Optional.empty();
      if (measure.isPresent()) {
        lines.remove(i);
        return new Told(measure, String.join("\n", lines).strip());
      }
    }
    return new Told(Optional.empty(), comment);
  }
}
