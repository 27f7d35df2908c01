package org.estuaire.terminology;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Units as French laboratories write them, in UCUM. Looked up as written first, then whatever the
 * case. Two spellings mean different things for different analytes: {@code G/L} (giga or gram,
 * files are sometimes upper-cased) and {@code UI/L} (the enzyme unit U under the name of the
 * international one).
 */
public final class FrenchUnits {

  /** Nothing longer is a unit. */
  private static final int LONGEST = 40;

  private static final Unit GRAM_PER_LITRE = new Unit("g/L", Dimension.MASS);
  private static final Unit GIGA_PER_LITRE = new Unit("10*9/L", Dimension.COUNT);
  private static final Set<String> GIGA_SPELLINGS = Set.of("G/L", "G/l");
  private static final Set<String> GRAM_SPELLINGS = Set.of("g/L", "g/l");
  private static final Map<String, Unit> AS_WRITTEN = FrenchUnitTable.units();
  private static final Map<String, Unit> ANY_CASE = anyCase();

  /** A unit of enzyme activity under its UCUM code to the international unit of the same size. */
  private static final Map<String, String> INTERNATIONAL =
      Map.of(
          "U/L", "[IU]/L",
          "U/mL", "[IU]/mL",
          "mU/L", "m[IU]/L",
          "mU/mL", "m[IU]/mL",
          "uU/mL", "u[IU]/mL",
          "kU/L", "k[IU]/L");

  private static final Map<String, String> ENZYMATIC =
      INTERNATIONAL.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private FrenchUnits() {}

  /** What a spelling means. */
  public sealed interface Meaning {

    /**
     * @param caseMended the case of the letters says something else; the analyte decided
     */
    record Known(Unit unit, boolean caseMended) implements Meaning {}

    /** Gram or giga per litre: nothing decides. */
    record Ambiguous() implements Meaning {}

    record Unknown() implements Meaning {}
  }

  /**
   * What a unit means for an analyte.
   *
   * @param analyte what the analyte's code measures, empty when that is not known
   */
  public static Meaning read(String spelling, Optional<Dimension> analyte) {
    if (spelling.length() > LONGEST) {
      return new Meaning.Unknown();
    }
    String key = FrenchUnitTable.key(spelling);
    if (GIGA_SPELLINGS.contains(key)) {
      return giga(analyte);
    }
    if (GRAM_SPELLINGS.contains(key)) {
      return analyte.filter(Dimension.COUNT::equals).isPresent()
          ? new Meaning.Known(GIGA_PER_LITRE, true)
          : new Meaning.Known(GRAM_PER_LITRE, false);
    }
    Unit unit = AS_WRITTEN.getOrDefault(key, ANY_CASE.get(key.toLowerCase(Locale.ROOT)));
    return unit == null ? new Meaning.Unknown() : new Meaning.Known(asMeant(unit, analyte), false);
  }

  private static Meaning giga(Optional<Dimension> analyte) {
    if (analyte.isEmpty()) {
      return new Meaning.Unknown();
    }
    return analyte.get() == Dimension.MASS
        ? new Meaning.Ambiguous()
        : new Meaning.Known(GIGA_PER_LITRE, false);
  }

  private static Unit asMeant(Unit unit, Optional<Dimension> analyte) {
    Dimension wanted = analyte.orElse(unit.dimension());
    if (wanted == Dimension.CATALYTIC && ENZYMATIC.containsKey(unit.ucum())) {
      return new Unit(ENZYMATIC.get(unit.ucum()), Dimension.CATALYTIC);
    }
    if (wanted == Dimension.ARBITRARY && INTERNATIONAL.containsKey(unit.ucum())) {
      return new Unit(INTERNATIONAL.get(unit.ucum()), Dimension.ARBITRARY);
    }
    // Sedimentation is read after the first hour: laboratories write mm and mean mm/h.
    return wanted == Dimension.SEDIMENTATION && unit.dimension() == Dimension.LENGTH
        ? new Unit("mm/h", Dimension.SEDIMENTATION)
        : unit;
  }

  private static Map<String, Unit> anyCase() {
    Map<String, Unit> units = new HashMap<>();
    AS_WRITTEN.forEach((key, unit) -> units.putIfAbsent(key.toLowerCase(Locale.ROOT), unit));
    FrenchUnitTable.ONLY_AS_WRITTEN.forEach(key -> units.remove(key.toLowerCase(Locale.ROOT)));
    return Map.copyOf(units);
  }
}
