package org.estuaire.exchange.view;

import java.time.Instant;
import java.util.List;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.PartBalance;
import org.jspecify.annotations.Nullable;

/**
 * One delivery as an operator sees it.
 *
 * @param files names under which its bytes arrived, first arrival first
 * @param arrivals how often the same bytes came
 * @param records null while the delivery has not been read
 * @param results what became of the results in its records
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
    @Nullable Instant finishedAt,
    long bytes,
    @Nullable Integer records,
    int loaded,
    int rejected,
    int held,
    int known,
    PartBalance results,
    List<String> receipts) {
  public String stateWords(Language language) {
    return DeliveryState.valueOf(state).words(language);
  }

  /** Whether some of its records were read, be it that it was set aside before its end. */
  public boolean wasRead() {
    return loaded + rejected + held + known > 0;
  }

  /** Without the name: senders put patients' names into file names. */
  @Override
  public String toString() {
    return "DeliveryLine[" + id + "]";
  }
}
