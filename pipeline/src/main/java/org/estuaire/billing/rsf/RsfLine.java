package org.estuaire.billing.rsf;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line, read by its layout. A field beyond the line's length is absent. Reading a field whose
 * form {@link RsfLineCheck} has not approved may throw.
 */
final class RsfLine {

  /** Before it nobody was born who is cared for; year 0, which PostgreSQL lacks, is out as well. */
  private static final int EARLIEST_YEAR = 1850;

  private final RsfLayout layout;
  private final String text;
  private final long number;

  /**
   * @param text padded to an accepted length
   * @param number line of the delivery
   */
  RsfLine(RsfLayout layout, String text, long number) {
    this.layout = layout;
    this.text = text;
    this.number = number;
  }

  RsfLayout layout() {
    return layout;
  }

  long number() {
    return number;
  }

  boolean has(RsfField field) {
    return field.end() <= text.length();
  }

  /** Whether this line's layout bears the invoice number. */
  boolean bearsInvoiceNumber() {
    return has(layout.field("NUMFACT"));
  }

  /** Without surrounding blanks; empty when blank or absent. */
  String text(RsfField field) {
    return has(field) ? text.substring(field.start(), field.end()).strip() : "";
  }

  String text(String field) {
    return text(layout.field(field));
  }

  /** A code; made of zeros only, it stands for none unless the layout lists it. */
  String code(String name) {
    RsfField field = layout.field(name);
    String value = text(field);
    return isZeros(value) && !field.values().contains(value) ? "" : value;
  }

  /**
   * Empty when blank, absent or made of zeros only.
   *
   * @throws DateTimeException when the field holds no date
   */
  Optional<LocalDate> date(RsfField field) {
    String value = text(field);
    if (isZeros(value)) {
      return Optional.empty();
    }
    if (value.length() != 8 || !isDigits(value)) {
      throw new DateTimeException("not a date");
    }
    int year = Integer.parseInt(value, 4, 8, 10);
    if (year < EARLIEST_YEAR) {
      throw new DateTimeException("not a year of a living person");
    }
    int month = Integer.parseInt(value, 2, 4, 10);
    return Optional.of(LocalDate.of(year, month, Integer.parseInt(value, 0, 2, 10)));
  }

  Optional<LocalDate> date(String field) {
    return date(layout.field(field));
  }

  LocalDate neededDate(String field) {
    return date(field).orElseThrow();
  }

  Optional<BigDecimal> decimal(String name) {
    RsfField field = layout.field(name);
    String value = text(field);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(Long.parseLong(value), field.decimals()));
  }

  /** Nothing where blank counts as zero. */
  BigDecimal amount(String name) {
    return decimal(name).orElseGet(() -> BigDecimal.valueOf(0, layout.field(name).decimals()));
  }

  Optional<Integer> integer(String field) {
    String value = text(field);
    return value.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(value));
  }

  /** Right-aligned digits, filled with zeros or blanks on the left only. */
  boolean isNumber(RsfField field) {
    String stripped = text.substring(field.start(), field.end()).stripLeading();
    return isDigits(stripped);
  }

  static boolean isZeros(String value) {
    return isWithin(value, '0', '0');
  }

  private static boolean isDigits(String value) {
    return isWithin(value, '0', '9');
  }

  /** A loop, not a stream: this runs for every field of every line. */
  private static boolean isWithin(String value, char least, char most) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < least || value.charAt(i) > most) {
        return false;
      }
    }
    return true;
  }

  /** Without the content: it is health data. */
  @Override
  public String toString() {
    return "RsfLine[" + layout.letter() + " " + number + "]";
  }
}
