package org.estuaire.exchange;

import java.io.IOException;

/** The stored bytes of a delivery are missing, altered, or those of another one. */
public final class DamagedDelivery extends IOException {

  private static final long serialVersionUID = 1L;

  public DamagedDelivery(String partner, String sha256, IOException cause) {
    super("the landing zone does not hold delivery " + sha256 + " of " + partner, cause);
  }
}
