package org.estuaire.lab.cda;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.ReferenceRange;

/** Reads {@code observation/referenceRange}: bounds with units of their own, or words. */
final class RangeReader {

  private static final String PLACE = "/referenceRange";

  private final Narrative narrative;
  private final Remarks remarks;

  RangeReader(Narrative narrative, Remarks remarks) {
    this.narrative = narrative;
    this.remarks = remarks;
  }

  /** What is usual; the unit of the bounds is named where it is not that of the value. */
  ReferenceRange read(Element observation, String place) {
    Element range = usual(observation, place);
    Element value = range.first("value");
    Numbers.Interval interval = Numbers.Interval.of(value);
    String words = narrative.words(range.first("text"));
    String text = words.isEmpty() ? printed(value, interval) : words;
    if (interval.hasTwoUnits()) {
      remarks.add(CdaFinding.RANGE_UNITS, value, place + PLACE, text);
      return new ReferenceRange(Optional.empty(), Optional.empty(), text);
    }
    String own = remarks.bounded(value, place + PLACE, interval.unit());
    String ofValue = unitOfValue(observation.first("value"));
    return own.equals(ofValue)
        ? new ReferenceRange(interval.lowest(), interval.highest(), text)
        : new ReferenceRange(
            interval.lowest(), interval.highest(), (text + " " + own).strip(), own);
  }

  /** The same bounds in a second unit, as the translations of the bounds tell them. */
  ReferenceRange second(Element observation) {
    Element value = observation.first("referenceRange", "observationRange", "value");
    if (Numbers.isInWords(value.first("low")) || Numbers.isInWords(value.first("high"))) {
      return ReferenceRange.NONE;
    }
    Element low = value.first("low", "translation");
    Element high = value.first("high", "translation");
    Numbers.Interval interval = new Numbers.Interval(low, high);
    return low.isPresent() || high.isPresent()
        ? new ReferenceRange(interval.lowest(), interval.highest(), interval.words())
        : ReferenceRange.NONE;
  }

  /** CI-SIS allows one; of several, the one of normality. */
  private Element usual(Element observation, String place) {
    List<Element> all = observation.all("referenceRange");
    if (all.size() > 1) {
      remarks.add(CdaFinding.SEVERAL_RANGES, all.get(1), place + PLACE, "");
    }
    for (Element range : all) {
      Element inside = range.first("observationRange");
      if (inside.first("interpretationCode").attribute("code").equals("N")) {
        return inside;
      }
    }
    return observation.first("referenceRange", "observationRange");
  }

  private static String unitOfValue(Element value) {
    String unit = Numbers.unit(value);
    return unit.isEmpty() ? Numbers.Interval.of(value).unit() : unit;
  }

  private static String printed(Element value, Numbers.Interval interval) {
    return interval.words().isEmpty() ? value.text() : interval.words();
  }
}
