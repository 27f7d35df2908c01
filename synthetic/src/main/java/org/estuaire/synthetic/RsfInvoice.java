package org.estuaire.synthetic;

import java.time.LocalDate;
import java.util.List;

/**
 * An invoice for outpatient care (RSF-ACE) under way; amounts in cents.
 *
 * @param insured NIR of the insured person, 13 characters
 * @param statusAmo 1 validated, 3 paid
 * @param skew cents by which the total of the fees is wrong, on purpose
 */
record RsfInvoice(
    Person person,
    Insured insured,
    int number,
    int admission,
    LocalDate day,
    String finess,
    int statusAmo,
    int skew,
    List<Line> lines) {

  RsfInvoice {
    lines = List.copyOf(lines);
  }

  /** The number on whose rights the care is paid. */
  record Insured(String nir, String key) {
    static Insured of(Person person) {
      return new Insured(person.nir(), Nir.key(person.nir()));
    }
  }

  /** A line below the head of the invoice. */
  sealed interface Line {

    /** B: a hospital service. */
    record Service(String act, Price price) implements Line {}

    /** C: a fee. */
    record Fee(String act, Price price) implements Line {}

    /** L: up to five acts of biology, four digits each. */
    record Biology(List<String> acts) implements Line {}

    /** M: a technical act; its price is on a fee line. */
    record Technical(String ccam) implements Line {}

    /** H: a drug. */
    record Drug(String ucd, int cents) implements Line {}

    /** P: a device. */
    record Device(String lpp, int cents) implements Line {}
  }

  /**
   * @param coefficient in hundredths
   * @param unit price in cents
   * @param rate of reimbursement in per cent
   */
  record Price(int coefficient, int unit, int rate) {
    int base() {
      return (coefficient * unit + 50) / 100;
    }

    int amo() {
      return (base() * rate + 50) / 100;
    }

    int amc() {
      return base() - amo();
    }
  }

  RsfInvoice paid() {
    return withStatus(3);
  }

  RsfInvoice withStatus(int status) {
    return new RsfInvoice(person, insured, number, admission, day, finess, status, skew, lines);
  }

  RsfInvoice withFiness(String other) {
    return new RsfInvoice(person, insured, number, admission, day, other, statusAmo, skew, lines);
  }

  RsfInvoice withInsured(Insured other) {
    return new RsfInvoice(person, other, number, admission, day, finess, statusAmo, skew, lines);
  }

  RsfInvoice withSkew(int cents) {
    return new RsfInvoice(person, insured, number, admission, day, finess, statusAmo, cents, lines);
  }
}
