package org.estuaire.social.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estuaire.delimited.Mapping;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;

/** What is odd about a payment is told; a council may have its reasons. */
final class PaymentRules implements Normaliser<Payment> {

  private static final BigDecimal TOLERANCE = BigDecimal.ONE;

  /** Clocks stand in many zones. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final Mapping mapping;

  PaymentRules(Mapping mapping) {
    this.mapping = mapping;
  }

  @Override
  public Outcome<Payment> normalise(Payment payment, Instant received) {
    // The latest extraction holds: one of the future would hold for ever.
    if (payment.extractedOn().isAfter(LocalDate.ofInstant(received.plus(GRACE), ZoneOffset.UTC))) {
      return new Outcome.Rejected<>(
          payment.key(),
          List.of(about(PaymentRow.DATE_EXTRACTION, PaymentFinding.EXTRACTED_IN_FUTURE)));
    }
    List<Finding> warnings = new ArrayList<>();
    if (payment.month().isAfter(YearMonth.from(payment.extractedOn()))) {
      warnings.add(about(PaymentRow.MOIS_PAIEMENT, PaymentFinding.MONTH_TO_COME));
    }
    due(payment)
        .filter(due -> payment.paid().subtract(due).abs().compareTo(TOLERANCE) > 0)
        .map(due -> about(PaymentRow.MONTANT_VERSE, PaymentFinding.PAID, due.toPlainString()))
        .ifPresent(warnings::add);
    return new Outcome.Accepted<>(payment, warnings);
  }

  private static Optional<BigDecimal> due(Payment payment) {
    return payment.used().flatMap(used -> payment.participation().map(used::subtract));
  }

  private Finding about(String field, PaymentFinding code, String... arguments) {
    return Finding.of(code, arguments).inField(mapping.columnOf(field));
  }
}
