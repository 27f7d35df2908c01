package org.estuaire.routes;

import org.estuaire.exchange.landing.Stock;

/** Shares of partners whose ledger is empty, on a disk without end. */
public final class TestShares {

  static final KeptFree ENDLESS = KeptFree.nothing();

  private TestShares() {}

  public static Shares in(PartnerHomes homes) {
    return new Shares(homes, partner -> Stock.NONE, ENDLESS);
  }
}
