package org.estuaire.billing.rsf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;

/** Builds one fixed-width line; a field that the edition doesn't hold is passed over. */
final class RsfLineBuilder {

  private static final DateTimeFormatter JJMMAAAA = DateTimeFormatter.ofPattern("ddMMuuuu");

  private final RsfLayout layout;
  private final char[] line;

  RsfLineBuilder(char letter, RsfEdition edition) {
    this.layout = RsfLayout.of(letter).orElseThrow();
    this.line = new char[edition.length(letter)];
    Arrays.fill(line, ' ');
    line[0] = letter;
  }

  /** Texts stand left, numbers right behind zeros; an empty value leaves the field blank. */
  RsfLineBuilder text(String name, String value) {
    RsfField field = layout.field(name);
    if (field.end() > line.length || value.isEmpty()) {
      return this;
    }
    if (value.length() > field.length()) {
      throw new IllegalArgumentException("too long for field " + layout.letter() + "." + name);
    }
    boolean right = field.kind() == RsfField.Kind.NUMBER;
    int start = right ? field.end() - value.length() : field.start();
    if (right) {
      Arrays.fill(line, field.start(), field.end(), '0');
    }
    value.getChars(0, value.length(), line, start);
    return this;
  }

  RsfLineBuilder number(String name, int value) {
    return text(name, Integer.toString(value));
  }

  RsfLineBuilder amount(String name, BigDecimal value) {
    int decimals = layout.field(name).decimals();
    return text(
        name, value.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue().toString());
  }

  RsfLineBuilder amount(String name, Optional<BigDecimal> value) {
    return value.map(present -> amount(name, present)).orElse(this);
  }

  RsfLineBuilder date(String name, LocalDate value) {
    return text(name, JJMMAAAA.format(value));
  }

  RsfLineBuilder date(String name, Optional<LocalDate> value) {
    return value.map(present -> date(name, present)).orElse(this);
  }

  String build() {
    return new String(line);
  }
}
