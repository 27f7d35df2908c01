package org.estuaire.synthetic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** One row of an APA export; dates in ISO form and amounts with a point until they are written. */
final class ApaRow {

  private final Map<ApaColumn, String> cells = new EnumMap<>(ApaColumn.class);

  String get(ApaColumn column) {
    return cells.getOrDefault(column, "");
  }

  ApaRow set(ApaColumn column, String text) {
    cells.put(column, text);
    return this;
  }

  ApaRow set(ApaColumn column, LocalDate day) {
    return set(column, day.toString());
  }

  ApaRow set(ApaColumn column, BigDecimal amount) {
    return set(column, amount.toPlainString());
  }

  ApaRow copy() {
    ApaRow copy = new ApaRow();
    copy.cells.putAll(cells);
    return copy;
  }
}
