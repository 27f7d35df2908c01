package org.estuaire.terminology;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What makes the values of a LOINC code comparable.
 *
 * @param unit UCUM unit in which values under this code are kept
 * @param canonicalLoinc code under which they are compared: the code itself, or the other one of a
 *     mass/molar pair
 * @param factor value under the canonical code = value × factor + shift
 * @param shift zero except for HbA1c, whose two scales differ by an affine formula
 * @param valence charges of the ion, to read mEq/L
 * @param low below it, a value in this unit is implausible
 * @param high above it, a value in this unit is implausible
 */
public record Analyte(
    String loinc,
    String label,
    Dimension dimension,
    String unit,
    String canonicalLoinc,
    BigDecimal factor,
    BigDecimal shift,
    OptionalInt valence,
    Optional<BigDecimal> low,
    Optional<BigDecimal> high) {}
