package org.estuaire.exchange.trial;

/**
 * The persons of a file, each once. Who is known under another identifier is shown to operators
 * alone: a sender is not told whom the territory knows.
 *
 * @param knownIdentifier their local identifier was known before
 * @param byIns somebody is known under their INS
 * @param byTraits somebody is known with their traits
 * @param alone nobody was found for them
 * @param newWithIns of all whose identifier is new: they state a qualified INS
 * @param newWithTraits likewise: the five strict traits
 * @param newWithLess likewise: less than that
 * @param neverFound of the last, those for whom nobody was found: no rule can find anybody
 * @param heldRecords records that would wait for a decision or another record
 */
public record Persons(
    int knownIdentifier,
    int byIns,
    int byTraits,
    int alone,
    int newWithIns,
    int newWithTraits,
    int newWithLess,
    int neverFound,
    int heldRecords) {

  public int total() {
    return knownIdentifier + newWithIns + newWithTraits + newWithLess;
  }
}
