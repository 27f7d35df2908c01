package org.estuaire.billing;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.estuaire.exchange.Finding;

/** Order of the dates: birth, entry, care, exit; and the layout that the exit's year asks for. */
final class DateRule implements InvoiceRule {

  /** From this year on every invoice has a number of its own. */
  private static final int FIRST_NUMBERED_YEAR = 2022;

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    if (invoice.exit().isBefore(invoice.entry())) {
      report(BillingFinding.EXIT_BEFORE_ENTRY, "A.DTSOR", invoice, findings);
    }
    if (invoice.beneficiary().birthDate().filter(invoice.entry()::isBefore).isPresent()) {
      report(BillingFinding.ENTRY_BEFORE_BIRTH, "A.DTENT", invoice, findings);
    }
    if (invoice.numbers().namedByEntry() && invoice.exit().getYear() >= FIRST_NUMBERED_YEAR) {
      report(BillingFinding.LAYOUT_OUTDATED, "A.NUMFACT", invoice, findings);
    }
    invoice.lines().forEach(line -> care(line, invoice, findings));
  }

  private static void care(InvoiceLine line, Invoice invoice, Consumer<Finding> findings) {
    for (int i = 0; i < line.dates().size(); i++) {
      if (isOutside(line.dates().get(i), invoice)) {
        findings.accept(
            Finding.of(BillingFinding.CARE_OUTSIDE_STAY)
                .atLine(line.line())
                .inField(dateField(line, i)));
      }
    }
  }

  private static boolean isOutside(LocalDate date, Invoice invoice) {
    return date.isBefore(invoice.entry()) || date.isAfter(invoice.exit());
  }

  private static String dateField(InvoiceLine line, int index) {
    return line.letter()
        + switch (line.letter()) {
          case 'B', 'C' -> ".DATSOINS";
          case 'L' -> ".DTACTE" + (index + 1);
          case 'M' -> ".DTACTE";
          default -> ".DTENT";
        };
  }

  private static void report(
      BillingFinding why, String field, Invoice invoice, Consumer<Finding> findings) {
    findings.accept(Finding.of(why).atLine(invoice.line()).inField(field));
  }
}
