/**
 * The way from landed bytes to committed rows, the same for every lane: inspect a delivery once,
 * cut it into records, decode and normalise them ahead on several threads, and load them in chunks
 * that span deliveries. One transaction per chunk holds rows, rejects, findings and the ledger:
 * that is what makes the effect exactly once.
 */
@NullMarked
package org.estuaire.exchange.load;

import org.jspecify.annotations.NullMarked;
