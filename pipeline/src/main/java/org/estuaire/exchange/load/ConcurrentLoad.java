package org.estuaire.exchange.load;

/**
 * Another process is loading the same delivery: this one stops before it could load anything twice.
 */
public final class ConcurrentLoad extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConcurrentLoad(long deliveryId) {
    super("delivery " + deliveryId + " was loaded by another process meanwhile");
  }
}
