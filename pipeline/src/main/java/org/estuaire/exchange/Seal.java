package org.estuaire.exchange;

/**
 * Seals small pieces of health data (rejected records, quoted values, what is sent to practices)
 * before they are stored, each for its place in this repository and for no other.
 */
public interface Seal {

  byte[] seal(byte[] open, SealedPlace place);

  /**
   * Opens what {@link #seal} made for the same place.
   *
   * @throws SealBroken when the bytes were altered, lay at another place or in another repository,
   *     or were sealed under another key
   */
  byte[] open(byte[] sealed, SealedPlace place) throws SealBroken;
}
