package org.estuaire.exchange.view;

/**
 * The balance of what was received: it must always close.
 *
 * @param received records counted by inspection
 * @param pending records of deliveries that are not loaded to their end
 * @param setAside records of deliveries that were refused after inspection
 */
public record Balance(
    long received, long loaded, long rejected, long held, long known, long pending, long setAside) {

  /** Of nothing. */
  static final Balance NONE = new Balance(0, 0, 0, 0, 0, 0, 0);

  public boolean closes() {
    return received == loaded + rejected + held + known + pending + setAside;
  }
}
