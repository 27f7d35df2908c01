package org.estuaire.billing;

import java.math.BigDecimal;
import org.estuaire.exchange.ContentLine;

/** An act as whoever tries a file is shown it: how often, and for how much. */
final class ActLine {

  private ActLine() {}

  /** An act that is paid on its own line. */
  static ContentLine of(InvoiceLine line, String code, int quantity, BigDecimal euros) {
    return of(line, code, quantity + " × " + euros.toPlainString() + " €");
  }

  /** An act that is paid on another line. */
  static ContentLine of(InvoiceLine line, String code, int quantity) {
    return of(line, code, quantity + " ×");
  }

  private static ContentLine of(InvoiceLine line, String code, String value) {
    return new ContentLine(
        line.line(), String.valueOf(line.letter()), code, "", value, "", "", "", false);
  }
}
