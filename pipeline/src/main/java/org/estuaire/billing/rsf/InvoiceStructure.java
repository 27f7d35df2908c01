package org.estuaire.billing.rsf;

import java.util.List;
import java.util.function.Consumer;
import org.estuaire.billing.BillingFinding;
import org.estuaire.exchange.Finding;

/** How the lines of one record hang together. */
final class InvoiceStructure {

  /** What every line repeats of its A line; another value means another person. */
  private static final List<String> PERSON = List.of("NOSS", "NUMENT", "NOIMM");

  private final Consumer<Finding> findings;

  InvoiceStructure(Consumer<Finding> findings) {
    this.findings = findings;
  }

  /**
   * @param startsWithHeader whether the record starts with an A line, even an unreadable one
   * @param allRead whether every line of the record could be read: if not, that is the reason why
   *     one seems to be missing
   */
  void check(List<RsfLine> lines, boolean startsWithHeader, boolean allRead) {
    if (lines.isEmpty()) {
      return;
    }
    RsfLine first = lines.get(0);
    if (!startsWithHeader) {
      report(BillingFinding.ORPHAN_LINE, first, letter(first));
    } else if (first.layout().letter() == 'A') {
      if (lines.size() == 1 && allRead) {
        report(BillingFinding.NO_LINES, first);
      }
      lines.subList(1, lines.size()).forEach(line -> compare(first, line));
    }
  }

  private void compare(RsfLine header, RsfLine line) {
    if (line.layout().letter() == 'A') {
      report(BillingFinding.SECOND_INVOICE, line);
      return;
    }
    if (header.bearsInvoiceNumber() != line.bearsInvoiceNumber()) {
      report(BillingFinding.LAYOUT_MISMATCH, line, letter(line));
    }
    for (String field : PERSON) {
      String its = line.text(field);
      String expected = header.text(field);
      if (!its.isEmpty() && !expected.isEmpty() && !its.equals(expected)) {
        findings.accept(
            Finding.of(BillingFinding.OTHER_PERSON)
                .atLine(line.number())
                .inField(letter(line) + "." + field)
                .quoting(its));
      }
    }
  }

  private void report(BillingFinding why, RsfLine line, String... arguments) {
    findings.accept(Finding.of(why, arguments).atLine(line.number()));
  }

  private static String letter(RsfLine line) {
    return String.valueOf(line.layout().letter());
  }
}
