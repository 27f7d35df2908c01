package org.estuaire.exchange.load;

import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;

/**
 * A delivery that was inspected and is not loaded to its end.
 *
 * @param done records already committed: loading goes on behind them
 */
public record PendingDelivery(
    long id,
    Partner partner,
    String sha256,
    String format,
    Reading reading,
    int records,
    int done) {}
