package org.estuaire.lab.distribution;

import java.io.IOException;

/** The way to a practice: its folder {@code resultats/}, or a server of its own. */
public interface ResultOutbox {

  /**
   * Hands a file over, whole or not at all. The same file again replaces itself. Several practices
   * may be served side by side.
   *
   * @param partner code of the practice
   * @throws IOException when it can't be handed over now; it is tried again later
   */
  void put(String partner, String fileName, byte[] content) throws IOException;
}
