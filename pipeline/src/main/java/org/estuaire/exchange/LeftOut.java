package org.estuaire.exchange;

/**
 * Parts of a record that do not become rows, for one reason.
 *
 * @param reason a rule that says why
 * @param parts how many
 * @param line of the delivery where the first of them lies, counted from 1; 0 where it has none
 * @param field how the sender calls the place of the first of them
 */
public record LeftOut(FindingCode reason, int parts, long line, String field) {}
