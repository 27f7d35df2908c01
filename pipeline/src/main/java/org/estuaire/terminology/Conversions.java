package org.estuaire.terminology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** How values of an analyte, sent in some unit, become comparable. */
public final class Conversions {

  private final UcumFactors ucum;

  public Conversions(UcumFactors ucum) {
    this.ucum = ucum;
  }

  /**
   * The way from a unit to the analyte's canonical code and unit; empty when the unit is of another
   * kind than the code (a molar code with a mass unit), which nothing converts.
   *
   * @param canonical the analyte whose code is {@link Analyte#canonicalLoinc()}
   */
  public Optional<Conversion> between(Unit sent, Analyte analyte, Analyte canonical) {
    return toOwnUnit(sent, analyte)
        .map(
            own ->
                new Conversion(
                    canonical.loinc(),
                    canonical.unit(),
                    own.multiply(analyte.factor()).stripTrailingZeros(),
                    analyte.shift(),
                    analyte.low().map(low -> inSentUnit(low, own)),
                    analyte.high().map(high -> inSentUnit(high, own))));
  }

  private Optional<BigDecimal> toOwnUnit(Unit sent, Analyte analyte) {
    if (sent.dimension() == analyte.dimension()) {
      return Optional.of(
          sent.dimension() == Dimension.NUMBER
              ? BigDecimal.ONE
              : ucum.factor(sent.ucum(), analyte.unit()));
    }
    boolean ion =
        sent.dimension() == Dimension.CHARGE
            && analyte.dimension() == Dimension.SUBSTANCE
            && analyte.valence().isPresent();
    return ion
        ? Optional.of(
            ucum.factor("mmol/L", analyte.unit())
                .divide(BigDecimal.valueOf(analyte.valence().getAsInt()), MathContext.DECIMAL64))
        : Optional.empty();
  }

  private static BigDecimal inSentUnit(BigDecimal bound, BigDecimal factor) {
    return bound.divide(factor, MathContext.DECIMAL64);
  }

  /**
   * One way of conversion.
   *
   * @param low below it, a value as sent is implausible
   * @param high above it, a value as sent is implausible
   */
  public record Conversion(
      String loinc,
      String ucum,
      BigDecimal factor,
      BigDecimal shift,
      Optional<BigDecimal> low,
      Optional<BigDecimal> high) {

    /** Rounded to the significant digits of the source and one more; unchanged where it can be. */
    public BigDecimal apply(BigDecimal sent) {
      if (isIdentity()) {
        return sent;
      }
      BigDecimal exact = sent.multiply(factor).add(shift);
      BigDecimal rounded = exact.round(new MathContext(sent.precision() + 1, RoundingMode.HALF_UP));
      // Never in scientific notation: 3.0E+2 is 300.
      return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    public boolean plausible(BigDecimal sent) {
      return low.map(bound -> sent.compareTo(bound) >= 0).orElse(true)
          && high.map(bound -> sent.compareTo(bound) <= 0).orElse(true);
    }

    private boolean isIdentity() {
      return shift.signum() == 0 && factor.compareTo(BigDecimal.ONE) == 0;
    }
  }
}
