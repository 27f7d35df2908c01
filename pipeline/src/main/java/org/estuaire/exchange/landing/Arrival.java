package org.estuaire.exchange.landing;

/**
 * One time that bytes came, written in the ledger.
 *
 * @param id row of exchange.arrival
 * @param deliveryId row of exchange.delivery; the same for every arrival of the same content
 * @param repeated whether the content had come before
 */
public record Arrival(long id, long deliveryId, Landed landed, boolean repeated) {}
