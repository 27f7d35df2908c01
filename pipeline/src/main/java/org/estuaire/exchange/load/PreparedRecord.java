package org.estuaire.exchange.load;

import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.RawRecord;

/** A record that was decoded and normalised, waiting for its chunk's transaction. */
record PreparedRecord<R extends LaneRecord>(
    PendingDelivery delivery, RawRecord raw, Outcome<R> outcome) {}
