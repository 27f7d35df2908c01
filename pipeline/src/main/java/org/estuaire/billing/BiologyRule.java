package org.estuaire.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.estuaire.billing.InvoiceLine.BiologyAct;
import org.estuaire.billing.InvoiceLine.BiologyLine;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.exchange.Finding;
import org.estuaire.terminology.NabmTariff;

/**
 * Biology against its nomenclature: the B that are billed must be the sum of the acts, at the
 * tariff of the day of each act. Compared only when the tariff holds every code; warned only,
 * because tariffs move.
 */
final class BiologyRule implements InvoiceRule {

  /** Act code of the fee lines that bill biology. */
  private static final String LETTER_B = "B";

  private final NabmTariff tariff;

  BiologyRule(NabmTariff tariff) {
    this.tariff = tariff;
  }

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    List<BiologyLine> lines = invoice.lines(BiologyLine.class);
    if (lines.isEmpty()) {
      return;
    }
    long sum = 0;
    boolean complete = true;
    for (BiologyLine line : lines) {
      for (BiologyAct act : line.acts()) {
        OptionalInt coefficient = tariff.coefficient(act.code(), act.date());
        complete &= coefficient.isPresent();
        sum += (long) act.quantity() * coefficient.orElse(0);
        unknown(line, act, coefficient, findings);
      }
    }
    if (complete) {
      compare(invoice, BigDecimal.valueOf(sum), lines.get(0), findings);
    }
  }

  /** Without an official table, an unknown code proves nothing. */
  private void unknown(
      BiologyLine line, BiologyAct act, OptionalInt coefficient, Consumer<Finding> findings) {
    if (coefficient.isEmpty() && tariff.complete()) {
      findings.accept(
          Finding.of(BillingFinding.NABM_NOT_IN_FORCE)
              .atLine(line.line())
              .inField("L.CODACT" + (line.acts().indexOf(act) + 1))
              .quoting(act.code()));
    }
  }

  private static void compare(
      Invoice invoice, BigDecimal detailed, BiologyLine first, Consumer<Finding> findings) {
    BigDecimal billed =
        invoice.lines(FeeLine.class).stream()
            .filter(fee -> fee.care().code().equals(LETTER_B))
            .map(fee -> fee.price().units())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (billed.compareTo(detailed) != 0) {
      findings.accept(
          Finding.of(BillingFinding.NABM_SUM)
              .atLine(first.line())
              .inField("C.COEFF")
              .quoting(billed.toPlainString() + " ≠ " + detailed.toPlainString()));
    }
  }
}
