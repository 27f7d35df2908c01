package org.estuaire.lab.cda;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/** The one record of a delivery that is a document. */
final class WholeFile implements RecordSplitter {

  private final InputStream content;
  private final int limit;
  private boolean taken;

  /**
   * @param limit in bytes; one byte more is kept of a longer file, for the decoder to refuse it
   */
  WholeFile(InputStream content, int limit) {
    this.content = content;
    this.limit = limit;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    if (taken) {
      return Optional.empty();
    }
    taken = true;
    byte[] bytes = content.readNBytes(limit + 1);
    return Optional.of(new RawRecord(new Place(1, 1, 0, bytes.length), bytes));
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
