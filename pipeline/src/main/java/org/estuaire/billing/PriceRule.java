package org.estuaire.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.billing.InvoiceLine.ServiceLine;
import org.estuaire.exchange.Finding;

/**
 * The arithmetic of the lines B and C. Products are only warned about: night rates, fixed
 * participations and coefficients of the facility explain honest differences.
 */
final class PriceRule implements InvoiceRule {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    for (InvoiceLine line : invoice.lines()) {
      if (line instanceof FeeLine fee) {
        check(fee.price(), line, findings);
      } else if (line instanceof ServiceLine service) {
        check(service.price(), line, findings);
      }
    }
  }

  private static void check(Price price, InvoiceLine line, Consumer<Finding> findings) {
    if (price.rate() > 100) {
      report(BillingFinding.RATE_OUT_OF_RANGE, "TAUX", price.rate() + "", line, findings);
    }
    if (differ(price.base(), price.expectedBase())) {
      report(
          BillingFinding.BASE_NOT_PRODUCT, "MTBREM", price.base().toPlainString(), line, findings);
    }
    BigDecimal expectedAmo =
        price
            .base()
            .multiply(BigDecimal.valueOf(price.rate(), 2))
            .setScale(2, RoundingMode.HALF_UP);
    if (differ(price.amo(), expectedAmo)) {
      report(BillingFinding.AMO_NOT_RATE, "MTREMAMO", price.amo().toPlainString(), line, findings);
    }
    BigDecimal shares = price.amo().add(price.amc());
    if (shares.subtract(price.billed()).compareTo(CENT) > 0) {
      report(
          BillingFinding.SHARES_EXCEED_BILLED,
          "MTHONOR",
          price.billed().toPlainString(),
          line,
          findings);
    }
  }

  private static boolean differ(BigDecimal stated, BigDecimal expected) {
    return stated.subtract(expected).abs().compareTo(CENT) > 0;
  }

  private static void report(
      BillingFinding why,
      String field,
      String value,
      InvoiceLine line,
      Consumer<Finding> findings) {
    findings.accept(
        Finding.of(why).atLine(line.line()).inField(line.letter() + "." + field).quoting(value));
  }
}
