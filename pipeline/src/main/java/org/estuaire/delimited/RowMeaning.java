package org.estuaire.delimited;

import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Partner;

/** What the rows of a record type mean: all that a new delimited format has to say. */
@FunctionalInterface
public interface RowMeaning<R> {

  /** Pure; never throws for bad input. Errors of the row's cells must be among the answer's. */
  Decoded<R> understand(DelimitedRow row, Partner partner);
}
