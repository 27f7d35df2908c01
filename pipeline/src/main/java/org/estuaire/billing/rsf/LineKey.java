package org.estuaire.billing.rsf;

/**
 * What joins the lines of an invoice: NOFINESS and NUMFACT since the layout of 2022, NOFINESS, NOSS
 * and NUMENT before. Read leniently, from any text, before anything is checked.
 */
record LineKey(char letter, String facility, String invoice, String insured, String entry) {

  static LineKey of(String line) {
    char letter = line.isEmpty() ? ' ' : line.charAt(0);
    int invoiceAt = RsfLayout.of(letter).map(layout -> layout.field("NUMFACT").start()).orElse(-1);
    // The A record has two columns more (sex, title) before the insured person.
    int shift = letter == 'A' ? 2 : 0;
    return new LineKey(
        letter,
        part(line, 1, 9),
        invoiceAt < 0 ? "" : number(part(line, invoiceAt, 9)),
        part(line, 19 + shift, 13),
        number(part(line, 37 + shift, 9)));
  }

  boolean startsInvoice() {
    return letter == 'A';
  }

  /**
   * Whether a line belongs to the same invoice. Where one of the two bears no invoice number (a
   * truncated line, a mix of layouts) the older key decides, so that the finding names the defect.
   */
  boolean joins(LineKey other) {
    boolean bothNumbered = !invoice.isEmpty() && !other.invoice.isEmpty();
    boolean same =
        bothNumbered
            ? invoice.equals(other.invoice)
            : insured.equals(other.insured) && entry.equals(other.entry);
    return same && !facility.isEmpty() && facility.equals(other.facility);
  }

  /** Best effort, for invoices whose form is broken. */
  String display() {
    return facility.strip() + "/?/" + (invoice.isEmpty() ? entry : invoice);
  }

  /** Filled with zeros, whatever it was filled with; none when there is nothing but filling. */
  private static String number(String field) {
    String zeros = field.replace(' ', '0');
    return RsfLine.isZeros(zeros) ? "" : zeros;
  }

  private static String part(String line, int from, int length) {
    return line.length() < from + length ? "" : line.substring(from, from + length);
  }

  /** Without the content: it names a person. */
  @Override
  public String toString() {
    return "LineKey[" + letter + "]";
  }
}
