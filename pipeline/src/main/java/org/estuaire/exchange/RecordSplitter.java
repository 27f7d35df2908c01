package org.estuaire.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Cuts a delivery into records, lazily and in bounded memory. Cutting is sequential and cheap;
 * decoding is done by several threads afterwards. Two passes over the same bytes cut at the same
 * places: a restart skips what the ledger says is done.
 */
public interface RecordSplitter extends Closeable {

  /**
   * The next record, or empty at the end of the delivery.
   *
   * @throws DeliveryRefused when the rest of the delivery can't be cut, for example a record beyond
   *     the partner's size limit
   */
  Optional<RawRecord> next() throws IOException;
}
