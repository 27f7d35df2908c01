package org.estuaire.delimited;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.bytes.StrictText;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows of a workbook as a workbook: same header and cells, those that were refused on a
 * coloured ground. Days and amounts are numbers again in the columns that hold some; all else is
 * text, so that no leading zero is lost a second time.
 */
final class RefusedRowsWorkbook extends RefusedRows {

  private static final String SHEET = "Refus";
  private static final int LONGEST_NAME = 31;
  private static final int WIDE = 90;

  /** As {@link SheetCell} writes a day. */
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** As {@link SheetCell} writes a number: no more digits than a spreadsheet keeps. */
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,11})(?:,\\d{1,3})?");

  private final DelimitedReading reading;
  private final Mapping mapping;
  private final Language language;
  private final Charset charset;
  private final List<String> header;
  private final Map<String, CellType> types = new HashMap<>();

  RefusedRowsWorkbook(Reading reading, Mapping mapping, Language language) {
    this.reading = new DelimitedReading(reading);
    this.mapping = mapping;
    this.language = language;
    this.charset = reading.charset();
    List<String> all = cells(this.reading.headerLine());
    int size = Math.min(all.size(), ownCells(all));
    while (size > 0 && all.get(size - 1).isBlank()) {
      size--;
    }
    this.header = all.subList(0, size);
    mapping.columns().forEach(one -> types.put(ColumnNames.key(one.name()), one.type()));
  }

  @Override
  public void write(Iterator<RefusedRow> rows, OutputStream out) throws IOException {
    // The sheet has the name under which the mapping looks for it.
    String name = mapping.sheet().orElse(SHEET);
    String held = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    RefusalReasons reasons = new RefusalReasons(language);
    try (SheetWriter sheet = new SheetWriter(out, held, widths())) {
      sheet.row();
      for (String column : header) {
        sheet.text(column, SheetWriter.Style.HEADING);
      }
      sheet.text(REASON, SheetWriter.Style.HEADING);
      sheet.text(LINE, SheetWriter.Style.HEADING);
      while (rows.hasNext()) {
        RefusedRow row = rows.next();
        write(sheet, row, reasons.of(row));
      }
    }
    out.flush();
  }

  private void write(SheetWriter sheet, RefusedRow row, String reasons) throws IOException {
    List<String> cells = cells(StrictText.decode(row.bytes(), charset).orElse(""));
    Set<String> refused = new HashSet<>();
    row.why().stream().map(Finding::field).map(ColumnNames::key).forEach(refused::add);
    sheet.row();
    for (int i = 0; i < header.size(); i++) {
      String column = ColumnNames.key(header.get(i));
      String text = i < cells.size() ? cells.get(i) : "";
      cell(sheet, text, types.get(column), !column.isEmpty() && refused.contains(column));
    }
    sheet.text(reasons, SheetWriter.Style.REASON);
    sheet.number(BigDecimal.valueOf(row.line()), SheetWriter.Style.PLAIN);
  }

  private static void cell(SheetWriter sheet, String text, @Nullable CellType type, boolean marked)
      throws IOException {
    if (text.isEmpty()) {
      sheet.empty(marked ? SheetWriter.Style.MARKED_PLAIN : SheetWriter.Style.PLAIN);
    } else if (type instanceof CellType.Date && DAY.matcher(text).matches() && isDay(text)) {
      sheet.date(
          LocalDate.parse(text), marked ? SheetWriter.Style.MARKED_DATE : SheetWriter.Style.DATE);
    } else if (isNumeric(type) && NUMBER.matcher(text).matches()) {
      sheet.number(
          new BigDecimal(text.replace(',', '.')),
          marked ? SheetWriter.Style.MARKED_PLAIN : SheetWriter.Style.PLAIN);
    } else {
      sheet.text(text, marked ? SheetWriter.Style.MARKED_TEXT : SheetWriter.Style.TEXT);
    }
  }

  private static boolean isNumeric(@Nullable CellType type) {
    return type instanceof CellType.Decimal
        || type instanceof CellType.Whole
        || type instanceof CellType.Hours;
  }

  private static boolean isDay(String text) {
    try {
      return SheetWriter.hasNumber(LocalDate.parse(text));
    } catch (DateTimeException none) {
      return false;
    }
  }

  private List<String> cells(String row) {
    return RowText.cells(row, reading.separator()).orElse(List.of());
  }

  /** Reasons are sentences. */
  private String widths() {
    int reason = header.size() + 1;
    return "<cols><col min=\"1\" max=\""
        + Math.max(1, header.size())
        + "\" width=\"16\" customWidth=\"1\"/><col min=\""
        + reason
        + "\" max=\""
        + reason
        + "\" width=\""
        + WIDE
        + "\" customWidth=\"1\"/></cols>";
  }
}
