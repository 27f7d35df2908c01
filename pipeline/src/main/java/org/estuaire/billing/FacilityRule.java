package org.estuaire.billing;

import java.util.Set;
import java.util.function.Consumer;
import org.estuaire.exchange.Finding;
import org.estuaire.terminology.Finess;

/** FINESS keys, and whether the sender may speak for this facility. */
final class FacilityRule implements InvoiceRule {

  private final Set<String> facilities;

  /**
   * @param facilities FINESS numbers for which the partner may send
   */
  FacilityRule(Set<String> facilities) {
    this.facilities = facilities;
  }

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    InvoiceNumbers numbers = invoice.numbers();
    key("A.NOFINESS", numbers.facility(), invoice.line(), findings);
    key("A.NOFINESSGEO", numbers.site(), invoice.line(), findings);
    for (InvoiceLine line : invoice.lines()) {
      if (!line.site().equals(numbers.site())) {
        key(line.letter() + ".NOFINESSGEO", line.site(), line.line(), findings);
      }
    }
    if (!facilities.contains(numbers.facility())) {
      boolean swapped = facilities.contains(numbers.site());
      BillingFinding why =
          swapped ? BillingFinding.FACILITY_SWAPPED : BillingFinding.FACILITY_UNKNOWN;
      findings.accept(
          Finding.of(why).atLine(invoice.line()).inField("A.NOFINESS").quoting(numbers.facility()));
    }
  }

  /** An absent site was reported with the form. */
  private static void key(String field, String number, long line, Consumer<Finding> findings) {
    Finess.Verdict verdict = number.isEmpty() ? Finess.Verdict.VALID : Finess.verdict(number);
    if (verdict != Finess.Verdict.VALID) {
      BillingFinding why =
          verdict == Finess.Verdict.WRONG
              ? BillingFinding.FINESS_KEY
              : BillingFinding.FINESS_UNCHECKED;
      findings.accept(Finding.of(why).atLine(line).inField(field).quoting(number));
    }
  }
}
