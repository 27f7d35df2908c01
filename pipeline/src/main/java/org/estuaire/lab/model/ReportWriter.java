package org.estuaire.lab.model;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes reports in one format that the software of practices reads. Lives in the package of the
 * format, beside its reader: what the one writes, the other reads back with the same normalised
 * results.
 */
public interface ReportWriter {

  /** The code of the format, the same as its {@link org.estuaire.exchange.RecordFormat#code()}. */
  String code();

  /** Usual extension of such a file, without the dot. */
  String extension();

  /**
   * Whether the format has a place for what hides an order; it is not sent in one that has none.
   */
  default boolean hasRoomFor(Visibility visibility) {
    return true;
  }

  /** Writes one report. The same report gives the same bytes. */
  void write(OutgoingReport report, OutputStream out) throws IOException;
}
