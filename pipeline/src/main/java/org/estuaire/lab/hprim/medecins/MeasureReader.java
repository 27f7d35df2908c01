package org.estuaire.lab.hprim.medecins;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.lab.LabResult.Measure;
import org.estuaire.lab.NumberReader;
import org.estuaire.lab.ReferenceRange;
import org.estuaire.lab.ResultValue;
import org.estuaire.terminology.Dimension;
import org.estuaire.terminology.FrenchUnits;

/**
 * Reads value, unit and bounds out of four fields. Whatever type a sender declares, a number is
 * read as a number, with comparator, decimal comma and highlighting stars; anything else is text.
 */
final class MeasureReader {

  /** Longer is no number with a unit. Also bounds the work of the pattern. */
  private static final int LONGEST = 60;

  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "((?:[<>]=?|=[<>]|[≤≥])?\\s*[+-]?\\d{1,15}(?:[.,]\\d{1,15})?)"
              + "(?:\\s+(\\S.*)|([^\\s\\d.,].*))");

  private MeasureReader() {}

  static Measure first(ResultLine res, String type, Remarks remarks) {
    return read(res, ResultLine.VALUE, type, remarks);
  }

  /** The same in a second unit, where fields 11 to 14 say anything. */
  static Optional<Measure> second(ResultLine res, String type, Remarks remarks) {
    return res.isEmpty(ResultLine.SECOND)
        ? Optional.empty()
        : Optional.of(read(res, ResultLine.SECOND, type, remarks));
  }

  /** A number and a known unit in one text. */
  static Optional<Measure> withUnit(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher parts = WITH_UNIT.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String unit = (parts.group(2) == null ? parts.group(3) : parts.group(2)).strip();
    return isUnit(unit)
        ? NumberReader.value(parts.group(1))
            .map(value -> new Measure(value, text, unit, ReferenceRange.NONE))
        : Optional.empty();
  }

  private static Measure read(ResultLine res, int at, String type, Remarks remarks) {
    String sent = res.raw(at);
    String unit = remarks.bounded(res.raw(at + 1), "RES-" + (at + 1), res.line());
    ReferenceRange range = range(display(res, at + 2), display(res, at + 3));
    String text = display(res, at);
    if (text.isEmpty()) {
      return new Measure(new ResultValue.Absent(), "", unit, range);
    }
    Optional<ResultValue> number = type.equals("C") ? Optional.empty() : NumberReader.value(text);
    if (number.isPresent()) {
      return new Measure(number.get(), sent, unit, range);
    }
    Optional<Measure> glued = type.equals("C") ? Optional.empty() : withUnit(text);
    if (glued.isPresent() && (unit.isEmpty() || unit.equalsIgnoreCase(glued.get().unit()))) {
      remarks.add(res.finding(MedecinsFinding.UNIT_IN_VALUE, at));
      return new Measure(
          glued.get().value(), sent, unit.isEmpty() ? glued.get().unit() : unit, range);
    }
    if (type.equals("N")) {
      remarks.add(res.finding(MedecinsFinding.NOT_A_NUMBER, at));
    }
    return new Measure(new ResultValue.Text(text), sent, unit, range);
  }

  private static String display(ResultLine res, int field) {
    return DisplayText.of(res.raw(field)).strip();
  }

  /** G/L needs an analyte to be sure of; here it only has to be a unit. */
  private static boolean isUnit(String text) {
    return !(FrenchUnits.read(text, Optional.of(Dimension.COUNT))
        instanceof FrenchUnits.Meaning.Unknown);
  }

  /** Two bounds; or both in one of the fields; or one of them only. */
  private static ReferenceRange range(String low, String high) {
    if (low.isEmpty() && high.isEmpty()) {
      return ReferenceRange.NONE;
    }
    Optional<BigDecimal> from = NumberReader.number(low);
    Optional<BigDecimal> to = NumberReader.number(high);
    if (from.isPresent() && to.isPresent()) {
      return new ReferenceRange(from, to, low + " - " + high);
    }
    if (low.isEmpty() || high.isEmpty()) {
      if (from.isPresent() || to.isPresent()) {
        return new ReferenceRange(from, to, from.isPresent() ? ">= " + low : "<= " + high);
      }
      return NumberReader.range(low + high);
    }
    return both(NumberReader.range(low), NumberReader.range(high), low + " - " + high);
  }

  /** Bounds that carry a comparator of their own, or are words. */
  private static ReferenceRange both(ReferenceRange low, ReferenceRange high, String text) {
    return new ReferenceRange(
        low.low().or(() -> NumberReader.number(low.text())),
        high.high().or(() -> NumberReader.number(high.text())),
        text);
  }
}
