package org.estuaire.billing;

import static org.estuaire.billing.BillingFinding.SETTLED_IN_FUTURE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.estuaire.exchange.Finding;

/**
 * What a file says has happened before it arrived: a sending or payment of the future would win
 * over every later file, and an exit of the future would make an invoice of a year of its own.
 *
 * @param received when the file arrived
 */
record ArrivalRule(Instant received) implements InvoiceRule {

  /** Clocks stand in many zones. */
  private static final Duration GRACE = Duration.ofDays(1);

  /** An invoice is sent and paid after the exit; offices correct dates of the same month. */
  private static final int MOST_DAYS_BEFORE_EXIT = 31;

  @Override
  public void check(Invoice invoice, Consumer<Finding> findings) {
    LocalDate latest = LocalDate.ofInstant(received.plus(GRACE), ZoneOffset.UTC);
    Optional<LocalDate> settled = invoice.settlement().lastEvent();
    if (invoice.exit().isAfter(latest)) {
      report(BillingFinding.DATE_IN_FUTURE, "A.DTSOR", invoice, findings);
    } else if (settled
        .filter(day -> day.plusDays(MOST_DAYS_BEFORE_EXIT).isBefore(invoice.exit()))
        .isPresent()) {
      report(BillingFinding.EXIT_AFTER_SETTLEMENT, "A.DTSOR", invoice, findings);
    }
    if (invoice.entry().isAfter(latest)) {
      report(BillingFinding.DATE_IN_FUTURE, "A.DTENT", invoice, findings);
    }
    settlement(
        invoice.settlement(), latest, field -> report(SETTLED_IN_FUTURE, field, invoice, findings));
  }

  private static void settlement(Settlement settlement, LocalDate latest, Consumer<String> fields) {
    payer("AMO", settlement.amo(), latest, fields);
    payer("AMC", settlement.amc(), latest, fields);
    payer("PAT", settlement.patient(), latest, fields);
  }

  private static void payer(
      String who, Settlement.Payer payer, LocalDate latest, Consumer<String> fields) {
    if (payer.sent().filter(latest::isBefore).isPresent()) {
      fields.accept("A.FACT" + who);
    }
    if (payer.paid().filter(latest::isBefore).isPresent()) {
      fields.accept("A.PAIE" + who);
    }
  }

  private static void report(
      BillingFinding why, String field, Invoice invoice, Consumer<Finding> findings) {
    findings.accept(Finding.of(why).atLine(invoice.line()).inField(field));
  }
}
