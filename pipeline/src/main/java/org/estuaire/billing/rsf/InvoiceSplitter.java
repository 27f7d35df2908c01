package org.estuaire.billing.rsf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/**
 * Cuts a file into invoices: an A line and the lines of the same invoice that follow it. Lines
 * without their A line before them are records of their own, which the decoder refuses; so memory
 * never holds more than one invoice.
 */
final class InvoiceSplitter implements RecordSplitter {

  private final LineReader lines;
  private final Charset charset;
  private final Bounds bounds;
  private Optional<LineReader.Line> ahead;
  private int ordinal;

  InvoiceSplitter(LineReader lines, Charset charset, Bounds bounds) throws IOException {
    this.lines = lines;
    this.charset = charset;
    this.bounds = bounds;
    this.ahead = nextFilled();
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    LineReader.Line first = ahead.get();
    LineKey key = key(first);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first.bytes());
    int count = 1;
    ahead = lines.next();
    while (ahead.isPresent() && !bounds.full(count, bytes.size()) && continues(key, ahead.get())) {
      bytes.writeBytes(ahead.get().bytes());
      count++;
      ahead = lines.next();
    }
    if (ahead.isPresent() && RsfText.isBlank(ahead.get().bytes())) {
      ahead = nextFilled();
    }
    ordinal++;
    Place place = new Place(ordinal, first.number(), first.offset(), bytes.size());
    return Optional.of(new RawRecord(place, bytes.toByteArray()));
  }

  /** Blank lines stay with their invoice, so that the lines after them keep their numbers. */
  private boolean continues(LineKey invoice, LineReader.Line line) {
    if (RsfText.isBlank(line.bytes())) {
      return true;
    }
    LineKey key = key(line);
    return !key.startsInvoice() && key.joins(invoice);
  }

  private Optional<LineReader.Line> nextFilled() throws IOException {
    Optional<LineReader.Line> line = lines.next();
    while (line.isPresent() && RsfText.isBlank(line.get().bytes())) {
      line = lines.next();
    }
    return line;
  }

  private LineKey key(LineReader.Line line) {
    return LineKey.of(RsfText.lenient(line.bytes(), charset));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
