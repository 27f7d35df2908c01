package org.estuaire.lab.distribution;

import java.io.IOException;
import java.util.List;

/** The way to a practice: its folder {@code resultats/}, or a server of its own. */
public interface ResultOutbox {

  /**
   * Hands a file over, whole or not at all. The same file again replaces itself. Several practices
   * may be served side by side.
   *
   * @param partner code of the practice
   * @throws IOException when it can't be handed over now; it is tried again later
   */
  void put(String partner, String fileName, byte[] content) throws IOException;

  /**
   * How many files may be handed over before they are noted as delivered. After a crash all of them
   * are handed over again, so that it is one where a practice would see that.
   */
  default int atOnce(String partner) {
    return 1;
  }

  /**
   * Hands over several files, no more than {@link #atOnce}. When it returns, all of them outlive a
   * power failure.
   *
   * @throws IOException when one of them can't be handed over; others may have been. All are handed
   *     over again, one by one.
   */
  default void putAll(String partner, List<ResultFile> files) throws IOException {
    for (ResultFile file : files) {
      put(partner, file.name(), file.content());
    }
  }
}
