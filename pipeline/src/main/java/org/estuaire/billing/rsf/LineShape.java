package org.estuaire.billing.rsf;

import java.util.Optional;
import java.util.function.Consumer;
import org.estuaire.billing.BillingFinding;
import org.estuaire.exchange.Finding;

/** Letter and length of a line: what must hold before its fields can be cut out. */
final class LineShape {

  private final Consumer<Finding> findings;

  LineShape(Consumer<Finding> findings) {
    this.findings = findings;
  }

  /** Empty, with a finding, when the fields of this line can't be told apart. */
  Optional<RsfLine> read(String text, long number) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return refuse(number, BillingFinding.CONTROL_CHARACTER);
    }
    Optional<RsfLayout> layout = RsfLayout.of(text.charAt(0));
    if (layout.isEmpty()) {
      return refuse(number, BillingFinding.UNKNOWN_LETTER);
    }
    return read(layout.get(), text, number);
  }

  private Optional<RsfLine> read(RsfLayout layout, String text, long number) {
    String letter = String.valueOf(layout.letter());
    String line = text.length() > layout.longest() ? text.stripTrailing() : text;
    if (line.length() > layout.longest()) {
      String longest = Integer.toString(layout.longest());
      return refuse(number, BillingFinding.LINE_TOO_LONG, letter, longest);
    }
    RsfField needed = layout.lastNeeded();
    if (line.length() <= needed.start()) {
      return refuse(number, BillingFinding.LINE_TOO_SHORT, letter, letter + "." + needed.name());
    }
    return Optional.of(new RsfLine(layout, padded(layout, line), number));
  }

  /** Some programs strip trailing blanks: they are put back, up to the next accepted length. */
  private static String padded(RsfLayout layout, String line) {
    int missing = layout.accepted(line.length()) - line.length();
    return missing == 0 ? line : line + " ".repeat(missing);
  }

  private Optional<RsfLine> refuse(long number, BillingFinding why, String... arguments) {
    findings.accept(Finding.of(why, arguments).atLine(number));
    return Optional.empty();
  }
}
