package org.estuaire.lab.hprim.medecins;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.MeasuredText;
import org.estuaire.lab.reading.NumberReader;

/**
 * Reads value, unit and bounds out of four fields. A value of type N is a number, with comparator,
 * decimal comma and highlighting stars; one of any other type only with its unit in the same text.
 * Anything else is text: type A holds codes, identifiers and genotypes as well as figures, and
 * whether a unit beside it proves a number is for the rules of the lane.
 */
final class MeasureReader {

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

  private static Measure read(ResultLine res, int at, String type, Remarks remarks) {
    String unit = remarks.bounded(res, at + 1, res.raw(at + 1));
    ReferenceRange range = range(display(res, at + 2), display(res, at + 3));
    String text = display(res, at);
    if (text.isEmpty()) {
      return new Measure(new ResultValue.Absent(), "", unit, range);
    }
    boolean numeric = type.equals("N") || at == ResultLine.SECOND && MeasuredText.isUnit(unit);
    Optional<ResultValue> number = numeric ? NumberReader.value(text) : Optional.empty();
    if (number.isPresent()) {
      return new Measure(number.get(), text, unit, range);
    }
    Optional<Measure> glued = type.equals("C") ? Optional.empty() : MeasuredText.read(text);
    if (glued.isPresent() && (unit.isEmpty() || unit.equalsIgnoreCase(glued.get().unit()))) {
      remarks.add(MedecinsFinding.UNIT_IN_VALUE, res, at, res.raw(at));
      return new Measure(
          glued.get().value(), text, unit.isEmpty() ? glued.get().unit() : unit, range);
    }
    if (type.equals("N")) {
      remarks.add(MedecinsFinding.NOT_A_NUMBER, res, at, res.raw(at));
    }
    return new Measure(new ResultValue.Text(text), text, unit, range);
  }

  private static String display(ResultLine res, int field) {
    return DisplayText.of(res.raw(field)).strip();
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
