package org.estuaire.lab;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One result as the software of a practice reads it.
 *
 * @param text of a value that is a string, or the label of a code
 * @param range as the format prints it
 * @param words what the laboratory wrote, where it goes along: value, unit and range
 */
record Heard(
    String text,
    String code,
    String comparator,
    Optional<BigDecimal> number,
    String unit,
    String low,
    String high,
    String range,
    String flag,
    String words) {

  static Heard nothing() {
    return new Heard("", "", "", Optional.empty(), "", "", "", "", "", "");
  }

  Heard text(String said) {
    return new Heard(said, code, comparator, number, unit, low, high, range, flag, words);
  }

  Heard coded(String as, String label) {
    return new Heard(label, as, comparator, number, unit, low, high, range, flag, words);
  }

  Heard number(String sign, String digits) {
    Optional<BigDecimal> read = Optional.of(new BigDecimal(digits));
    return new Heard(digits, code, sign, read, unit, low, high, range, flag, words);
  }

  /** A number with its comparator in one text. */
  Heard compared(String said) {
    String sign = said.replaceFirst("^([<>]=?|).*$", "$1");
    return number(sign, said.substring(sign.length()));
  }

  Heard unit(String of) {
    return new Heard(text, code, comparator, number, of, low, high, range, flag, words);
  }

  /** A range as text: {@code 1-2}, {@code < 2}, {@code > 1}, or words. */
  Heard range(String printed) {
    String bare = printed.replace(" ", "");
    String digits = "-?[0-9]+(?:[.][0-9]+)?";
    String from = "";
    String to = "";
    if (bare.matches(digits + "-" + digits)) {
      int between = bare.indexOf('-', 1);
      from = bare.substring(0, between);
      to = bare.substring(between + 1);
    } else if (bare.matches("<" + digits)) {
      to = bare.substring(1);
    } else if (bare.matches(">" + digits)) {
      from = bare.substring(1);
    }
    return new Heard(text, code, comparator, number, unit, from, to, printed, flag, words);
  }

  Heard bounds(String from, String to, String printed) {
    return new Heard(text, code, comparator, number, unit, from, to, printed, flag, words);
  }

  Heard flag(String as) {
    return new Heard(text, code, comparator, number, unit, low, high, range, as, words);
  }

  Heard words(String own) {
    return new Heard(text, code, comparator, number, unit, low, high, range, flag, own);
  }
}
