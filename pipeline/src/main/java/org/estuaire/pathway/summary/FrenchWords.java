package org.estuaire.pathway.summary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.pathway.Bounds;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;

/** Figures, dates and periods as French practices read them. */
final class FrenchWords {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /** UCUM units that nobody writes on paper as UCUM does. */
  private static final Map<String, String> UNITS =
      Map.of(
          "umol/L", "µmol/L",
          "ug/L", "µg/L",
          "{INR}", "",
          "mL/min/{1.73_m2}", "mL/min/1,73 m²",
          "10*9/L", "G/L",
          "10*12/L", "T/L",
          "m[IU]/L", "mUI/L",
          "[IU]/L", "UI/L");

  /** More than this says nothing on a page that is read in a minute. */
  private static final int MOST_DECIMALS = 2;

  private FrenchWords() {}

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String unit(String ucum) {
    return UNITS.getOrDefault(ucum, ucum);
  }

  static String value(BigDecimal value, String ucum) {
    return (number(value) + " " + unit(ucum)).strip();
  }

  static String number(BigDecimal value) {
    BigDecimal shown =
        value.scale() > MOST_DECIMALS
            ? value.setScale(MOST_DECIMALS, java.math.RoundingMode.HALF_UP)
            : value;
    BigDecimal plain = shown.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString().replace('.', ',');
  }

  /** The laboratory's own range; empty where it stated none. */
  static String range(TrendPoint point) {
    return range(Optional.ofNullable(point.low()), Optional.ofNullable(point.high()), "≤ ");
  }

  static String target(Bounds bounds) {
    return range(bounds.atLeast(), bounds.below(), "< ");
  }

  private static String range(Optional<BigDecimal> low, Optional<BigDecimal> high, String atMost) {
    if (low.isPresent() && high.isPresent()) {
      return number(low.get()) + " – " + number(high.get());
    }
    return low.map(one -> "≥ " + number(one))
        .or(() -> high.map(one -> atMost + number(one)))
        .orElse("");
  }

  static String every(Period period) {
    if (period.getDays() == 0 && period.getMonths() == 0) {
      return period.getYears() == 1 ? "tous les ans" : "tous les " + period.getYears() + " ans";
    }
    if (period.getDays() == 0) {
      long months = period.toTotalMonths();
      return months == 1 ? "tous les mois" : "tous les " + months + " mois";
    }
    long days = period.toTotalMonths() * 30 + period.getDays();
    return days == 1 ? "tous les jours" : "tous les " + days + " jours";
  }

  /** With its key, as it is written. */
  static String matricule(InsMatricule ins) {
    return ins.number() + InsKey.of(ins.number());
  }

  static String sex(String letter) {
    return switch (letter) {
      case "M" -> "homme";
      case "F" -> "femme";
      default -> "sexe non précisé";
    };
  }

  static String kind(String letter) {
    return switch (letter) {
      case "D" -> "APA à domicile";
      case "E" -> "APA en établissement";
      case "F" -> "APA en accueil familial";
      default -> "APA d'urgence";
    };
  }
}
