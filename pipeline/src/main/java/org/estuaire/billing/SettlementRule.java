package org.estuaire.billing;

import java.util.function.Consumer;
import org.estuaire.exchange.Finding;

/** Whether statuses, sendings, payments and rejections tell one story. */
final class SettlementRule implements InvoiceRule {

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    Consumer<Finding> here = finding -> findings.accept(finding.atLine(invoice.line()));
    billable(invoice.coverage(), here);
    Settlement settlement = invoice.settlement();
    payer("AMO", settlement.amo(), here);
    payer("AMC", settlement.amc(), here);
    payer("PAT", settlement.patient(), here);
    boolean rejected = settlement.rejections().filter(times -> times > 0).isPresent();
    if (rejected && settlement.amo().sent().isEmpty()) {
      here.accept(Finding.of(BillingFinding.REJECTED_WITHOUT_SENDING).inField("A.REJETAMO"));
    }
  }

  private static void billable(Coverage coverage, Consumer<Finding> findings) {
    boolean notBillable = coverage.billable().equals("0");
    boolean reason = !coverage.notBillableReason().isEmpty();
    if (notBillable && !reason) {
      findings.accept(Finding.of(BillingFinding.REASON_MISSING).inField("A.MONFAC"));
    }
    if (!notBillable && reason) {
      findings.accept(
          Finding.of(BillingFinding.REASON_NOT_EXPECTED)
              .inField("A.MONFAC")
              .quoting(coverage.notBillableReason()));
    }
  }

  private static void payer(String who, Settlement.Payer payer, Consumer<Finding> findings) {
    if (payer.isPaid() && payer.paid().isEmpty()) {
      findings.accept(
          Finding.of(BillingFinding.PAID_WITHOUT_DATE, "PAIE" + who).inField("A.STAT" + who));
    }
    boolean early =
        payer.paid().isPresent() && payer.sent().filter(payer.paid().get()::isBefore).isPresent();
    if (early) {
      findings.accept(
          Finding.of(BillingFinding.PAID_BEFORE_SENT, "FACT" + who).inField("A.PAIE" + who));
    }
  }
}
