package org.estuaire.billing;

/**
 * The numbers by which a hospital names an invoice.
 *
 * @param facility FINESS registered on e-PMSI (NOFINESS): the legal entity of a public hospital
 * @param site FINESS of the place of care (NOFINESSGEO)
 * @param entry admission number (NUMENT)
 * @param invoice invoice number (NUMFACT); empty before the layout of 2022, which introduced it
 */
public record InvoiceNumbers(String facility, String site, String entry, String invoice) {

  /** Before 2022 an invoice has no number of its own: its admission's number stands for it. */
  public boolean namedByEntry() {
    return invoice.isEmpty();
  }

  public String reference() {
    return namedByEntry() ? entry : invoice;
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "InvoiceNumbers[…]";
  }
}
