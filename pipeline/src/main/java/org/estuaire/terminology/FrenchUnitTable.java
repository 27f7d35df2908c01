package org.estuaire.terminology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The spellings behind {@link FrenchUnits}. A line reads: UCUM code, dimension, then what
 * laboratories write, without blanks.
 */
final class FrenchUnitTable {

  /** {@code x10^9/L} says no more than {@code 10^9/L}. */
  private static final Pattern TIMES = Pattern.compile("^[xX\u00D7](?=10)");

  /** Upper case decides: {@code M} is mega (million cells), not milli. */
  static final List<String> ONLY_AS_WRITTEN = List.of("M/mm3", "M/uL", "M/ul");

  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    mass();
    substance();
    activity();
    counts();
    cells();
    physical();
    excretion();
  }

  private FrenchUnitTable() {}

  static Map<String, Unit> units() {
    return Map.copyOf(UNITS);
  }

  /** Without blanks, highlighting stars, exponent signs and the two code points of micro. */
  static String key(String spelling) {
    StringBuilder key = new StringBuilder(spelling.length());
    for (int i = 0; i < spelling.length(); i++) {
      char c = spelling.charAt(i);
      boolean leadingStar = c == '*' && key.isEmpty();
      if (c != '^' && !leadingStar && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        key.append(plain(c));
      }
    }
    return TIMES.matcher(key).replaceFirst("");
  }

  private static char plain(char c) {
    return switch (c) {
      case '\u00B5', '\u03BC' -> 'u';
      case '\u00B2' -> '2';
      case '\u00B3' -> '3';
      case '\u2076' -> '6';
      case '\u2079' -> '9';
      case '\u00B9' -> '1';
      default -> c;
    };
  }

  private static void mass() {
    spell("mg/L", Dimension.MASS, "mg/l");
    spell("ug/L", Dimension.MASS, "ug/l", "mcg/l", "mcg/L");
    spell("ug/mL", Dimension.MASS, "ug/ml", "mcg/ml");
    spell("ug/dL", Dimension.MASS, "ug/dl", "ug/100ml");
    spell("ng/mL", Dimension.MASS, "ng/ml");
    spell("ng/dL", Dimension.MASS, "ng/dl");
    spell("ng/L", Dimension.MASS, "ng/l");
    spell("pg/mL", Dimension.MASS, "pg/ml");
    spell("mg/mL", Dimension.MASS, "mg/ml");
    spell("mg/dL", Dimension.MASS, "mg/dl", "mg/100ml");
    spell("g/dL", Dimension.MASS, "g/dl", "g/100ml");
  }

  private static void substance() {
    spell("mol/L", Dimension.SUBSTANCE, "mol/l");
    spell("mmol/L", Dimension.SUBSTANCE, "mmol/l");
    spell("umol/L", Dimension.SUBSTANCE, "umol/l");
    spell("nmol/L", Dimension.SUBSTANCE, "nmol/l");
    spell("pmol/L", Dimension.SUBSTANCE, "pmol/l");
    spell("meq/L", Dimension.CHARGE, "mEq/l", "meq/l", "mEq/L");
    spell("mmol/mol", Dimension.SUBSTANCE_FRACTION);
  }

  private static void activity() {
    spell("[IU]/L", Dimension.ARBITRARY, "UI/l", "UI/L", "IU/l", "IU/L", "U.I./L", "U.I./l");
    spell("m[IU]/L", Dimension.ARBITRARY, "mUI/l", "mUI/L", "mIU/L", "mIU/l");
    spell("u[IU]/mL", Dimension.ARBITRARY, "uUI/ml", "uUI/mL", "uIU/mL", "uIU/ml");
    spell("m[IU]/mL", Dimension.ARBITRARY, "mUI/ml", "mUI/mL", "mIU/mL", "mIU/ml");
    spell("[IU]/mL", Dimension.ARBITRARY, "UI/ml", "UI/mL", "IU/mL", "IU/ml");
    spell("k[IU]/L", Dimension.ARBITRARY, "kUI/l", "kUI/L", "kIU/L", "kIU/l");
    spell("U/L", Dimension.CATALYTIC, "U/l");
    spell("U/mL", Dimension.CATALYTIC, "U/ml");
    spell("mU/L", Dimension.CATALYTIC, "mU/l");
    spell("mU/mL", Dimension.CATALYTIC, "mU/ml");
    spell("uU/mL", Dimension.CATALYTIC, "uU/ml");
    spell("kU/L", Dimension.CATALYTIC, "kU/l");
    spell("ukat/L", Dimension.CATALYTIC, "ukat/l");
    spell("nkat/L", Dimension.CATALYTIC, "nkat/l");
  }

  private static void counts() {
    spell("10*9/L", Dimension.COUNT, "Giga/l", "Giga/L", "109/l", "109/L", "10e9/L", "10E9/L");
    spell("10*12/L", Dimension.COUNT, "T/L", "T/l", "Tera/l", "Tera/L", "Téra/l", "1012/l");
    spell("10*12/L", Dimension.COUNT, "1012/L", "10e12/L", "10E12/L");
    spell("10*6/mm3", Dimension.COUNT, "106/mm3", "M/mm3", "millions/mm3", "Mio/mm3");
    spell("10*6/uL", Dimension.COUNT, "106/ul", "106/uL", "M/ul", "M/uL", "10E6/uL");
    spell("10*3/mm3", Dimension.COUNT, "103/mm3", "milliers/mm3");
    spell("10*3/uL", Dimension.COUNT, "103/ul", "103/uL", "K/uL", "k/ul", "10E3/uL");
    spell("/mm3", Dimension.COUNT);
    spell("/uL", Dimension.COUNT, "/ul");
    spell("/mL", Dimension.COUNT, "/ml");
    spell("/L", Dimension.COUNT, "/l");
    spell("[CFU]/mL", Dimension.COLONIES, "UFC/ml", "UFC/mL", "CFU/ml", "CFU/mL");
  }

  private static void cells() {
    spell("%", Dimension.FRACTION);
    spell("L/L", Dimension.FRACTION, "l/l");
    spell("fL", Dimension.CELL_VOLUME, "fl", "u3", "um3");
    spell("pg", Dimension.CELL_MASS, "pg/cell", "pg/cellule");
  }

  private static void physical() {
    spell("mL/min", Dimension.CLEARANCE, "ml/mn", "ml/min", "mL/mn");
    spell("mL/min/{1.73_m2}", Dimension.NORMALISED_CLEARANCE, "ml/min/1,73m2", "ml/min/1.73m2");
    spell("mL/min/{1.73_m2}", Dimension.NORMALISED_CLEARANCE, "ml/mn/1,73m2", "ml/mn/1.73m2");
    spell("mm", Dimension.LENGTH);
    spell("mm/h", Dimension.SEDIMENTATION, "mm1èreh", "mm1ereh", "mm/1h", "mm/1èreheure");
    spell("s", Dimension.TIME, "sec", "seconde", "secondes");
    spell("mm[Hg]", Dimension.PRESSURE, "mmHg");
    spell("kPa", Dimension.PRESSURE);
    spell("mosm/kg", Dimension.OSMOLALITY, "mOsm/kg");
    spell("mosm/L", Dimension.OSMOLARITY, "mosm/l", "mOsm/l", "mOsm/L");
    spell("Cel", Dimension.TEMPERATURE, "°C", "degré", "degrés");
    spell("{INR}", Dimension.NUMBER, "INR");
    spell("1", Dimension.NUMBER, "sansunité", "sansunite", "{unit}");
    spell("{ratio}", Dimension.NUMBER, "ratio");
    spell("[pH]", Dimension.NUMBER, "pH", "unitépH");
  }

  private static void excretion() {
    spell("mg/(24.h)", Dimension.MASS_RATE, "mg/24h", "mg/24heures");
    spell("g/(24.h)", Dimension.MASS_RATE, "g/24h", "g/24heures");
    spell("mmol/(24.h)", Dimension.SUBSTANCE_RATE, "mmol/24h", "mmol/24heures");
    spell("umol/(24.h)", Dimension.SUBSTANCE_RATE, "umol/24h");
    spell("mg/mmol{creat}", Dimension.MASS_PER_SUBSTANCE, "mg/mmol", "mg/mmolcréat");
    spell("mg/mmol{creat}", Dimension.MASS_PER_SUBSTANCE, "mg/mmolcréatinine");
    spell("mg/g{creat}", Dimension.MASS_PER_MASS, "mg/g", "mg/gcréat", "mg/gcréatinine");
  }

  private static void spell(String ucum, Dimension dimension, String... spellings) {
    Unit unit = new Unit(ucum, dimension);
    UNITS.put(key(ucum), unit);
    for (String spelling : spellings) {
      UNITS.put(spelling, unit);
    }
  }
}
