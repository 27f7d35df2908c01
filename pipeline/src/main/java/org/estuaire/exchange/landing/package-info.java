/**
 * Where deliveries come to rest: their bytes, encrypted, in the landing zone; their arrival, in the
 * ledger. A sender may forget a delivery only when both are durable.
 */
@NullMarked
package org.estuaire.exchange.landing;

import org.jspecify.annotations.NullMarked;
