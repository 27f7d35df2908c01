package org.estuaire.exchange;

/** Seals small pieces of health data (rejected records, quoted values) before they are stored. */
public interface Seal {

  byte[] seal(byte[] open);

  /**
   * Opens what {@link #seal} made.
   *
   * @throws IllegalStateException when the bytes were altered or sealed under another key
   */
  byte[] open(byte[] sealed);
}
