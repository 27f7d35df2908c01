package org.estuaire.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Iterator;

/**
 * An answer that the sender's own software can read: acknowledgement messages, or the refused rows
 * to correct and send again. A format offers one by implementing this interface besides {@link
 * org.estuaire.exchange.RecordFormat}.
 */
public interface DeliveryAnswer {

  /** First part of the file's name, for example {@code refus}. */
  String name();

  /**
   * Extension of the file, without the dot.
   *
   * @param reading of the delivery: an answer may come as the delivery did
   */
  String extension(Reading reading);

  /** Whether a delivery without refused records needs no such file. */
  boolean onlyWhenRefused();

  /**
   * Writes the answer, record by record.
   *
   * @param records every record of the delivery, in order; throws {@link
   *     java.io.UncheckedIOException} when the delivery can't be read
   */
  void write(OutputStream out, AnsweredDelivery delivery, Iterator<AnsweredRecord> records)
      throws IOException;

  /** The delivery that is answered. */
  record AnsweredDelivery(long id, Partner partner, Reading reading, Instant receivedAt) {}
}
