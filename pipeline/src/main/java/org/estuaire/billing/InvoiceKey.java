package org.estuaire.billing;

/**
 * The natural key of an invoice in the repository.
 *
 * @param year of the exit
 * @param byEntry whether {@code number} is the admission's number, for lack of an invoice number
 */
record InvoiceKey(String facility, int year, boolean byEntry, String number) {

  static InvoiceKey of(Invoice invoice) {
    InvoiceNumbers numbers = invoice.numbers();
    return new InvoiceKey(
        numbers.facility(), invoice.exit().getYear(), numbers.namedByEntry(), numbers.reference());
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "InvoiceKey[…]";
  }
}
