package org.estuaire.billing;

import java.util.function.Consumer;
import org.estuaire.exchange.Finding;

/** Keys of the numbers that name persons; a wrong one is not used, the invoice stays. */
final class PersonRule implements InvoiceRule {

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    Beneficiary who = invoice.beneficiary();
    Finding nir = Finding.of(BillingFinding.NIR_KEY).atLine(invoice.line());
    if (who.insuredNirVerdict() == NirKey.Verdict.WRONG) {
      findings.accept(nir.inField("A.NOSS").quoting(who.insuredNir()));
    }
    if (who.nirVerdict() == NirKey.Verdict.WRONG) {
      findings.accept(nir.inField("A.NOIMM").quoting(who.nir()));
    }
    NirKey.Verdict ins = who.insVerdict();
    if (ins == NirKey.Verdict.WRONG || ins == NirKey.Verdict.UNCHECKED) {
      findings.accept(
          Finding.of(BillingFinding.INS_KEY)
              .atLine(invoice.line())
              .inField("A.INS")
              .quoting(who.ins()));
    }
  }
}
