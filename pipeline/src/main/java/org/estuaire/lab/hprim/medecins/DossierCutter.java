package org.estuaire.lab.hprim.medecins;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.estuaire.bytes.ByteWindow;
import org.estuaire.bytes.CodeUnits;
import org.estuaire.bytes.KeptBytes;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;

/**
 * Cuts a delivery into dossiers, on bytes: a record goes from its first line that isn't blank to
 * {@code ****FIN****}. Without that line it goes to {@code ****FINFICHIER****} or to the end of the
 * delivery, and the decoder sees what is missing. Of a dossier that is too long, one byte more than
 * allowed is kept.
 */
final class DossierCutter implements RecordSplitter {

  private final ByteWindow lines;
  private final Kept kept;
  private int ordinal;
  private boolean closed;

  /**
   * @param limit bytes of a dossier
   */
  DossierCutter(InputStream content, int limit) throws IOException {
    this.lines = ByteWindow.behindMark(content);
    this.kept = new Kept(limit, lines.units());
  }

  CodeUnits units() {
    return lines.units();
  }

  /** Whether {@code ****FINFICHIER****} came last. */
  boolean closed() {
    return closed;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    while (!lines.atEnd()) {
      long line = lines.line();
      long offset = lines.offset();
      kept.clear();
      Kept.Kind kind = kept.line(lines);
      if (kind == Kept.Kind.BLANK || kind == Kept.Kind.END_OF_DOSSIER) {
        continue;
      }
      boolean content = kind == Kept.Kind.CONTENT;
      while (kind != Kept.Kind.END_OF_FILE && kind != Kept.Kind.END_OF_DOSSIER && !lines.atEnd()) {
        kind = kept.line(lines);
      }
      closed = kind == Kept.Kind.END_OF_FILE;
      if (content) {
        int length = (int) Math.min(lines.offset() - offset, Integer.MAX_VALUE);
        return Optional.of(new RawRecord(new Place(++ordinal, line, offset, length), kept.bytes()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** The bytes of a dossier up to a limit, and what its newest line is. */
  private static final class Kept implements ByteWindow.Sink {

    /** A line that is longer is no marker, whatever it begins with. */
    private static final int LONGEST_MARKER = 160;

    private final CodeUnits units;
    private final KeptBytes dossier;
    private final byte[] head = new byte[LONGEST_MARKER];
    private int headLength;
    private long lineLength;
    private boolean blank;

    private Kept(int limit, CodeUnits units) {
      this.dossier = new KeptBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
      this.units = units;
    }

    private enum Kind {
      CONTENT,
      BLANK,
      END_OF_DOSSIER,
      END_OF_FILE
    }

    private void clear() {
      dossier.clear();
    }

    private byte[] bytes() {
      return dossier.bytes();
    }

    /** Takes a line. */
    private Kind line(ByteWindow lines) throws IOException {
      headLength = 0;
      lineLength = 0;
      blank = true;
      lines.copyLine(this);
      if (blank) {
        return Kind.BLANK;
      }
      String marker = lineLength > LONGEST_MARKER ? "" : marker();
      if (Markers.isEndOfDossier(marker)) {
        return Kind.END_OF_DOSSIER;
      }
      return Markers.isEndOfFile(marker) ? Kind.END_OF_FILE : Kind.CONTENT;
    }

    @Override
    public void take(byte[] from, int start, int count) {
      lineLength += count;
      int ofHead = Math.min(count, LONGEST_MARKER - headLength);
      System.arraycopy(from, start, head, headLength, ofHead);
      headLength += ofHead;
      dossier.take(from, start, count);
      for (int i = start; blank && i < start + count; i++) {
        blank = from[i] >= 0 && from[i] <= ' ';
      }
    }

    /** The line where it may be a marker, else nothing. */
    private String marker() {
      StringBuilder text = new StringBuilder(20);
      for (int i = 0; i + units.width() <= headLength; i += units.width()) {
        int unit = units.unit(head, i);
        if (unit > ' ' || !text.isEmpty()) {
          text.append((char) unit);
        }
        if (!text.isEmpty() && text.charAt(0) != '*') {
          return "";
        }
      }
      return text.toString();
    }
  }
}
