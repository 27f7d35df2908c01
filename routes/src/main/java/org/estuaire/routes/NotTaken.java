package org.estuaire.routes;

import org.estuaire.exchange.Finding;

/**
 * A file that stays where its sender put it, and why.
 *
 * @param fileName as the sender called it
 */
public record NotTaken(String partner, String fileName, Finding why) {

  /** Without the name: senders put patients' names into file names. */
  @Override
  public String toString() {
    return "NotTaken[" + partner + ", " + why + "]";
  }
}
