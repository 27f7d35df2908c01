package org.estuaire.billing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.estuaire.exchange.FirstFindings;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.terminology.NabmTariff;

/** Applies all rules for invoices and gives all reasons at once. */
public final class BillingNormaliser implements Normaliser<Invoice> {

  private final List<InvoiceRule> rules;

  /**
   * @param partner the sender: says for which facilities it may send
   */
  public BillingNormaliser(Partner partner, NabmTariff tariff) {
    this.rules =
        List.of(
            new FacilityRule(Set.copyOf(partner.facilities())),
            new PersonRule(),
            new DateRule(),
            new TotalsRule(),
            new PriceRule(),
            new SettlementRule(),
            new BiologyRule(tariff));
  }

  @Override
  public Outcome<Invoice> normalise(Invoice invoice, Instant received) {
    FirstFindings findings = new FirstFindings();
    new ArrivalRule(received).check(invoice, findings::add);
    rules.forEach(rule -> rule.check(invoice, findings::add));
    return findings.hasErrors()
        ? new Outcome.Rejected<>(invoice.key(), findings.all())
        : new Outcome.Accepted<>(invoice, findings.all());
  }
}
