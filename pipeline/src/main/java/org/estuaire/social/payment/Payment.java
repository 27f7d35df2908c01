package org.estuaire.social.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.ContentLine;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.person.Claim;

/**
 * What a council paid for a right in one month, for one kind of aid. It states nobody: its person
 * is that of the right.
 *
 * @param right number of the right
 * @param kind AH human aid, ANR regular other, ANP one-off other, REP respite
 * @param used of what was notified
 * @param participation of the person, that month
 * @param paid less than nothing where something is recovered
 * @param mode 1 person, 2 provider, 3 CESU, 4 establishment
 * @param reason why the paid amount is another than due
 * @param extractedOn day on which the council's software wrote the file: the latest statement holds
 */
record Payment(
    String right,
    YearMonth month,
    String kind,
    Optional<BigDecimal> notified,
    Optional<BigDecimal> used,
    Optional<BigDecimal> participation,
    BigDecimal paid,
    Optional<BigDecimal> hours,
    String mode,
    String reason,
    LocalDate extractedOn)
    implements LaneRecord {

  static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

  /** The same for a right under another number. */
  Payment ofRight(String number) {
    return new Payment(
        number, month, kind, notified, used, participation, paid, hours, mode, reason, extractedOn);
  }

  @Override
  public String key() {
    return right + "/" + month.format(MONTH) + "/" + kind;
  }

  @Override
  public boolean statesAPerson() {
    return false;
  }

  @Override
  public Claim claim() {
    throw new IllegalStateException("a payment states nobody");
  }

  @Override
  public List<ContentLine> content() {
    return List.of(
        ContentLine.of(PaymentRow.NUM_DROIT, right),
        ContentLine.of(PaymentRow.MOIS_PAIEMENT, month.format(MONTH)),
        ContentLine.of(PaymentRow.NATURE, kind),
        ContentLine.of(PaymentRow.MONTANT_VERSE, paid.toPlainString()));
  }

  /** Without the content: it concerns a person. */
  @Override
  public String toString() {
    return "Payment[…]";
  }
}
