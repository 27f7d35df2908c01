package org.estuaire.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.estuaire.terminology.FrenchUnits.Meaning;
import org.fhir.ucum.UcumEssenceService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchUnitsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "g/l, g/L",
        "g / l, g/L",
        "mg/L, mg/L",
        "µg/l, ug/L",
        "μg/l, ug/L",
        "mcg/l, ug/L",
        "ng/ml, ng/mL",
        "mg/dl, mg/dL",
        "g/100 ml, g/dL",
        "µmol/l, umol/L",
        "MMOL/L, mmol/L",
        "mEq/l, meq/L",
        "UI/l, [IU]/L",
        "U.I./L, [IU]/L",
        "U/l, U/L",
        "mUI/l, m[IU]/L",
        "µUI/ml, u[IU]/mL",
        "kUI/l, k[IU]/L",
        "10^9/l, 10*9/L",
        "10⁹/L, 10*9/L",
        "10e9/L, 10*9/L",
        "x10E9/L, 10*9/L",
        "×10⁹/L, 10*9/L",
        "x10E12/L, 10*12/L",
        "x10E3/uL, 10*3/uL",
        "x106/uL, 10*6/uL",
        "T/L, 10*12/L",
        "M/mm3, 10*6/mm3",
        "10⁶/mm3, 10*6/mm3",
        "*/mm3, /mm3",
        "/mm³, /mm3",
        "milliers/mm3, 10*3/mm3",
        "UFC/ml, [CFU]/mL",
        "µ³, fL",
        "ml/mn, mL/min",
        "\"mL/min/1,73m2\", mL/min/{1.73_m2}",
        "mm 1ère h, mm/h",
        "secondes, s",
        "g/24 h, g/(24.h)",
        "mg/mmol créat, mg/mmol{creat}",
        "mmHg, mm[Hg]",
        "mOsm/kg, mosm/kg",
        "°C, Cel",
        "sans unité, 1",
        "µkat/l, ukat/L"
      })
  void aFrenchSpellingHasAUcumCode(String spelling, String ucum) {
    Meaning meaning = FrenchUnits.read(spelling, Optional.empty());
    assertThat(meaning).isInstanceOf(Meaning.Known.class);
    assertThat(((Meaning.Known) meaning).unit().ucum()).isEqualTo(ucum);
  }

  @Test
  void everyUnitOfTheTableIsValidUcum() throws Exception {
    UcumEssenceService service =
        new UcumEssenceService(UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml"));
    for (Unit unit : FrenchUnitTable.units().values()) {
      assertThat(service.validate(unit.ucum())).as(unit.ucum()).isNull();
    }
  }

  @Test
  void gigaPerLitreIsDecidedByTheAnalyte() {
    assertThat(FrenchUnits.read("G/L", Optional.of(Dimension.COUNT)))
        .isEqualTo(new Meaning.Known(new Unit("10*9/L", Dimension.COUNT), false));
    assertThat(FrenchUnits.read("g/l", Optional.of(Dimension.COUNT)))
        .isEqualTo(new Meaning.Known(new Unit("10*9/L", Dimension.COUNT), true));
    assertThat(FrenchUnits.read("g/l", Optional.of(Dimension.MASS)))
        .isEqualTo(new Meaning.Known(new Unit("g/L", Dimension.MASS), false));
    assertThat(FrenchUnits.read("G/L", Optional.of(Dimension.MASS)))
        .isEqualTo(new Meaning.Ambiguous());
    assertThat(FrenchUnits.read("G/L", Optional.empty())).isEqualTo(new Meaning.Unknown());
  }

  @Test
  void millionsOfCellsAreNeverReadInAnyCase() {
    assertThat(FrenchUnits.read("m/mm3", Optional.empty())).isEqualTo(new Meaning.Unknown());
  }

  @Test
  void aVeryLongUnitIsNoUnit() {
    assertThat(FrenchUnits.read(" ".repeat(1000) + "g/l", Optional.empty()))
        .isEqualTo(new Meaning.Unknown());
  }
}
