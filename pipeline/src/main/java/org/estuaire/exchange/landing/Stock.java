package org.estuaire.exchange.landing;

/** What of one partner lies here and is not loaded yet. */
public record Stock(long files, long bytes) {

  public static final Stock NONE = new Stock(0, 0);

  public Stock plus(Stock more) {
    return new Stock(files + more.files, bytes + more.bytes);
  }
}
