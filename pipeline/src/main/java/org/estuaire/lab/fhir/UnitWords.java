package org.estuaire.lab.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.estuaire.terminology.Dimension;
import org.estuaire.terminology.FrenchUnits;
import org.estuaire.terminology.UcumFactors;
import org.estuaire.terminology.Unit;

/** Compares the words of a unit, which people read, with its code, which programs read. */
final class UnitWords {

  /** What is also written otherwise and meant alike, such as UI/L and U/L, contradicts nothing. */
  private static final Set<Dimension> CONCENTRATIONS = Set.of(Dimension.MASS, Dimension.SUBSTANCE);

  private UnitWords() {}

  /** Loaded for the few that differ. */
  private static final class Factors {
    private static final UcumFactors UCUM = UcumFactors.load();
  }

  /** Whether the words name another concentration than the code: of the same value, another. */
  static boolean contradict(String words, String code) {
    Optional<Unit> written = concentration(words);
    Optional<Unit> coded = concentration(code);
    return written.isPresent() && coded.isPresent() && !isSame(written.get(), coded.get());
  }

  private static Optional<Unit> concentration(String spelling) {
    return FrenchUnits.read(spelling, Optional.empty()) instanceof FrenchUnits.Meaning.Known known
            && CONCENTRATIONS.contains(known.unit().dimension())
        ? Optional.of(known.unit())
        : Optional.empty();
  }

  private static boolean isSame(Unit one, Unit other) {
    return one.equals(other)
        || one.dimension() == other.dimension()
            && Factors.UCUM.factor(one.ucum(), other.ucum()).compareTo(BigDecimal.ONE) == 0;
  }
}
