package org.estuaire.lab.fhir;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.ReferenceRange;

/** What is usual: the range that is said to be the normal one, else the first. */
final class Ranges {

  private Ranges() {}

  /**
   * @param unit of the value
   */
  static ReferenceRange of(Element part, String unit, String path, Remarks remarks) {
    List<Element> all = part.all("referenceRange");
    if (all.isEmpty()) {
      return ReferenceRange.NONE;
    }
    Optional<Element> normal = all.stream().filter(Ranges::isNormal).findFirst();
    Element range = normal.orElse(all.get(0));
    if (normal.isEmpty() && all.size() > 1) {
      List<Element> untyped = all.stream().filter(r -> !r.has("type")).toList();
      range = untyped.isEmpty() ? range : untyped.get(0);
      if (untyped.size() != 1) {
        remarks.add(FhirFinding.SEVERAL_RANGES, path + ".referenceRange", "");
      }
    }
    return range(range, unit);
  }

  private static boolean isNormal(Element range) {
    return new CodeableConcept(range.first("type"))
        .codeOf("referencerange-meaning")
        .equals("normal");
  }

  /** What the sender prints, else its bounds as they would be printed. */
  private static String words(Element range, String unit) {
    String text = range.text("text");
    if (!text.isEmpty()) {
      return text;
    }
    String low = range.first("low").text("value");
    String high = range.first("high").text("value");
    String ofHigh = ObservationValue.unit(range.first("high"));
    if (low.isEmpty()) {
      return high.isEmpty() ? "" : ("< " + high + " " + unit).strip();
    }
    if (high.isEmpty()) {
      return ("> " + low + " " + unit).strip();
    }
    return unit.equals(ofHigh) || unit.isEmpty()
        ? (low + " - " + high + " " + unit).strip()
        : low + " " + unit + " - " + high + " " + ofHigh;
  }

  private static ReferenceRange range(Element range, String unit) {
    Element low = range.first("low");
    Element high = range.first("high");
    Optional<BigDecimal> from = ObservationValue.decimal(low.text("value"));
    Optional<BigDecimal> to = ObservationValue.decimal(high.text("value"));
    String ofBounds = ObservationValue.unit(from.isPresent() ? low : high);
    boolean contradiction =
        from.isPresent() && to.isPresent() && !ObservationValue.unit(high).equals(ofBounds);
    if (contradiction) {
      // Bounds in two units: which one is meant can't be told.
      return new ReferenceRange(Optional.empty(), Optional.empty(), words(range, ofBounds));
    }
    String own = ofBounds.equals(unit) ? "" : ofBounds;
    return new ReferenceRange(from, to, words(range, own), own);
  }
}
