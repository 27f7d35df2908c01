package org.estuaire.exchange;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An answer that the sender's own software can read: acknowledgement messages, or the refused rows
 * to correct and send again. A format offers one by implementing this interface besides {@link
 * org.estuaire.exchange.RecordFormat}.
 */
public interface DeliveryAnswer {

  /** First part of the file's name, for example {@code refus}. */
  String name();

  /** Extension of the file, without the dot. */
  String extension();

  /** Whether a delivery without refused records needs no such file. */
  boolean onlyWhenRefused();

  /**
   * Writes the answer, record by record.
   *
   * @param records every record of the delivery, in order
   */
  void write(OutputStream out, Partner partner, Reading reading, AnsweredRecords records)
      throws IOException;

  /** The records of a delivery, one pass. */
  interface AnsweredRecords {

    /** Gives each record in order to the visitor. */
    void forEach(Visitor visitor) throws IOException;

    /** Takes one record. */
    interface Visitor {
      void visit(AnsweredRecord record) throws IOException;
    }
  }
}
