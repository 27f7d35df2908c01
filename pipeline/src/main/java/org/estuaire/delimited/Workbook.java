package org.estuaire.delimited;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;

/**
 * A workbook (.xlsx, .xlsm), whose first visible sheet is read as the delimited file that it would
 * have been: its rows as text, so that all that follows is the same. Macros and links are never
 * followed; what it unpacks to is bounded before any of it is read.
 */
public final class Workbook implements AutoCloseable {

  /** As delivered: it is held as a whole, twice while it is opened, and several are looked at. */
  static final int MOST_BYTES = 32 << 20;

  /** Unpacked, all its parts together; a bomb is a thousand times what it seems. */
  private static final long MOST_UNPACKED = 256L << 20;

  /** The texts of all cells are held at once. */
  private static final long MOST_SHARED = 48L << 20;

  private static final int MOST_TEXTS = 2_000_000;

  private static final String SHEETS = "xl/worksheets/";
  private static final String SHARED = "xl/sharedStrings.xml";
  private static final int HEAD_OF_PART = 4096;

  private final ReadableWorkbook workbook;
  private final List<Sheet> visible;

  private Workbook(ReadableWorkbook workbook, List<Sheet> visible) {
    this.workbook = workbook;
    this.visible = visible;
  }

  /**
   * Opens a workbook.
   *
   * @throws DeliveryRefused when it is none, is broken, or unpacks to too much
   */
  public static Workbook open(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new DeliveryRefused(
          Finding.of(DelimitedFinding.WORKBOOK_TOO_LONG, Integer.toString(MOST_BYTES >> 20)));
    }
    measure(bytes);
    try {
      ReadableWorkbook workbook =
          new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
      List<Sheet> visible =
          workbook
              .getSheets()
              .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
              .toList();
      if (visible.isEmpty()) {
        workbook.close();
        throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
      }
      return new Workbook(workbook, visible);
    } catch (DeliveryRefused refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      // In memory: nothing but the workbook itself can be at fault.
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
  }

  /** Unpacks everything once, keeping nothing. */
  private static void measure(byte[] bytes) throws IOException {
    long all = 0;
    boolean workbook = false;
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        workbook |= part.getName().equals("xl/workbook.xml");
        all += measure(zip.getInputStream(part), part.getName(), MOST_UNPACKED - all);
        if (part.getName().equals(SHARED)) {
          requireFewTexts(zip.getInputStream(part));
        }
        if (part.getName().startsWith(SHEETS) && part.getName().endsWith(".xml")) {
          requireResults(zip.getInputStream(part));
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
    if (!workbook) {
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
  }

  /** Each costs memory, also an empty one. */
  private static void requireFewTexts(InputStream shared) throws IOException {
    try (InputStream content = new BufferedInputStream(shared)) {
      int texts = 0;
      int before = 0;
      int last = 0;
      for (int read = content.read(); read >= 0; read = content.read()) {
        texts += before == '<' && last == 's' && read == 'i' ? 1 : 0;
        before = last;
        last = read;
      }
      if (texts > MOST_TEXTS) {
        throw tooMuch();
      }
    }
  }

  /** Read as it is, a cell without result would be mistaken for an empty one. */
  private static void requireResults(InputStream sheet) throws IOException {
    Optional<String> cell = SheetCheck.uncalculated(sheet);
    if (cell.isPresent()) {
      throw new DeliveryRefused(Finding.of(DelimitedFinding.FORMULA_WITHOUT_RESULT, cell.get()));
    }
  }

  private static long measure(InputStream part, String name, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    byte[] head = part.readNBytes(HEAD_OF_PART);
    if (new String(head, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
    long size = head.length;
    for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
      size += read;
      if (size > most || name.equals(SHARED) && size > MOST_SHARED) {
        throw tooMuch();
      }
    }
    return size;
  }

  private static DeliveryRefused tooMuch() {
    return new DeliveryRefused(
        Finding.of(DelimitedFinding.WORKBOOK_TOO_LARGE, Long.toString(MOST_UNPACKED >> 20)));
  }

  private static DeliveryRefused refused(DelimitedFinding code) {
    return new DeliveryRefused(Finding.of(code));
  }

  /** What is read and what is not, to be told. */
  Optional<Finding> remark(Mapping mapping) {
    return visible.size() < 2
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                DelimitedFinding.OTHER_SHEETS,
                Integer.toString(visible.size() - 1),
                sheet(mapping).getName()));
  }

  /** The sheet that the mapping names, else the first visible one. */
  private Sheet sheet(Mapping mapping) {
    return mapping.sheet().map(this::named).orElse(visible.get(0));
  }

  private Sheet named(String name) {
    return visible.stream()
        .filter(one -> ColumnNames.key(one.getName()).equals(ColumnNames.key(name)))
        .findFirst()
        .orElseThrow(() -> new DeliveryRefused(Finding.of(DelimitedFinding.SHEET_MISSING, name)));
  }

  /** The names of the sheets that can be seen, in their order. */
  List<String> sheets() {
    return visible.stream().map(Sheet::getName).toList();
  }

  /** The rows of its sheet as a delimited file in UTF-8. Closing it closes the workbook. */
  SheetBytes asDelimited(Mapping mapping) throws IOException {
    try {
      Iterator<Row> rows = sheet(mapping).openStream().iterator();
      return new SheetBytes(rows, mapping, this);
    } catch (DeliveryRefused missing) {
      throw missing;
    } catch (RuntimeException broken) {
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
  }

  /**
   * The rows of the first visible sheet of such a name, their cells as text. To be closed.
   *
   * @return empty where no sheet has such a name
   */
  public Optional<Stream<List<String>>> rows(Predicate<String> name) throws IOException {
    Optional<Sheet> sheet = visible.stream().filter(one -> name.test(one.getName())).findFirst();
    if (sheet.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(sheet.get().openStream().map(SheetBytes::cells));
    } catch (RuntimeException broken) {
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
  }

  /** The rows among which the header of its sheet stands. */
  List<List<String>> firstRows(Mapping mapping) throws IOException {
    return firstRows(sheet(mapping), SheetBytes.TITLES);
  }

  /** The first rows of the first sheet that can be seen. */
  List<List<String>> firstRows(int most) throws IOException {
    return firstRows(visible.get(0), most);
  }

  private static List<List<String>> firstRows(Sheet sheet, int most) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      return rows.limit(most).map(SheetBytes::cells).toList();
    } catch (RuntimeException broken) {
      throw refused(DelimitedFinding.WORKBOOK_UNREADABLE);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
  }
}
