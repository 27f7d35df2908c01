/**
 * What operators ask the ledger: state of the night, deliveries, quarantine, and the trace of
 * anything that arrived.
 */
@NullMarked
package org.estuaire.exchange.view;

import org.jspecify.annotations.NullMarked;
