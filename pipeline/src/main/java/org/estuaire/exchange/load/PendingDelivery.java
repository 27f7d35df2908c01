package org.estuaire.exchange.load;

import java.time.Instant;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;

/**
 * A delivery that was inspected and is not loaded to its end.
 *
 * @param receivedAt when it first arrived
 * @param done records already committed: loading goes on behind them
 */
public record PendingDelivery(
    long id,
    Partner partner,
    String sha256,
    String format,
    Instant receivedAt,
    Reading reading,
    int records,
    int done) {}
