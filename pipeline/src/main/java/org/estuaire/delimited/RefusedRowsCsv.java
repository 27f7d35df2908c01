package org.estuaire.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.estuaire.bytes.ControlCharacters;
import org.estuaire.bytes.SpreadsheetCell;
import org.estuaire.bytes.StrictText;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Reading;

/**
 * The refused rows of a delivery, as a file that its sender corrects and sends again: same header,
 * separator and encoding, the sender's own cells to the byte unless a spreadsheet would run them,
 * and at the end why each row was refused and on which line it stood. Sent back, the two added
 * columns are ignored. Reasons take many times the bytes of a short row: they are spelled out up to
 * {@link #MOST_WORDS}, and given as codes from there on.
 */
public final class RefusedRowsCsv {

  private static final String REASON = "MOTIF";
  private static final String LINE = "LIGNE";

  /** By {@link ColumnNames#key}. */
  static final Set<String> ADDED_COLUMNS = Set.of(REASON, LINE);

  /** Bytes of reasons that are spelled out. */
  static final long MOST_WORDS = 32L << 20;

  /** Codes of a row, where its reasons are not spelled out. */
  private static final int MOST_CODES = 5;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final String LINE_END = "\r\n";

  private final DelimitedReading reading;
  private final Language language;
  private final Charset charset;
  private final byte[] header;
  private final int ownCells;

  /**
   * @param reading of the delivery to which the rows belong
   * @param language of their sender
   */
  public RefusedRowsCsv(Reading reading, Language language) {
    this.reading = new DelimitedReading(reading);
    this.language = language;
    this.charset = reading.charset();
    byte[] line = this.reading.headerLine().getBytes(charset);
    this.ownCells = ownCells(this.reading);
    this.header = own(line);
  }

  /**
   * A row that was refused.
   *
   * @param bytes as delivered
   * @param line on which it stood
   * @param why what was found against it
   */
  public record RefusedRow(byte[] bytes, long line, List<Finding> why) {
    public RefusedRow {
      why = List.copyOf(why);
    }

    /** Without the content: it is health data. */
    @Override
    public String toString() {
      return "RefusedRow[line " + line + "]";
    }
  }

  /** Writes the file; rows are taken one by one, so that their number has no limit. */
  public void write(Iterator<RefusedRow> rows, OutputStream out) throws IOException {
    if (reading.byteOrderMark() && charset.equals(StandardCharsets.UTF_8)) {
      out.write(BYTE_ORDER_MARK);
    }
    writeRow(out, header, REASON, LINE);
    long words = 0;
    boolean told = false;
    while (rows.hasNext()) {
      RefusedRow row = rows.next();
      String reasons = words < MOST_WORDS ? inWords(row) : inCodes(row);
      if (words >= MOST_WORDS && !told) {
        reasons = RefusedRowsWord.FROM_HERE_ON.words(language) + " " + reasons;
        told = true;
      }
      words += reasons.length();
      writeRow(out, harmless(own(row.bytes())), quoted(reasons), String.valueOf(row.line()));
    }
    out.flush();
  }

  /** As a clerk reads it: column, what is wrong, what to do. */
  private String inWords(RefusedRow row) {
    return row.why().stream()
        .map(why -> field(why, " : ") + why.message(language) + " " + why.remedy(language))
        .collect(Collectors.joining(" / "));
  }

  private static String inCodes(RefusedRow row) {
    String codes =
        row.why().stream()
            .limit(MOST_CODES)
            .map(why -> field(why, " ") + why.code().code())
            .collect(Collectors.joining(" / "));
    return row.why().size() > MOST_CODES ? codes + " / …" : codes;
  }

  private static String field(Finding why, String end) {
    return why.field().isEmpty() ? "" : why.field() + end;
  }

  private void writeRow(OutputStream out, byte[] own, String reason, String line)
      throws IOException {
    out.write(own);
    String added = reading.separator() + reason + reading.separator() + line + LINE_END;
    out.write(added.getBytes(charset));
  }

  /**
   * Rows that are refused for the second time already end with the columns of the first time. Of a
   * row without end, no more is given back than can be looked at cell by cell.
   */
  private byte[] own(byte[] row) {
    int cells = ownCells < 0 ? RowText.MOST_CELLS : ownCells;
    return CellState.firstCells(row, cells, reading.separator());
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

  private static int ownCells(DelimitedReading reading) {
    List<String> names = RowText.cells(reading.headerLine(), reading.separator()).orElse(List.of());
    int own = names.size() - ADDED_COLUMNS.size();
    return own > 0 && isAdded(names.get(own)) && isAdded(names.get(own + 1)) ? own : -1;
  }

  private static boolean isAdded(String name) {
    return ADDED_COLUMNS.contains(ColumnNames.key(name));
  }

  private static String quoted(String text) {
    return '"' + SpreadsheetCell.harmless(text).replace("\"", "\"\"") + '"';
  }
}
