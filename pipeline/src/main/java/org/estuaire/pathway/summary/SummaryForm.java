package org.estuaire.pathway.summary;

import java.io.IOException;

/** Writes a page in one form. The same page of the same issue gives the same bytes. */
public interface SummaryForm {

  /** As practices subscribe to it. */
  String code();

  /** Usual extension of such a file, without the dot. */
  String extension();

  byte[] write(Summary summary, Issue issue) throws IOException;
}
