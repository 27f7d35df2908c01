package org.estuaire.lab.rules;

import static org.estuaire.lab.model.ResultField.CODE;
import static org.estuaire.lab.model.ResultField.RANGE;
import static org.estuaire.lab.model.ResultField.UNIT;
import static org.estuaire.lab.model.ResultField.VALUE;

import java.util.Optional;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.ResultValue.Quantity;
import org.estuaire.lab.model.ResultValue.Ratio;
import org.estuaire.lab.model.ResultValue.Text;
import org.estuaire.lab.model.Spot;
import org.estuaire.lab.reading.MeasuredText;
import org.estuaire.lab.reading.NumberReader;
import org.estuaire.lab.reading.PowerOfTen;
import org.estuaire.lab.rules.SecondUnitCheck.Figure;
import org.estuaire.lab.rules.UnitDecision.AsSent;
import org.estuaire.lab.rules.UnitDecision.Converted;
import org.estuaire.lab.rules.UnitDecision.Refused;
import org.estuaire.terminology.Conversions.Conversion;
import org.estuaire.terminology.LocalCodes;
import org.estuaire.terminology.LoincCode;

/** Makes one result comparable. */
public final class ResultNormaliser {

  private static final String LOINC_SYSTEM = "LN";

  private final LocalCodes localCodes;
  private final UnitDecisions units;

  public ResultNormaliser(LocalCodes localCodes, UnitDecisions units) {
    this.localCodes = localCodes;
    this.units = units;
  }

  public LabResult normalise(LabResult result, Findings findings) {
    String loinc = loinc(result, findings);
    warnOfRange(result, findings);
    return result.withNormalised(
        result.status().carriesValue() ? valued(result, loinc, findings) : asSent(result, loinc));
  }

  private Normalised valued(LabResult result, String loinc, Findings findings) {
    Optional<Measured> measured = Measured.of(result);
    if (measured.isEmpty()) {
      return asSent(result, loinc);
    }
    Normalised number = quantity(result, measured.get(), loinc, findings);
    if (measured.get().asText() && !isProved(result, number)) {
      return asSent(result, loinc);
    }
    if (PowerOfTen.isWrittenWithE(result.original())) {
      findings.add(LabFinding.POWER_WITH_E, Spot.of(result, VALUE), result.original());
    }
    return number;
  }

  /** Whether a string is a number: its unit is known, or what its code measures needs none. */
  private static boolean isProved(LabResult result, Normalised number) {
    return !number.ucum().isEmpty()
        || number.loinc().isEmpty() && MeasuredText.isUnit(result.unit());
  }

  /** A titre in a string is one; whoever is given it reads the string. */
  private static Normalised asSent(LabResult result, String loinc) {
    Optional<ResultValue> titre =
        result.value() instanceof Text text
            ? NumberReader.value(text.text()).filter(Ratio.class::isInstance)
            : Optional.empty();
    return new Normalised(loinc, "", titre.orElse(result.value()), unconverted(result));
  }

  /** The LOINC code: the sender's own, its second coding, by the table of local codes, by form. */
  private String loinc(LabResult result, Findings findings) {
    Optional<String> sent = sentLoinc(result);
    if (sent.isPresent() && LoincCode.isWellFormed(sent.get())) {
      return sent.get();
    }
    if (sent.isPresent()) {
      findings.add(LabFinding.BAD_LOINC, Spot.of(result, CODE), sent.get());
      return "";
    }
    Optional<String> mapped =
        localCodes
            .loinc(result.coding().code())
            .or(() -> localCodes.loinc(result.coding().alternateCode()))
            .or(() -> loincWithoutSystem(result));
    if (mapped.isEmpty()) {
      findings.add(LabFinding.UNMAPPED_CODE, Spot.of(result, CODE), result.keyCode());
    }
    return mapped.orElse("");
  }

  /** Some formats have no room for a code system: a code that we know as LOINC is one. */
  private Optional<String> loincWithoutSystem(LabResult result) {
    return Optional.of(result.coding().code())
        .filter(code -> result.coding().system().isEmpty())
        .filter(code -> LoincCode.isWellFormed(code) && units.knows(code));
  }

  private static Optional<String> sentLoinc(LabResult result) {
    if (result.coding().system().equals(LOINC_SYSTEM)) {
      return Optional.of(result.coding().code());
    }
    return result.coding().alternateSystem().equals(LOINC_SYSTEM)
        ? Optional.of(result.coding().alternateCode())
        : Optional.empty();
  }

  private Normalised quantity(
      LabResult result, Measured measured, String loinc, Findings findings) {
    Quantity quantity = measured.quantity();
    String unit = measured.unit();
    if (loinc.isEmpty()) {
      return new Normalised("", "", quantity, unconverted(result));
    }
    UnitDecision decision = units.decide(loinc, unit);
    if (decision instanceof Converted converted) {
      converted.warning().ifPresent(w -> findings.add(w, Spot.of(result, UNIT), unit));
      checkSecond(result, new Figure(quantity, converted.way()), findings);
      return convert(loinc, result, quantity, converted.way(), findings);
    }
    if (decision instanceof AsSent asSent) {
      asSent.warning().ifPresent(w -> findings.add(w, Spot.of(result, UNIT), unit));
      return new Normalised(loinc, asSent.ucum(), quantity, unconverted(result));
    }
    findings.add(((Refused) decision).why(), Spot.of(result, UNIT), unit);
    return new Normalised(loinc, "", quantity, unconverted(result));
  }

  /**
   * A second figure that means something else makes the first one doubtful; it is only reported.
   */
  private void checkSecond(LabResult result, Figure first, Findings findings) {
    if (result.second().isEmpty()
        || !(result.second().get().value() instanceof Quantity quantity)) {
      return;
    }
    Measure second = result.second().get();
    units
        .wayTo(first.way().loinc(), second.unit())
        .filter(way -> !SecondUnitCheck.agree(first, new Figure(quantity, way)))
        .ifPresent(
            way ->
                findings.add(
                    LabFinding.SECOND_UNIT_CONTRADICTS, Spot.of(result, VALUE), second.original()));
  }

  private Normalised convert(
      String loinc, LabResult result, Quantity sent, Conversion way, Findings findings) {
    if (!way.plausible(sent.number())) {
      findings.add(LabFinding.IMPLAUSIBLE_VALUE, Spot.of(result, VALUE), result.original());
    }
    return new Normalised(
        way.loinc(),
        way.ucum(),
        new Quantity(sent.comparator(), way.apply(sent.number())),
        range(loinc, result.range(), way));
  }

  /** Bounds that name a unit of their own are brought to that of the value, or left as words. */
  private ReferenceRange range(String loinc, ReferenceRange range, Conversion way) {
    if (range.unit().isEmpty()) {
      return converted(range, way);
    }
    if (range.unit().equals(way.ucum())) {
      return new ReferenceRange(range.low(), range.high(), range.text());
    }
    return units.decide(loinc, range.unit()) instanceof Converted own
            && own.way().ucum().equals(way.ucum())
        ? converted(range, own.way())
        : inWords(range);
  }

  /** Beside a value that stays as sent, bounds in another unit can't be compared with it. */
  private static ReferenceRange unconverted(LabResult result) {
    ReferenceRange range = result.range();
    boolean ofValue = range.unit().isEmpty() || range.unit().equals(result.unit());
    return ofValue ? range : inWords(range);
  }

  private static ReferenceRange inWords(ReferenceRange range) {
    return new ReferenceRange(Optional.empty(), Optional.empty(), range.text());
  }

  private static ReferenceRange converted(ReferenceRange range, Conversion way) {
    return new ReferenceRange(
        range.low().map(way::apply), range.high().map(way::apply), range.text());
  }

  private static void warnOfRange(LabResult result, Findings findings) {
    ReferenceRange range = result.range();
    if (range.low().isPresent()
        && range.high().isPresent()
        && range.low().get().compareTo(range.high().get()) >= 0) {
      findings.add(LabFinding.EMPTY_RANGE, Spot.of(result, RANGE), range.text());
    }
  }
}
