package org.estuaire.billing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the recovery of an invoice has come; unknown before the layout of 2018.
 *
 * @param rejections how often the compulsory insurance rejected it (REJETAMO)
 * @param amo compulsory insurance
 * @param amc complementary body
 * @param patient the patient
 */
public record Settlement(Optional<Integer> rejections, Payer amo, Payer amc, Payer patient) {

  /**
   * One who pays.
   *
   * @param sent when the invoice was sent (FACT…)
   * @param paid when it was paid in full (PAIE…)
   * @param status (STAT…) 0 not validated, 1 validated, 2 neither paid nor rejected, 3 paid, 9 not
   *     applicable; empty when not stated
   */
  public record Payer(Optional<LocalDate> sent, Optional<LocalDate> paid, String status) {

    public boolean isPaid() {
      return status.equals("3");
    }

    private int rank() {
      return switch (status) {
        case "1" -> 1;
        case "2" -> 2;
        case "3" -> 3;
        default -> 0;
      };
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Payer[…]";
    }
  }

  /** The newest sending or payment: what tells a newer transmission from an older one. */
  public Optional<LocalDate> lastEvent() {
    return payers()
        .flatMap(payer -> Stream.of(payer.sent(), payer.paid()))
        .flatMap(Optional::stream)
        .max(LocalDate::compareTo);
  }

  /** Grows as the payers' statuses advance from "not validated" to "paid". */
  public int progress() {
    return payers().mapToInt(Payer::rank).sum();
  }

  private Stream<Payer> payers() {
    return Stream.of(amo, amc, patient);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "Settlement[…]";
  }
}
