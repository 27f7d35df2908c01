package org.estuaire.exchange.view;

import java.time.Instant;
import java.util.List;

/**
 * One delivery as an operator sees it.
 *
 * @param files names under which its bytes arrived, first arrival first
 * @param arrivals how often the same bytes came
 * @param records null while the delivery has not been read
 * @param receipts files that were written for the sender
 */
public record DeliveryLine(
    long id,
    String partner,
    String state,
    String lane,
    String format,
    List<String> files,
    int arrivals,
    Instant receivedAt,
    Instant finishedAt,
    long bytes,
    Integer records,
    int loaded,
    int rejected,
    int held,
    int known,
    List<String> receipts) {
  /** Without the name: senders put patients' names into file names. */
  @Override
  public String toString() {
    return "DeliveryLine[" + id + "]";
  }
}
