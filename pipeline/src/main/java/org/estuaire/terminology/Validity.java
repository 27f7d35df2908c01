package org.estuaire.terminology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Finding;

/**
 * The days on which a row of a reference table holds.
 *
 * @param from first day
 * @param to last day, included
 */
record Validity(LocalDate from, LocalDate to) {

  /** Columns that {@link #of} reads: infinite dates become null. */
  static final String COLUMNS =
      "nullif(valid_from, '-infinity') AS first_day, nullif(valid_to, 'infinity') AS last_day";

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT));

  static Validity of(ResultSet row) throws SQLException {
    LocalDate from = row.getObject("first_day", LocalDate.class);
    LocalDate to = row.getObject("last_day", LocalDate.class);
    return new Validity(from == null ? LocalDate.MIN : from, to == null ? LocalDate.MAX : to);
  }

  boolean includes(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** The period without its last day: where a file gives the day on which the next one begins. */
  Validity withoutLastDay() {
    return to.equals(LocalDate.MAX) ? this : new Validity(from, to.minusDays(1));
  }

  boolean holdsOnSomeDay() {
    return !to.isBefore(from);
  }

  /** The first day as PostgreSQL writes it. */
  String fromText() {
    return from.equals(LocalDate.MIN) ? "-infinity" : from.toString();
  }

  /** The last day as PostgreSQL writes it. */
  String toText() {
    return to.equals(LocalDate.MAX) ? "infinity" : to.toString();
  }

  /**
   * The period that two columns of a row state, both days included; an empty cell means for ever.
   * Empty when the row is refused.
   */
  static Optional<Validity> between(CsvTable.Row row, String fromColumn, String toColumn) {
    String from = row.get(fromColumn);
    String to = row.get(toColumn);
    Optional<LocalDate> first = from.isEmpty() ? Optional.of(LocalDate.MIN) : parse(from);
    Optional<LocalDate> last = to.isEmpty() ? Optional.of(LocalDate.MAX) : parse(to);
    if (first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())) {
      String column = first.isEmpty() ? fromColumn : toColumn;
      row.refuse(Finding.of(TerminologyFinding.BAD_DATE, column).inField(column));
      return Optional.empty();
    }
    return Optional.of(new Validity(first.get(), last.get()));
  }

  /** A date of a reference file; empty when it is none. */
  private static Optional<LocalDate> parse(String text) {
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(LocalDate.parse(text, form));
      } catch (DateTimeParseException notThisForm) {
        // The next one.
      }
    }
    return Optional.empty();
  }
}
