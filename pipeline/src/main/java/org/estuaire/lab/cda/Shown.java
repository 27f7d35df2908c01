package org.estuaire.lab.cda;

import java.math.BigDecimal;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.FrenchUnitNames;
import org.estuaire.lab.reading.Said;

/** Results as a French practitioner reads them: decimal comma, units by their usual names. */
final class Shown {

  private Shown() {}

  /** What the test is called. */
  static String label(LabResult result) {
    String label = result.coding().label();
    return label.isEmpty() ? result.keyCode() : label;
  }

  static String value(Said said) {
    ResultValue value = said.value();
    if (value instanceof ResultValue.Quantity quantity) {
      return number(quantity.comparator(), quantity.number());
    }
    if (value instanceof ResultValue.Ratio ratio) {
      return number("", ratio.numerator()) + "/" + number("", ratio.denominator());
    }
    if (value instanceof ResultValue.Coded coded) {
      return coded.label().isEmpty() ? coded.code() : coded.label();
    }
    return value instanceof ResultValue.Text text ? text.text() : "";
  }

  static String unit(Said said) {
    boolean measured =
        said.value() instanceof ResultValue.Quantity || said.value() instanceof ResultValue.Text;
    return measured ? FrenchUnitNames.of(said.unit()) : "";
  }

  static String range(ReferenceRange range) {
    if (range.low().isPresent() && range.high().isPresent()) {
      return number("", range.low().get()) + " à " + number("", range.high().get());
    }
    if (range.low().isPresent()) {
      return number("≥ ", range.low().get());
    }
    return range.high().map(high -> number("≤ ", high)).orElse(range.text());
  }

  /** What the status says beside the value; empty for a final one. */
  static String status(ResultStatus status) {
    return switch (status) {
      case CORRECTED -> "résultat corrigé";
      case PRELIMINARY, PARTIAL, UNVERIFIED -> "résultat provisoire";
      case PENDING -> "en attente";
      case UNOBTAINABLE -> "résultat non obtenu";
      default -> "";
    };
  }

  private static String number(String comparator, BigDecimal number) {
    String sign = comparator.equals("<=") ? "≤ " : comparator.equals(">=") ? "≥ " : comparator;
    return sign + number.toPlainString().replace('.', ',');
  }
}
