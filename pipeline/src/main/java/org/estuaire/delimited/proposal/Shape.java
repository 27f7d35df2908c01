package org.estuaire.delimited.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.estuaire.delimited.Cell;
import org.estuaire.delimited.CellType;
import org.estuaire.person.InsKey;
import org.estuaire.terminology.Finess;
import org.estuaire.terminology.PlaceCode;
import org.estuaire.terminology.Siret;

/** What the values of some fields look like, beyond what their type says; by name in word files. */
enum Shape {
  DEPARTMENT {
    @Override
    Strength of(ColumnValues values) {
      return fits(values.share(v -> DEPARTMENT_CODE.matcher(v).matches()) >= MOST);
    }
  },
  /** One date in the whole file. */
  CONSTANT {
    @Override
    Strength of(ColumnValues values) {
      return values.distinct().size() == 1 && values.filled().size() > 1
          ? Strength.PROVES
          : fits(values.distinct().size() <= 1);
    }
  },
  /** Digits in every value, and no blanks. */
  IDENTIFIER {
    @Override
    Strength of(ColumnValues values) {
      return fits(isNumber(values));
    }
  },
  /** An identifier of nearly every row. */
  KEY {
    @Override
    Strength of(ColumnValues values) {
      boolean alone = values.distinct().size() >= 0.8 * values.filled().size();
      return isNumber(values) && alone && values.filled().size() >= FEWEST
          ? Strength.PROVES
          : fits(isNumber(values));
    }
  },
  NIR {
    @Override
    Strength of(ColumnValues values) {
      double keyed = values.share(v -> InsKey.matches(compact(v)));
      double shaped = values.share(v -> InsKey.hasShape(compact(v)) || InsKey.matches(compact(v)));
      return keyed >= MOST && values.filled().size() >= 3 ? Strength.PROVES : fits(shaped >= MOST);
    }
  },
  NAME {
    @Override
    Strength of(ColumnValues values) {
      return fits(
          values.share(v -> v.length() > 1 && v.chars().noneMatch(Character::isDigit)) >= MOST);
    }
  },
  ADDRESS {
    @Override
    Strength of(ColumnValues values) {
      return fits(values.share(v -> v.chars().filter(Character::isLetter).count() > 3) >= MOST);
    }
  },
  BIRTH {
    @Override
    Strength of(ColumnValues values) {
      return fits(
          values.share(v -> born(v).filter(d -> d.getYear() < LATEST_BIRTH).isPresent()) >= MOST);
    }
  },
  RECENT {
    @Override
    Strength of(ColumnValues values) {
      return fits(
          values.share(
                  v ->
                      standsForNone(v) || date(v).filter(d -> d.getYear() >= FIRST_APA).isPresent())
              >= MOST);
    }
  },
  /** Not a column of postcodes, most of which end in a zero. */
  COMMUNE {
    @Override
    Strength of(ColumnValues values) {
      boolean communes = values.share(v -> PlaceCode.looksLikeCommune(padded(v, 5))) >= MOST;
      boolean postcodes = values.share(v -> v.endsWith("0")) > 0.7 && values.distinct().size() > 1;
      return communes && !postcodes
          ? values.distinct().size() > 1 ? Strength.PROVES : Strength.FITS
          : Strength.MISFIT;
    }
  },
  POSTCODE {
    @Override
    Strength of(ColumnValues values) {
      return fits(values.share(v -> padded(v, 5).matches("\\d{5}")) >= MOST);
    }
  },
  FINESS {
    @Override
    Strength of(ColumnValues values) {
      return values.share(v -> Finess.verdict(padded(v, 9)) != Finess.Verdict.WRONG) >= MOST
          ? Strength.PROVES
          : Strength.MISFIT;
    }
  },
  SIRET {
    @Override
    Strength of(ColumnValues values) {
      return values.share(v -> Siret.isValid(v.replaceAll("\\s", ""))) >= MOST
          ? Strength.PROVES
          : Strength.MISFIT;
    }
  },
  /** What a person has for a month, not for a year. */
  INCOME {
    @Override
    Strength of(ColumnValues values) {
      List<Double> amounts = amounts(values);
      boolean money = amounts.size() >= MOST * values.filled().size();
      double middle = amounts.isEmpty() ? 0 : amounts.get(amounts.size() / 2);
      return money && middle >= 300 && middle <= 4000
          ? values.filled().size() >= 5 ? Strength.PROVES : Strength.FITS
          : Strength.MISFIT;
    }
  },
  PERCENT {
    @Override
    Strength of(ColumnValues values) {
      boolean sign = values.share(v -> v.endsWith("%")) >= MOST;
      List<Double> rates = amounts(values);
      boolean small = rates.stream().allMatch(r -> r >= 0 && r <= 100);
      // Fractions of one would be taken for rates a hundred times too small.
      boolean fractions = !sign && !rates.isEmpty() && rates.get(rates.size() - 1) <= 1;
      boolean money = values.share(v -> v.endsWith("€")) > 0;
      return small && !fractions && !money && rates.size() >= MOST * values.filled().size()
          ? sign ? Strength.PROVES : Strength.FITS
          : Strength.MISFIT;
    }
  },
  AMOUNT {
    @Override
    Strength of(ColumnValues values) {
      boolean rate = values.share(v -> v.endsWith("%")) > 0;
      boolean numbers = amounts(values).size() >= MOST * values.filled().size();
      return fits(numbers && !rate);
    }
  },
  /** An amount that could as well be a number of meals or of days is told by its heading alone. */
  AID {
    @Override
    Strength of(ColumnValues values) {
      return AMOUNT.of(values);
    }
  },
  HOURS {
    @Override
    Strength of(ColumnValues values) {
      return fits(values.share(v -> !v.endsWith("€") && !v.endsWith("%")) >= MOST);
    }
  },
  /** Small numbers, most of them one, and not the same in every row as a version of software is. */
  VERSION {
    @Override
    Strength of(ColumnValues values) {
      boolean small = values.share(v -> v.matches("[1-9]\\d?")) >= MOST;
      boolean several = values.distinct().size() > 1;
      return small && several && values.share("1"::equals) > 0.3 ? Strength.PROVES : fits(small);
    }
  },
  MONTH {
    @Override
    Strength of(ColumnValues values) {
      return fits(values.share(v -> v.matches("20\\d{2}(0[1-9]|1[0-2])")) >= MOST);
    }
  };

  /** How much the values of a column speak for a field. */
  enum Strength {
    /** The column can't be this field. */
    MISFIT,
    /** It holds nothing in the sample. */
    EMPTY,
    FITS,
    /** Little else looks like this. */
    PROVES
  }

  static final double MOST = 0.95;
  private static final int FEWEST = 5;
  private static final int FIRST_APA = 1997;
  private static final int LATEST_BIRTH = 1976;
  private static final Pattern DEPARTMENT_CODE =
      Pattern.compile("0?(\\d{1,2}|2[AB]|69[DM]|6AE|9[78]\\d|20R?)");
  private static final CellType.Date DATES = CellType.Date.OF_AN_ACT;
  private static final CellType.Date BIRTHS = new CellType.Date(OptionalInt.of(1999));
  private static final CellType AMOUNTS = new CellType.Decimal(9, 2);

  abstract Strength of(ColumnValues values);

  /** Whether all values are small whole numbers, as are those of things that are counted. */
  static boolean isCount(ColumnValues values) {
    return !values.filled().isEmpty() && values.share(v -> v.matches("\\d{1,2}")) >= MOST;
  }

  static Optional<Shape> named(String name) {
    return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static Strength fits(boolean holds) {
    return holds ? Strength.FITS : Strength.MISFIT;
  }

  private static boolean isNumber(ColumnValues values) {
    return values.share(v -> v.matches("\\S*\\d\\S*") && !isDate(v)) >= MOST;
  }

  private static boolean isDate(String value) {
    return value.length() >= 8 && DATES.read(value) instanceof Cell.Present;
  }

  private static boolean standsForNone(String value) {
    return DATES.read(value) instanceof Cell.Absent;
  }

  private static Optional<LocalDate> born(String value) {
    return BIRTHS.read(value) instanceof Cell.Present present
        ? Optional.of((LocalDate) present.value())
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String value) {
    return DATES.read(value) instanceof Cell.Present present
        ? Optional.of((LocalDate) present.value())
        : Optional.empty();
  }

  private static List<Double> amounts(ColumnValues values) {
    return values.filled().stream()
        .map(v -> AMOUNTS.read(v.replaceFirst("\\s*%$", "")))
        .filter(Cell.Present.class::isInstance)
        .map(cell -> ((Number) ((Cell.Present) cell).value()).doubleValue())
        .sorted()
        .toList();
  }

  private static String compact(String value) {
    return InsKey.compact(value.replaceAll("[.\\s\\u00A0\\u202F-]", ""));
  }

  private static String padded(String value, int width) {
    return value.matches("\\d+") && value.length() == width - 1 ? "0" + value : value;
  }
}
