package org.estuaire.exchange.load;

import java.time.Instant;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;

/**
 * A delivery that was inspected and is not loaded to its end.
 *
 * @param receivedAt when it first arrived
 * @param done records already committed: loading continues behind them
 * @param deaths of the process while it was being loaded
 */
public record PendingDelivery(
    long id,
    Partner partner,
    String sha256,
    String recordType,
    String format,
    Instant receivedAt,
    Reading reading,
    int records,
    int done,
    int deaths) {

  public PendingDelivery {
    reading = reading.receivedAt(receivedAt);
  }

  /** Whether the process died over it: it is loaded after all others, and alone. */
  boolean isSuspect() {
    return deaths > 0;
  }
}
