package org.estuaire.overview;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The cells of the current row. */
record Cells(ResultSet row) {

  /** Text that may be missing: empty then. */
  String text(String column) throws SQLException {
    return requireNonNullElse(row.getString(column), "");
  }

  Optional<String> textIfAny(String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).filter(text -> !text.isEmpty());
  }

  LocalDate day(String column) throws SQLException {
    return requireNonNull(row.getObject(column, LocalDate.class), column);
  }

  Optional<LocalDate> dayIfAny(String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }

  Instant moment(String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  Optional<Instant> momentIfAny(String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  Optional<BigDecimal> amountIfAny(String column) throws SQLException {
    return Optional.ofNullable(row.getBigDecimal(column));
  }

  Optional<Integer> numberIfAny(String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  Optional<Origin> origin() throws SQLException {
    return Origin.of(row);
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "Cells[…]";
  }
}
