package org.estuaire.delimited;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.bytes.Text;
import org.estuaire.bytes.TextReader;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;

/**
 * Reads a file through a mapping as a night does, and keeps what each column becomes: figures of
 * all rows, cells of the first. Bounded, whatever the file holds.
 */
public final class MappedFileReader {

  private static final int FIRST_ROWS = 20;

  /** Of a longer list, codes would be somebody's data. */
  private static final int MOST_CODES = 100;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Mapping mapping;
  private final Partner partner;
  private final List<Tally> tallies = new ArrayList<>();
  private final List<MappedFile.Row> first = new ArrayList<>();
  private int rows;

  private MappedFileReader(Mapping mapping, Partner partner) {
    this.mapping = mapping;
    this.partner = partner;
  }

  /**
   * @param at when it would have come
   * @return empty for a file that is refused as a whole
   */
  public static Optional<MappedFile> read(
      RecordFormat.Content content, Mapping mapping, Partner partner, Instant at)
      throws IOException {
    try (InputStream bytes = content.open()) {
      Inspection inspection = new DelimitedInspection(mapping, partner).inspect(bytes);
      if (!(inspection instanceof Inspection.Ready ready)) {
        return Optional.empty();
      }
      DelimitedReading reading = new DelimitedReading(ready.reading().receivedAt(at));
      return Optional.of(new MappedFileReader(mapping, partner).read(content, reading));
    }
  }

  /** A column, and what was seen in it so far. */
  private static final class Tally {
    private final String name;
    private final Optional<Mapping.Column> column;
    private final String standsFor;
    private final Map<String, MappedFile.CodeCount> codes = new LinkedHashMap<>();
    private int filled;
    private int unreadable;

    Tally(String name, Mapping mapping) {
      this.name = name;
      String key = ColumnNames.key(name);
      this.column =
          mapping.columns().stream().filter(c -> ColumnNames.key(c.name()).equals(key)).findFirst();
      this.standsFor =
          mapping.columns().stream()
              .filter(c -> ColumnNames.key(c.whenEmpty()).equals(key))
              .findFirst()
              .map(Mapping.Column::field)
              .orElse("");
    }

    void add(String sent, Cell cell) {
      if (RowReader.isEmpty(sent)) {
        return;
      }
      filled++;
      unreadable += cell instanceof Cell.Broken ? 1 : 0;
      if (column.isPresent() && holdsCodes(column.get())) {
        String ours =
            cell instanceof Cell.Present present ? shown(column.get().type(), present.value()) : "";
        if (codes.size() < MOST_CODES || codes.containsKey(sent)) {
          codes.merge(
              sent,
              new MappedFile.CodeCount(sent, ours, 1),
              (known, more) -> new MappedFile.CodeCount(sent, ours, known.rows() + 1));
        }
      }
    }

    private static boolean holdsCodes(Mapping.Column column) {
      return column.type() instanceof CellType.Code || !column.codes().isEmpty();
    }

    MappedFile.Column counted() {
      return new MappedFile.Column(
          name,
          column.map(Mapping.Column::field).orElse(""),
          standsFor,
          filled,
          unreadable,
          codes.values().stream()
              .sorted(Comparator.comparingInt(MappedFile.CodeCount::rows).reversed())
              .toList());
    }
  }

  private MappedFile read(RecordFormat.Content content, DelimitedReading reading)
      throws IOException {
    char separator = reading.separator();
    RowText.cells(reading.headerLine(), separator).orElse(List.of()).stream()
        .map(RowText::strip)
        .forEach(name -> tallies.add(new Tally(name, mapping)));
    while (!tallies.isEmpty() && tallies.get(tallies.size() - 1).name.isEmpty()) {
      tallies.remove(tallies.size() - 1);
    }
    RowReader reader = new RowReader(mapping, partner.zone(), reading);
    TextReader texts = new TextReader(reading.reading().charset());
    try (InputStream bytes = content.open();
        RowSplitter splitter =
            new RowSplitter(
                new RowScanner(
                    Rows.of(bytes, mapping).bytes(), separator, partner.limits().recordBytes()),
                separator)) {
      for (Optional<RawRecord> raw = splitter.next(); raw.isPresent(); raw = splitter.next()) {
        rows++;
        if (reader.read(raw.get()) instanceof RowReader.RowReading.Cells cells) {
          List<String> sent =
              texts
                  .read(raw.get().bytes())
                  .map(Text::content)
                  .flatMap(text -> RowText.cells(text, separator))
                  .orElse(List.of());
          add(cells.row(), sent.stream().map(RowText::strip).toList());
        }
      }
    }
    return new MappedFile(rows, tallies.stream().map(Tally::counted).toList(), constants(), first);
  }

  private void add(DelimitedRow row, List<String> sent) {
    List<MappedFile.Value> values = new ArrayList<>();
    for (int i = 0; i < tallies.size() && i < sent.size(); i++) {
      Tally tally = tallies.get(i);
      Cell cell = tally.column.map(column -> row.cell(column.field())).orElse(Cell.EMPTY);
      tally.add(sent.get(i), cell);
      if (tally.column.isPresent() && !(sent.get(i).isEmpty() && cell == Cell.EMPTY)) {
        values.add(value(tally.column.get(), sent.get(i), cell));
      }
    }
    if (first.size() < FIRST_ROWS) {
      first.add(new MappedFile.Row(row.line(), values));
    }
  }

  private static MappedFile.Value value(Mapping.Column column, String sent, Cell cell) {
    return new MappedFile.Value(
        column.name(),
        column.field(),
        sent,
        cell instanceof Cell.Present present ? shown(column.type(), present.value()) : "",
        DelimitedRow.findingOf(cell).map(why -> why.code().code()).orElse(""),
        isPersonal(column.type()));
  }

  /** Texts name persons and places; dates in which two digits are an old year are of birth. */
  private static boolean isPersonal(CellType type) {
    return type instanceof CellType.Text
        || type instanceof CellType.Nir
        || type instanceof CellType.Date date && !date.equals(CellType.Date.OF_AN_ACT);
  }

  private static String shown(CellType type, Object value) {
    if (value instanceof LocalDate day) {
      return DAY.format(day);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString().replace('.', ',');
    }
    String text = value.toString();
    String meaning =
        type instanceof CellType.Code list ? list.meanings().getOrDefault(text, "") : "";
    return meaning.isEmpty() ? text : text + " = " + meaning;
  }

  private List<MappedFile.Constant> constants() {
    return mapping.constants().stream()
        .map(
            constant ->
                new MappedFile.Constant(
                    constant.field(),
                    constant.value() instanceof Mapping.DayOfArrival
                        ? "@arrival"
                        : shown(new CellType.Text(1), constant.value())))
        .toList();
  }
}
