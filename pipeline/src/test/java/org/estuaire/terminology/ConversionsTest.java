package org.estuaire.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.estuaire.terminology.Conversions.Conversion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionsTest {

  private static final Analytes ANALYTES =
      Analytes.read(Path.of("..", "config", "terminology", "analytes.csv"));
  private static final UcumFactors UCUM = UcumFactors.load();
  private static final Conversions CONVERSIONS = new Conversions(UCUM);

  @ParameterizedTest
  @CsvSource({
    "g/L,        SUBSTANCE, 14749-6",
    "mmol/L,     ARBITRARY, 3016-3",
    "mmol/L,     COUNT,     6690-2",
    "[IU]/L,     CATALYTIC, 1920-8",
    "%,          SUBSTANCE_FRACTION, 59261-8",
    "[CFU]/mL,   COUNT,     6690-2"
  })
  void nothingIsConvertedBetweenDimensionsEvenWhereUcumWould(
      String ucum, Dimension codeMeasures, String loinc) {
    Analyte analyte = ANALYTES.find(loinc).orElseThrow();
    assertThat(analyte.dimension()).isEqualTo(codeMeasures);
    Unit unit =
        FrenchUnitTable.units().values().stream()
            .filter(u -> u.ucum().equals(ucum))
            .findFirst()
            .orElse(new Unit("g/L", Dimension.MASS));
    assertThat(CONVERSIONS.between(unit, analyte, analyte)).isEmpty();
  }

  @Test
  void everyAnalyteConvertsItsOwnUnitAndEveryUnitOfItsDimension() {
    for (Analyte analyte : ANALYTES.all()) {
      Analyte canonical = ANALYTES.find(analyte.canonicalLoinc()).orElseThrow();
      for (Unit unit : FrenchUnitTable.units().values()) {
        if (unit.dimension() == analyte.dimension()) {
          Optional<Conversion> way = CONVERSIONS.between(unit, analyte, canonical);
          assertThat(way).as(analyte.loinc() + " " + unit.ucum()).isPresent();
          assertThat(way.get().factor().signum()).isPositive();
        }
      }
    }
  }

  @Test
  void aCanonicalCodeStandsForItself() {
    for (Analyte analyte : ANALYTES.all()) {
      Analyte canonical = ANALYTES.find(analyte.canonicalLoinc()).orElseThrow();
      assertThat(canonical.canonicalLoinc()).isEqualTo(canonical.loinc());
      assertThat(canonical.factor()).isEqualByComparingTo(BigDecimal.ONE);
      assertThat(canonical.shift()).isZero();
    }
  }

  @Test
  void theWindowsOfAPairAgreeWithinAnOrderOfMagnitude() {
    for (Analyte analyte : ANALYTES.all()) {
      Analyte canonical = ANALYTES.find(analyte.canonicalLoinc()).orElseThrow();
      if (analyte.high().isPresent() && canonical.high().isPresent()) {
        double own =
            analyte.high().get().multiply(analyte.factor()).add(analyte.shift()).doubleValue();
        double other = canonical.high().get().doubleValue();
        assertThat(own / other).as(analyte.loinc()).isBetween(0.1, 10.0);
      }
    }
  }

  @Test
  void enzymeUnitsConvertToKatals() {
    assertThat(UCUM.factor("U/L", "ukat/L").multiply(new BigDecimal("9")).doubleValue())
        .isCloseTo(0.15, org.assertj.core.data.Offset.offset(1e-9));
  }
}
