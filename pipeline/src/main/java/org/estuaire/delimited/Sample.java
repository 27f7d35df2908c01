package org.estuaire.delimited;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estuaire.bytes.EncodingCensus;
import org.estuaire.bytes.TextReader;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.OfficePackage;

/**
 * The beginning of a file of rows of which no mapping says anything yet: how it is written, where
 * its header stands, and its first rows. Bounded, whatever the file holds.
 *
 * @param charset empty for a workbook, which has none
 * @param sheets names of the visible sheets of a workbook, of which the first was read
 * @param headerRow its place among all rows, from 1
 * @param group the cells of the row above the header, where it stands over parts of it
 * @param header the headings
 * @param rows what follows the header, blank rows and rows of totals left out
 */
public record Sample(
    Optional<Charset> charset,
    char separator,
    List<String> sheets,
    int headerRow,
    List<String> group,
    List<String> header,
    List<List<String>> rows) {

  /** What is looked at of a file of text. */
  public static final int MOST_BYTES = 4 << 20;

  /** Rows that are looked at. */
  public static final int MOST_ROWS = 2_000;

  private static final int RECOGNISED_BY = 8192;
  private static final int ROWS_FOR_FORM = 60;
  private static final String SEPARATORS = ";\t|,";

  public Sample {
    sheets = List.copyOf(sheets);
    group = List.copyOf(group);
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * Reads the beginning of a file.
   *
   * @throws DeliveryRefused when it is no file of rows; says why
   */
  public static Sample read(InputStream content) throws IOException {
    byte[] head = content.readNBytes(RECOGNISED_BY);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
    if (OfficePackage.of(head) == OfficePackage.OPEN_XML) {
      try (Workbook workbook = Workbook.open(whole)) {
        List<List<String>> rows = workbook.firstRows(SheetBytes.TITLES + MOST_ROWS);
        return of(Optional.empty(), ';', workbook.sheets(), rows);
      }
    }
    return ofText(whole.readNBytes(MOST_BYTES));
  }

  private static Sample ofText(byte[] bytes) throws IOException {
    Charset charset = charset(bytes);
    byte[] narrow = Utf16.of(bytes).isPresent() ? Utf16.asUtf8(bytes) : bytes;
    char best = ';';
    List<List<String>> divided = List.of();
    long most = 0;
    for (char separator : SEPARATORS.toCharArray()) {
      List<List<String>> rows = rows(narrow, separator, charset, ROWS_FOR_FORM);
      long weight = weight(rows);
      if (weight > most) {
        best = separator;
        most = weight;
        divided = rows;
      }
    }
    if (divided.isEmpty()) {
      throw new DeliveryRefused(Finding.of(DelimitedFinding.NO_HEADER));
    }
    int all = SheetBytes.TITLES + MOST_ROWS;
    return of(Optional.of(charset), best, List.of(), rows(narrow, best, charset, all));
  }

  private static Charset charset(byte[] bytes) throws IOException {
    Optional<Charset> wide = Utf16.of(bytes);
    if (wide.isPresent()) {
      return StandardCharsets.UTF_8;
    }
    if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) {
      return StandardCharsets.UTF_8;
    }
    EncodingCensus census = new EncodingCensus(new ByteArrayInputStream(bytes));
    census.transferTo(OutputStream.nullOutputStream());
    return census.found();
  }

  private static List<List<String>> rows(byte[] bytes, char separator, Charset charset, int most)
      throws IOException {
    TextReader texts = new TextReader(charset);
    List<List<String>> rows = new ArrayList<>();
    try (RowScanner scanner =
        new RowScanner(new ByteArrayInputStream(bytes), separator, MOST_BYTES)) {
      Optional<RowScanner.ScannedRow> row = scanner.next();
      while (row.isPresent() && rows.size() < most) {
        byte[] line = row.get().bytes();
        if (!Separator.isDeclaration(line)) {
          String text =
              texts
                  .read(line)
                  .map(org.estuaire.bytes.Text::content)
                  .orElseGet(() -> new String(line, charset));
          rows.add(RowText.cells(text, separator).orElse(List.of()));
        }
        row = scanner.next();
      }
    } catch (DeliveryRefused cutOrBroken) {
      // Of a file that is cut here, the last row may be half a one.
    }
    return rows;
  }

  /** Rows that have the width of most, times that width less one. */
  private static long weight(List<List<String>> rows) {
    Map<Integer, Integer> widths = new HashMap<>();
    rows.stream()
        .filter(row -> row.size() > 1)
        .forEach(r -> widths.merge(r.size(), 1, Integer::sum));
    return widths.entrySet().stream()
        .mapToLong(width -> (long) width.getValue() * width.getValue() * (width.getKey() - 1))
        .max()
        .orElse(0);
  }

  private static Sample of(
      Optional<Charset> charset, char separator, List<String> sheets, List<List<String>> rows) {
    int header = headerAmong(rows);
    if (header < 0) {
      throw new DeliveryRefused(Finding.of(DelimitedFinding.NO_HEADER));
    }
    List<String> names = new ArrayList<>(stripped(rows.get(header)));
    while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
      names.remove(names.size() - 1);
    }
    List<List<String>> records =
        rows.stream()
            .skip(header + 1L)
            .map(Sample::stripped)
            .filter(row -> isRecord(row, names.size()))
            .limit(MOST_ROWS)
            .toList();
    return new Sample(
        charset, separator, sheets, header + 1, group(rows, header, names.size()), names, records);
  }

  /** The first row that is as full as rows are and in which no cell is a number or a date. */
  private static int headerAmong(List<List<String>> rows) {
    int widest =
        rows.stream().limit(ROWS_FOR_FORM).mapToInt(row -> (int) filled(row)).max().orElse(0);
    for (int i = 0; i < Math.min(rows.size(), SheetBytes.TITLES); i++) {
      List<String> row = rows.get(i);
      if (filled(row) * 10 >= widest * 6L && filled(row) > 0 && isOfWords(row)) {
        return i;
      }
    }
    return -1;
  }

  private static long filled(List<String> row) {
    return row.stream().filter(cell -> !RowText.strip(cell).isEmpty()).count();
  }

  private static boolean isOfWords(List<String> row) {
    List<String> filled = row.stream().map(RowText::strip).filter(c -> !c.isEmpty()).toList();
    Set<String> different = new HashSet<>();
    filled.forEach(cell -> different.add(ColumnNames.key(cell)));
    return different.size() * 10 >= filled.size() * 6
        && filled.stream().allMatch(cell -> cell.chars().anyMatch(Character::isLetter));
  }

  /** What stands above the header, over as many columns as are blank beside it. */
  private static List<String> group(List<List<String>> rows, int header, int width) {
    List<String> none = Collections.nCopies(width, "");
    if (header == 0 || filled(rows.get(header - 1)) < 2) {
      return none;
    }
    List<String> above = stripped(rows.get(header - 1));
    List<String> group = new ArrayList<>();
    String last = "";
    for (int i = 0; i < width; i++) {
      String here = i < above.size() ? above.get(i) : "";
      last = here.isEmpty() ? last : here;
      group.add(last);
    }
    return group;
  }

  private static List<String> stripped(List<String> row) {
    return row.stream().map(RowText::strip).toList();
  }

  private static boolean isRecord(List<String> row, int width) {
    long filled = filled(row);
    boolean total =
        row.stream().anyMatch(cell -> TotalRow.isTotal(cell)) && filled * 3 <= Math.max(3, width);
    boolean trailer = filled <= 2 && TotalRow.isTotal(row.isEmpty() ? "" : row.get(0));
    return filled > 0 && !total && !trailer;
  }

  /** Without the cells: they concern persons. */
  @Override
  public String toString() {
    return "Sample[" + header.size() + " columns, " + rows.size() + " rows]";
  }
}
