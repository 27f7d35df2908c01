package org.estuaire.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.bytes.SpreadsheetCell;
import org.estuaire.bytes.StrictText;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Reading;

/**
 * The refused rows as delimited text: same header, separator and encoding, the sender's own cells
 * to the byte unless a spreadsheet would run them.
 */
final class RefusedRowsCsv extends RefusedRows {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String LINE_END = "\r\n";

  private final DelimitedReading reading;
  private final Language language;
  private final Charset charset;
  private final byte[] header;
  private final int ownCells;

  RefusedRowsCsv(Reading reading, Language language) {
    this.reading = new DelimitedReading(reading);
    this.language = language;
    this.charset = reading.charset();
    byte[] line = this.reading.headerLine().getBytes(charset);
    this.ownCells =
        ownCells(
            RowText.cells(this.reading.headerLine(), this.reading.separator()).orElse(List.of()));
    this.header = own(line);
  }

  @Override
  public void write(Iterator<RefusedRow> rows, OutputStream out) throws IOException {
    if (reading.byteOrderMark() && charset.equals(StandardCharsets.UTF_8)) {
      writeAsCame(out, BYTE_ORDER_MARK);
    }
    writeRow(out, header, REASON, LINE);
    RefusalReasons reasons = new RefusalReasons(language);
    while (rows.hasNext()) {
      RefusedRow row = rows.next();
      writeRow(
          out, harmless(own(row.bytes())), quoted(reasons.of(row)), String.valueOf(row.line()));
    }
    out.flush();
  }

  private void writeRow(OutputStream out, byte[] own, String reason, String line)
      throws IOException {
    writeAsCame(out, own);
    String added = reading.separator() + reason + reading.separator() + line + LINE_END;
    writeAsCame(out, added.getBytes(charset));
  }

  /** A file of two bytes a character is read as UTF-8, and goes back as it came. */
  private void writeAsCame(OutputStream out, byte[] bytes) throws IOException {
    Optional<Charset> wide = reading.wide();
    out.write(wide.isPresent() ? new String(bytes, charset).getBytes(wide.get()) : bytes);
  }

  /** Of a row without end, no more is given back than can be looked at cell by cell. */
  private byte[] own(byte[] row) {
    return CellState.firstCells(row, ownCells, reading.separator());
  }

  /**
   * The cells to the byte, as long as none would start a formula or command a terminal: those
   * become texts that say the same.
   */
  private byte[] harmless(byte[] row) {
    Optional<String> asSaid = StrictText.decode(row, charset);
    Charset read = asSaid.isPresent() ? charset : StandardCharsets.ISO_8859_1;
    String text = asSaid.orElseGet(() -> new String(row, StandardCharsets.ISO_8859_1));
    Optional<List<String>> cells = RowText.cells(text, reading.separator());
    boolean harmless =
        cells.isEmpty()
            ? !ControlCharacters.in(text)
            : cells.get().stream().noneMatch(RefusedRowsCsv::isHarmful);
    if (harmless) {
      return row;
    }
    return cells
        .map(all -> all.stream().map(this::written).collect(joining()))
        .orElseGet(() -> ControlCharacters.shown(text))
        .getBytes(read);
  }

  private String written(String cell) {
    boolean plain = cell.indexOf(reading.separator()) < 0 && !cell.matches("(?s).*[\"\r\n].*");
    return plain && !isHarmful(cell) ? cell : quoted(cell);
  }

  private Collector<CharSequence, ?, String> joining() {
    return Collectors.joining(String.valueOf(reading.separator()));
  }

  private static boolean isHarmful(String cell) {
    return ControlCharacters.in(cell) || SpreadsheetCell.startsFormula(cell);
  }

  private static String quoted(String text) {
    return '"' + SpreadsheetCell.harmless(text).replace("\"", "\"\"") + '"';
  }
}
