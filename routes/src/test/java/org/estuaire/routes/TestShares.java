package org.estuaire.routes;

import java.util.List;
import org.estuaire.exchange.landing.Stock;

/** Shares of partners whose ledger is empty, on a disk without end. */
public final class TestShares {

  static final KeptFree ENDLESS = new KeptFree(List.of(), 0);

  private TestShares() {}

  public static Shares in(PartnerHomes homes) {
    return new Shares(homes, partner -> Stock.NONE, ENDLESS);
  }
}
