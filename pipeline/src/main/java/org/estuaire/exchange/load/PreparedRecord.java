package org.estuaire.exchange.load;

import java.util.Optional;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Tally;

/**
 * A record that was decoded and normalised, waiting for its chunk's transaction.
 *
 * @param tally its parts; empty for a record that has none, and where they could not be counted
 */
record PreparedRecord<R extends LaneRecord>(
    PendingDelivery delivery, RawRecord raw, Optional<Tally> tally, Outcome<R> outcome) {}
