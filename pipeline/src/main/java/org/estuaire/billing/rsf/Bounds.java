package org.estuaire.billing.rsf;

import org.estuaire.exchange.Partner;

/**
 * Bounds of one invoice, for hostile or broken files: what goes beyond is cut by the splitter and
 * refused by the decoder.
 */
record Bounds(int lines, int bytes) {

  /** Three times the longest line of the layout: what is longer is kept only to this length. */
  static final int LINE_BYTES = 1024;

  private static final int INVOICE_LINES = 10_000;

  static Bounds of(Partner partner) {
    return new Bounds(INVOICE_LINES, Math.max(partner.limits().recordBytes(), 4 * LINE_BYTES));
  }

  /** Whether an invoice of this size takes no further line. */
  boolean full(int itsLines, int itsBytes) {
    return itsLines >= lines || itsBytes + LINE_BYTES + 2 > bytes;
  }
}
