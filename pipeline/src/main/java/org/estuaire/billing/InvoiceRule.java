package org.estuaire.billing;

import java.util.function.Consumer;
import org.estuaire.exchange.Finding;

/** One group of rules that an invoice must obey. Pure and safe for use by several threads. */
interface InvoiceRule {

  /** Reports every breach, not only the first. */
  void check(Invoice invoice, Consumer<Finding> findings);
}
