package org.estuaire.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.estuaire.billing.InvoiceLine.DeviceLine;
import org.estuaire.billing.InvoiceLine.DrugLine;
import org.estuaire.billing.InvoiceLine.FeeLine;
import org.estuaire.billing.InvoiceLine.ServiceLine;
import org.estuaire.exchange.Finding;

/**
 * The totals of the A line against the sums of the lines, with a tolerance of one cent per line.
 *
 * <p>The norm counts devices (P) among the services but gives their lines no share of their own,
 * and doesn't say how drugs (H) are counted. So a total of services may hold them or not: it must
 * lie between the sum of the B lines and that sum plus everything billed on H and P lines.
 */
final class TotalsRule implements InvoiceRule {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    Check check = new Check(invoice, findings);
    InvoiceTotals totals = invoice.totals();
    check.fees("TTHONOR", totals.fees(), "C.MTHONOR", Price::billed);
    check.fees("TTREMAM", totals.feesAmo(), "C.MTREMAMO", Price::amo);
    check.fees("TTOCHN", totals.feesAmc(), "C.MTREMAMC", Price::amc);
    check.services("TTBAPH", totals.servicesBase(), "B.MTBREM", Price::base);
    check.services("TTAMOPH", totals.servicesAmo(), "B.MTREMAMO", Price::amo);
    check.services("TTOCPH", totals.servicesAmc(), "B.MTREMAMC", Price::amc);
    check.services("TTFACPH", totals.services(), "B.MTHONOR", Price::billed);
  }

  private static final class Check {

    private final Invoice invoice;
    private final Consumer<Finding> findings;
    private final List<Price> fees;
    private final List<Price> services;
    private final BigDecimal supplies;
    private final int supplyLines;

    Check(Invoice invoice, Consumer<Finding> findings) {
      this.invoice = invoice;
      this.findings = findings;
      this.fees = invoice.lines(FeeLine.class).stream().map(FeeLine::price).toList();
      this.services = invoice.lines(ServiceLine.class).stream().map(ServiceLine::price).toList();
      List<DrugLine> drugs = invoice.lines(DrugLine.class);
      List<DeviceLine> devices = invoice.lines(DeviceLine.class);
      this.supplies = sum(drugs, DrugLine::billed).add(sum(devices, DeviceLine::billed));
      this.supplyLines = drugs.size() + devices.size();
    }

    void fees(String total, BigDecimal declared, String summed, Function<Price, BigDecimal> part) {
      BigDecimal sum = sum(fees, part);
      compare(total, declared, summed, sum, sum, fees.size());
    }

    void services(
        String total, BigDecimal declared, String summed, Function<Price, BigDecimal> part) {
      BigDecimal sum = sum(services, part);
      String names = supplyLines == 0 ? summed : summed + " (+ H, P)";
      compare(total, declared, names, sum, sum.add(supplies), services.size() + supplyLines);
    }

    private void compare(
        String total,
        BigDecimal declared,
        String summed,
        BigDecimal least,
        BigDecimal most,
        int lines) {
      BigDecimal excess = least.subtract(declared).max(declared.subtract(most));
      if (excess.signum() <= 0) {
        return;
      }
      boolean rounding = excess.compareTo(CENT.multiply(BigDecimal.valueOf(lines))) <= 0;
      BillingFinding why = rounding ? BillingFinding.TOTAL_ROUNDED : BillingFinding.TOTAL_WRONG;
      findings.accept(
          Finding.of(why, summed)
              .atLine(invoice.line())
              .inField("A." + total)
              .quoting(declared.toPlainString() + " ≠ " + least.toPlainString()));
    }

    private static <T> BigDecimal sum(List<T> lines, Function<T, BigDecimal> part) {
      return lines.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
