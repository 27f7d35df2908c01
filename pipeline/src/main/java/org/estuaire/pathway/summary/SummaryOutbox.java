package org.estuaire.pathway.summary;

import java.io.IOException;

/** Where practices take their pages. */
public interface SummaryOutbox {

  /** Puts a page, whole or not at all, in place of one of the same name. */
  void put(String practice, String fileName, byte[] content) throws IOException;

  /** Takes a page back where the practice has not taken it yet and where that can be done. */
  void takeBack(String practice, String fileName) throws IOException;
}
