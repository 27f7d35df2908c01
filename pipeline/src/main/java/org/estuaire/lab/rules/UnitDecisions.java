package org.estuaire.lab.rules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.rules.UnitDecision.AsSent;
import org.estuaire.lab.rules.UnitDecision.Converted;
import org.estuaire.lab.rules.UnitDecision.Refused;
import org.estuaire.terminology.Analyte;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.Conversions.Conversion;
import org.estuaire.terminology.Dimension;
import org.estuaire.terminology.FrenchUnits;
import org.estuaire.terminology.Unit;

/**
 * Decides once per code and unit, and remembers: a night holds millions of results but few pairs.
 */
public final class UnitDecisions {

  /** A sender of random units must not fill the memory: beyond this, nothing more is remembered. */
  private static final int MOST_REMEMBERED = 20_000;

  private final Analytes analytes;
  private final Conversions conversions;
  private final Map<Pair, UnitDecision> remembered = new ConcurrentHashMap<>();
  private final Map<Pair, Optional<Conversion>> ways = new ConcurrentHashMap<>();

  public UnitDecisions(Analytes analytes, Conversions conversions) {
    this.analytes = analytes;
    this.conversions = conversions;
  }

  private record Pair(String loinc, String unit) {}

  /**
   * @param loinc a well-formed LOINC code
   * @param unit as the sender wrote it; empty when there is none
   */
  UnitDecision decide(String loinc, String unit) {
    Pair pair = new Pair(loinc, unit);
    UnitDecision known = remembered.get(pair);
    if (known != null) {
      return known;
    }
    UnitDecision decision =
        analytes
            .find(loinc)
            .map(analyte -> forAnalyte(analyte, unit))
            .orElseGet(() -> forCode(loinc, unit));
    if (remembered.size() < MOST_REMEMBERED) {
      remembered.put(pair, decision);
    }
    return decision;
  }

  /**
   * The way from a unit to the code and unit of comparison, under whichever code of the analyte the
   * unit fits: mass or molar.
   *
   * @param canonical the code of comparison
   */
  public Optional<Conversion> wayTo(String canonical, String unit) {
    Pair pair = new Pair(canonical, unit);
    Optional<Conversion> known = ways.get(pair);
    if (known != null) {
      return known;
    }
    Optional<Conversion> way =
        analytes.all().stream()
            .filter(analyte -> analyte.canonicalLoinc().equals(canonical))
            .flatMap(analyte -> way(analyte, unit).stream())
            .findFirst();
    if (ways.size() < MOST_REMEMBERED) {
      ways.put(pair, way);
    }
    return way;
  }

  private Optional<Conversion> way(Analyte analyte, String unit) {
    return FrenchUnits.read(unit, Optional.of(analyte.dimension()))
            instanceof FrenchUnits.Meaning.Known known
        ? analytes
            .find(analyte.canonicalLoinc())
            .flatMap(canonical -> conversions.between(known.unit(), analyte, canonical))
        : Optional.empty();
  }

  /** Whether a code is that of an analyte. */
  boolean knows(String loinc) {
    return analytes.find(loinc).isPresent();
  }

  /** Whether results under a code are compared under that other one, whatever their unit. */
  public boolean isComparedAs(String loinc, String canonical) {
    return analytes
        .find(loinc)
        .filter(analyte -> analyte.canonicalLoinc().equals(canonical))
        .isPresent();
  }

  private UnitDecision forAnalyte(Analyte analyte, String unit) {
    if (unit.isBlank()) {
      return analyte.dimension() == Dimension.NUMBER
          ? converted(new Unit(analyte.unit(), Dimension.NUMBER), analyte, false)
          : asSent("", LabFinding.MISSING_UNIT);
    }
    FrenchUnits.Meaning meaning = FrenchUnits.read(unit, Optional.of(analyte.dimension()));
    if (meaning instanceof FrenchUnits.Meaning.Known known) {
      return converted(known.unit(), analyte, known.caseMended());
    }
    return notKnown(meaning);
  }

  private UnitDecision converted(Unit unit, Analyte analyte, boolean caseMended) {
    Analyte canonical = analytes.find(analyte.canonicalLoinc()).orElse(analyte);
    Optional<Conversion> way = conversions.between(unit, analyte, canonical);
    if (way.isEmpty()) {
      return asSent(unit.ucum(), LabFinding.CODE_UNIT_CONTRADICTION);
    }
    return new Converted(
        way.get(), caseMended ? Optional.of(LabFinding.UNIT_CASE) : Optional.empty());
  }

  /** A LOINC code that we have no conversion for: its unit is understood, its value not touched. */
  private UnitDecision forCode(String loinc, String unit) {
    if (unit.isBlank()) {
      return new AsSent("", Optional.empty());
    }
    Optional<Dimension> dimension = analytes.dimension(loinc);
    FrenchUnits.Meaning meaning = FrenchUnits.read(unit, dimension);
    if (!(meaning instanceof FrenchUnits.Meaning.Known known)) {
      return notKnown(meaning);
    }
    boolean contradicts =
        dimension.isPresent()
            && dimension.get() != known.unit().dimension()
            && known.unit().dimension() != Dimension.CHARGE;
    return contradicts
        ? asSent(known.unit().ucum(), LabFinding.CODE_UNIT_CONTRADICTION)
        : new AsSent(known.unit().ucum(), Optional.empty());
  }

  private static UnitDecision notKnown(FrenchUnits.Meaning meaning) {
    return meaning instanceof FrenchUnits.Meaning.Ambiguous
        ? new Refused(LabFinding.GRAM_OR_GIGA)
        : asSent("", LabFinding.UNKNOWN_UNIT);
  }

  private static UnitDecision asSent(String ucum, LabFinding warning) {
    return new AsSent(ucum, Optional.of(warning));
  }
}
