package org.estuaire.billing;

import org.estuaire.exchange.Filed;
import org.estuaire.repository.CopyRows;

/** Writes invoices and their statuses in the column order of {@link BillingSql}. */
final class InvoiceRows {

  private InvoiceRows() {}

  static void key(CopyRows to, InvoiceKey key) {
    to.text(key.facility()).number(key.year()).bool(key.byEntry()).text(key.number());
  }

  static void invoice(CopyRows to, Filed<Invoice> filed, InvoiceVersion version) {
    Invoice invoice = filed.record();
    key(to, InvoiceKey.of(invoice));
    to.text(invoice.numbers().site())
        .text(invoice.numbers().entry())
        .time(invoice.entry())
        .time(invoice.exit());
    coverage(to, invoice.coverage());
    totals(to, invoice.totals());
    settlement(to, invoice.settlement());
    to.bool(invoice.beneficiary().nirDoubtful())
        .time(version.lastEvent())
        .number(version.progress())
        .bytes(version.contentHash())
        .number(filed.sourceIdentityId())
        .number(filed.deliveryId())
        .number(filed.place().ordinal())
        .endRow();
  }

  static void status(
      CopyRows to, long invoiceId, Filed<Invoice> filed, InvoiceVersion version, boolean late) {
    InvoiceTotals totals = filed.record().totals();
    to.number(invoiceId)
        .number(filed.deliveryId())
        .number(filed.place().ordinal())
        .number(filed.sourceIdentityId())
        .bytes(version.contentHash())
        .bool(late)
        .decimal(totals.services())
        .decimal(totals.fees());
    settlement(to, filed.record().settlement());
    to.endRow();
  }

  /** The number of a work accident stays out: it would name the person. */
  private static void coverage(CopyRows to, Coverage coverage) {
    to.textOrNull(coverage.pathway())
        .textOrNull(coverage.operation())
        .textOrNull(coverage.insurance())
        .textOrNull(coverage.contract())
        .textOrNull(coverage.exemption())
        .textOrNull(coverage.billable())
        .textOrNull(coverage.notBillableReason())
        .textOrNull(coverage.scheme())
        .textOrNull(coverage.solidarity())
        .textOrNull(coverage.fides())
        .textOrNull(coverage.management())
        .textOrNull(coverage.complementaryBody())
        .textOrNull(coverage.country())
        .textOrNull(coverage.article51());
  }

  private static void totals(CopyRows to, InvoiceTotals totals) {
    to.decimal(totals.servicesBase())
        .decimal(totals.servicesAmo())
        .decimal(totals.servicesAmc())
        .decimal(totals.services())
        .decimal(totals.fees())
        .decimal(totals.feesAmo())
        .decimal(totals.feesAmc())
        .decimal(totals.patientShare())
        .decimal(totals.patientAmount().orElse(null));
  }

  private static void settlement(CopyRows to, Settlement settlement) {
    to.textOrNull(settlement.rejections().map(String::valueOf).orElse(""));
    payer(to, settlement.amo());
    payer(to, settlement.amc());
    payer(to, settlement.patient());
  }

  private static void payer(CopyRows to, Settlement.Payer payer) {
    to.time(payer.sent()).time(payer.paid()).textOrNull(payer.status());
  }
}
