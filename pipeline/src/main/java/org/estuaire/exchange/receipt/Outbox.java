package org.estuaire.exchange.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** Where partners find what is written for them. */
public interface Outbox {

  /** Called before the files of some arrivals are put. */
  default void begin() throws IOException, SQLException {}

  /**
   * Puts a file into a partner's receipts, whole or not at all, and never over another one: where a
   * file of that name says something else, as after a restore of an older repository, this one
   * takes the name of the next version that is free. One that says the same is left. Its bytes are
   * durable when this returns, its name is once {@link #settle} has returned. Several threads may
   * put files of different names at once.
   *
   * @return the name under which the partner finds it
   */
  String put(String partner, ReceiptName name, Content content) throws IOException;

  /** Makes the names durable of all that was put for a partner. */
  void settle(String partner) throws IOException;

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
