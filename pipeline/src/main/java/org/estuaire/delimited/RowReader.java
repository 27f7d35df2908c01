package org.estuaire.delimited;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.bytes.SpreadsheetCell;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.TextFinding;

/** Reads single rows of a delivery as fields. Pure; safe for several threads. */
final class RowReader {

  /** What senders write in a cell that holds nothing. */
  private static final Set<String> EMPTY_WORDS = Set.of("", "NULL", "NR", "-");

  private static final int LONGEST_EMPTY_WORD = 4;

  /** A row, or why it can't be divided into cells. */
  sealed interface RowReading {
    record Cells(DelimitedRow row) implements RowReading {}

    record Unreadable(Finding why) implements RowReading {}
  }

  /**
   * A column and where the delivery has it.
   *
   * @param whenEmpty where the column is that stands for an empty cell
   * @param codes those of the sender in words, for whoever used another
   */
  private record Placed(
      Mapping.Column column, OptionalInt place, OptionalInt whenEmpty, String codes) {
    static Placed of(Mapping.Column column, Header header) {
      String codes =
          column.listed().entrySet().stream()
              .map(code -> code.getKey() + " = " + meaning(column.type(), code.getValue()))
              .sorted()
              .collect(Collectors.joining(", "));
      return new Placed(
          column,
          header.placeOf(column),
          column.whenEmpty().isEmpty() ? OptionalInt.empty() : header.placeOf(column.whenEmpty()),
          codes);
    }

    private static String meaning(CellType type, String code) {
      return type instanceof CellType.Code list ? list.meanings().getOrDefault(code, code) : code;
    }
  }

  private final Mapping mapping;
  private final char separator;
  private final Charset charset;
  private final TextReader texts;
  private final ZoneId zone;
  private final int size;
  private final List<Placed> columns;
  private final Optional<LocalDate> arrival;

  /**
   * @param zone where the sender's clocks stand
   */
  RowReader(Mapping mapping, ZoneId zone, DelimitedReading reading) {
    Header header = reading.header(mapping);
    this.mapping = mapping;
    this.separator = reading.separator();
    this.charset = reading.reading().charset();
    this.texts = new TextReader(charset);
    this.zone = zone;
    this.size = header.size();
    this.columns = mapping.columns().stream().map(c -> Placed.of(c, header)).toList();
    this.arrival = reading.arrival().map(moment -> moment.atZone(zone).toLocalDate());
  }

  RowReading read(RawRecord raw) {
    long line = raw.place().line();
    Optional<Text> text = texts.read(raw.bytes());
    if (text.isEmpty()) {
      return unreadable(Finding.of(DelimitedFinding.ROW_ENCODING, charset.name()), line);
    }
    if (RowText.isTooWide(text.get().content(), separator)) {
      return unreadable(
          Finding.of(DelimitedFinding.TOO_MANY_CELLS, String.valueOf(RowText.MOST_CELLS)), line);
    }
    Optional<List<String>> cells = RowText.cells(text.get().content(), separator);
    if (cells.isEmpty()) {
      return unreadable(Finding.of(DelimitedFinding.MALFORMED_ROW), line);
    }
    return hasAllCells(cells.get())
        ? new RowReading.Cells(
            new DelimitedRow(
                mapping, line, fields(cells.get()), TextFinding.about(text.get(), charset)))
        : unreadable(
            Finding.of(
                DelimitedFinding.CELL_COUNT,
                String.valueOf(cells.get().size()),
                String.valueOf(size)),
            line);
  }

  private static RowReading unreadable(Finding why, long line) {
    return new RowReading.Unreadable(why.atLine(line));
  }

  /** Spare separators at the end do no harm; a missing cell may be a row cut short. */
  private boolean hasAllCells(List<String> cells) {
    return cells.size() == size
        || cells.size() > size && cells.stream().skip(size).allMatch(String::isBlank);
  }

  private Map<String, Cell> fields(List<String> cells) {
    Map<String, Cell> fields = new HashMap<>();
    for (Mapping.Constant constant : mapping.constants()) {
      fields.put(constant.field(), constant(constant));
    }
    for (Placed placed : columns) {
      Mapping.Column column = placed.column();
      OptionalInt place = placed.place();
      fields.put(
          column.field(),
          place.isPresent() ? cell(placed, text(placed, cells)) : withoutColumn(column));
    }
    return fields;
  }

  private Cell constant(Mapping.Constant constant) {
    return constant.value() instanceof Mapping.DayOfArrival
        ? arrival
            .<Cell>map(Cell.Present::new)
            .orElseGet(() -> new Cell.Broken(Finding.of(DelimitedFinding.MANDATORY_CELL)))
        : new Cell.Present(constant.value());
  }

  /** The cell, or that of the column which stands for an empty one. */
  private String text(Placed placed, List<String> cells) {
    String own = cells.get(placed.place().getAsInt());
    OptionalInt other = placed.whenEmpty();
    return other.isPresent() && isEmpty(own) ? cells.get(other.getAsInt()) : own;
  }

  /** Whether a cell holds nothing, in whichever words. */
  static boolean isEmpty(String cell) {
    return isEmptyWord(RowText.strip(cell));
  }

  private static boolean isEmptyWord(String text) {
    return text.length() <= LONGEST_EMPTY_WORD
        && EMPTY_WORDS.contains(text.toUpperCase(Locale.ROOT));
  }

  /** The mapping may have gained a column since the delivery was inspected. */
  private static Cell withoutColumn(Mapping.Column column) {
    return column.required()
        ? new Cell.Broken(Finding.of(DelimitedFinding.MISSING_COLUMN, column.name()))
        : Cell.EMPTY;
  }

  private Cell cell(Placed placed, String raw) {
    Mapping.Column column = placed.column();
    String text = SpreadsheetCell.original(RowText.strip(raw));
    if (RowText.hasControlCharacter(text)) {
      return CellType.broken(DelimitedFinding.CONTROL_CHARACTER, "");
    }
    Cell cell = isEmptyWord(text) ? Cell.EMPTY : value(placed, bare(column, text));
    return cell instanceof Cell.Absent absent && column.required()
        ? CellType.broken(missing(absent), text)
        : cell;
  }

  /** Told as what it is: the cell of a date that stands for none is not empty. */
  private static DelimitedFinding missing(Cell.Absent cell) {
    return cell.warning().isPresent()
        ? DelimitedFinding.MANDATORY_DATE_STANDING_FOR_NONE
        : DelimitedFinding.MANDATORY_CELL;
  }

  private Cell value(Placed placed, String text) {
    Mapping.Column column = placed.column();
    if (column.codes().isEmpty()) {
      return column.type().in(zone).read(text);
    }
    String canonical = column.codes().get(ColumnNames.key(text));
    return canonical == null
        ? CellType.broken(DelimitedFinding.UNKNOWN_CODE, text, placed.codes())
        : column.type().in(zone).read(canonical);
  }

  private static String bare(Mapping.Column column, String text) {
    String rest = text;
    // "GIR1" and "GIR 1" are the same to whoever types them.
    String prefix = column.prefix().strip();
    if (!prefix.isEmpty() && rest.regionMatches(true, 0, prefix, 0, prefix.length())) {
      rest = rest.substring(prefix.length());
    }
    String suffix = column.suffix().strip();
    int tail = rest.length() - suffix.length();
    if (!suffix.isEmpty() && rest.regionMatches(true, tail, suffix, 0, suffix.length())) {
      rest = rest.substring(0, tail);
    }
    return RowText.strip(rest);
  }
}
