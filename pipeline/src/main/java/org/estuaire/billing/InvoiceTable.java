package org.estuaire.billing;

import static org.estuaire.repository.Column.bigint;
import static org.estuaire.repository.Column.bool;
import static org.estuaire.repository.Column.bytes;
import static org.estuaire.repository.Column.date;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.decimal;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.integer;
import static org.estuaire.repository.Column.smallint;
import static org.estuaire.repository.Column.smallintOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;

import java.util.OptionalInt;
import java.util.function.Function;
import org.estuaire.exchange.Filed;
import org.estuaire.repository.Table;

/** The columns of {@code billing.invoice} and {@code billing.invoice_status}. */
final class InvoiceTable {

  static final Table<InvoiceKey> KEY =
      Table.<InvoiceKey>named("billing.invoice")
          .key(
              text("facility", InvoiceKey::facility),
              smallint("year", InvoiceKey::year),
              bool("by_entry", InvoiceKey::byEntry),
              text("number", InvoiceKey::number));

  /** What a newer version replaces stands behind the key. */
  static final Table<NewVersion> INVOICE = invoice();

  static final Table<Status> STATUS =
      settlement(
          Table.<Status>named("billing.invoice_status")
              .rest(bigint("invoice_id", Status::invoiceId))
              .rest(Status::version, bool("late", NewVersion::late))
              .rest(
                  status -> status.version().invoice().totals(),
                  decimal("services", InvoiceTotals::services),
                  decimal("fees", InvoiceTotals::fees)),
          Status::version);

  /**
   * A version that is new to the repository.
   *
   * @param late it came after a newer one
   */
  record NewVersion(Filed<Invoice> filed, InvoiceVersion version, boolean late) {
    InvoiceKey key() {
      return InvoiceKey.of(invoice());
    }

    Invoice invoice() {
      return filed.record();
    }
  }

  /** A version in the life of an invoice. */
  record Status(long invoiceId, NewVersion version) {}

  private InvoiceTable() {}

  private static Table<NewVersion> invoice() {
    Table<NewVersion> said =
        KEY.of("billing.invoice", NewVersion::key)
            .rest(
                version -> version.invoice().numbers(),
                text("site", InvoiceNumbers::site),
                text("entry_number", InvoiceNumbers::entry))
            .rest(
                NewVersion::invoice,
                date("entry_date", Invoice::entry),
                date("exit_date", Invoice::exit))
            // The number of a work accident stays out: it would name the person.
            .rest(
                version -> version.invoice().coverage(),
                textOrNull("pathway", Coverage::pathway),
                textOrNull("operation", Coverage::operation),
                textOrNull("insurance", Coverage::insurance),
                textOrNull("contract", Coverage::contract),
                textOrNull("exemption", Coverage::exemption),
                textOrNull("billable", Coverage::billable),
                textOrNull("not_billable_reason", Coverage::notBillableReason),
                textOrNull("scheme", Coverage::scheme),
                textOrNull("solidarity", Coverage::solidarity),
                textOrNull("fides", Coverage::fides),
                textOrNull("management", Coverage::management),
                textOrNull("complementary_body", Coverage::complementaryBody),
                textOrNull("country", Coverage::country),
                textOrNull("article51", Coverage::article51))
            .rest(
                version -> version.invoice().totals(),
                decimal("services_base", InvoiceTotals::servicesBase),
                decimal("services_amo", InvoiceTotals::servicesAmo),
                decimal("services_amc", InvoiceTotals::servicesAmc),
                decimal("services", InvoiceTotals::services),
                decimal("fees", InvoiceTotals::fees),
                decimal("fees_amo", InvoiceTotals::feesAmo),
                decimal("fees_amc", InvoiceTotals::feesAmc),
                decimal("patient_share", InvoiceTotals::patientShare),
                decimalOrNull("patient_amount", InvoiceTotals::patientAmount))
            .rest(bool("nir_doubtful", version -> version.invoice().beneficiary().nirDoubtful()))
            .rest(
                NewVersion::version,
                dateOrNull("last_event", InvoiceVersion::lastEvent),
                smallint("progress", InvoiceVersion::progress));
    return settlement(said, version -> version);
  }

  /** What both tables know of a version: how far its recovery has come, and where it came from. */
  private static <R> Table<R> settlement(Table<R> table, Function<R, NewVersion> of) {
    Table<R> origin =
        table
            .rest(
                of.andThen(NewVersion::version),
                bytes("content_hash", version -> version.content().hash()),
                bigint("source_identity_id", version -> version.content().sourceIdentityId()),
                bigint("delivery_id", InvoiceVersion::deliveryId),
                integer("ordinal", InvoiceVersion::ordinal))
            .rest(settlement(of), smallintOrNull("rejections", InvoiceTable::rejections));
    Table<R> amo = payer(origin, "amo", settlement(of).andThen(Settlement::amo));
    Table<R> amc = payer(amo, "amc", settlement(of).andThen(Settlement::amc));
    return payer(amc, "patient", settlement(of).andThen(Settlement::patient));
  }

  private static <R> Function<R, Settlement> settlement(Function<R, NewVersion> of) {
    return of.andThen(version -> version.invoice().settlement());
  }

  private static OptionalInt rejections(Settlement settlement) {
    return settlement.rejections().map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static <R> Table<R> payer(
      Table<R> table, String who, Function<R, Settlement.Payer> payer) {
    return table.rest(
        payer,
        dateOrNull(who + "_sent", Settlement.Payer::sent),
        dateOrNull(who + "_paid", Settlement.Payer::paid),
        textOrNull(who + "_status", Settlement.Payer::status));
  }
}
