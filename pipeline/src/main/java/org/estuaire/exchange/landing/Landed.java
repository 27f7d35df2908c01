package org.estuaire.exchange.landing;

/**
 * Bytes that rest in the landing zone.
 *
 * @param partner code of the sender
 * @param sha256 of the bytes as sent, 64 lower-case hexadecimal digits: their name from now on
 * @param bytes how many were sent
 */
public record Landed(String partner, String sha256, long bytes) {}
