package org.estuaire.delimited;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estuaire.bytes.ControlCharacters;

/**
 * Writes a workbook of one sheet (ECMA-376, transitional), row by row and holding none of them. The
 * same rows give the same bytes: what is written again after a crash is the same file, which
 * libraries that note the moment of writing don't allow.
 *
 * <p>Texts are texts whatever they begin with: neither opening nor editing them makes a formula.
 */
final class SheetWriter implements AutoCloseable {

  /** What one cell of a spreadsheet holds. */
  static final int LONGEST_TEXT = 32_767;

  /** Before it, spreadsheets count with a 29 February 1900 that never was. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

  /** Archives can't be older; no time of day is told. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int LETTERS = 26;
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private static final String TYPES =
      XML
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + part("/xl/workbook.xml", "sheet.main")
          + part("/xl/worksheets/sheet1.xml", "worksheet")
          + part("/xl/styles.xml", "styles")
          + "</Types>";

  private static final String ROOT =
      XML
          + "<Relationships xmlns=\""
          + PACKAGE
          + "\">"
          + relation("rId1", "officeDocument", "xl/workbook.xml")
          + "</Relationships>";

  private static final String PARTS =
      XML
          + "<Relationships xmlns=\""
          + PACKAGE
          + "\">"
          + relation("rId1", "worksheet", "worksheets/sheet1.xml")
          + relation("rId2", "styles", "styles.xml")
          + "</Relationships>";

  /** How a cell looks; the place of each is its number in the styles. */
  enum Style {
    PLAIN("numFmtId=\"0\" fontId=\"0\" fillId=\"0\""),
    TEXT("numFmtId=\"49\" fontId=\"0\" fillId=\"0\" quotePrefix=\"1\""),
    DATE("numFmtId=\"164\" fontId=\"0\" fillId=\"0\""),
    MARKED_PLAIN("numFmtId=\"0\" fontId=\"0\" fillId=\"2\""),
    MARKED_TEXT("numFmtId=\"49\" fontId=\"0\" fillId=\"2\" quotePrefix=\"1\""),
    MARKED_DATE("numFmtId=\"164\" fontId=\"0\" fillId=\"2\""),
    HEADING("numFmtId=\"49\" fontId=\"1\" fillId=\"0\""),
    REASON("numFmtId=\"49\" fontId=\"0\" fillId=\"3\"");

    private final String format;

    Style(String format) {
      this.format = format;
    }

    private String xml() {
      String alignment =
          this == REASON
              ? "<alignment vertical=\"top\" wrapText=\"1\"/>"
              : "<alignment vertical=\"top\"/>";
      return "<xf xfId=\"0\" borderId=\"0\" applyNumberFormat=\"1\" applyFill=\"1\""
          + " applyAlignment=\"1\" "
          + format
          + ">"
          + alignment
          + "</xf>";
    }
  }

  private final ZipOutputStream zip;
  private final Writer sheet;
  private int row;
  private int column;

  /**
   * Begins a workbook; closing it ends the workbook and leaves the stream open.
   *
   * @param name of the sheet
   * @param widths of the columns, as the sheet states them; empty for those of the program
   */
  SheetWriter(OutputStream out, String name, String widths) throws IOException {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    entry("[Content_Types].xml", TYPES);
    entry("_rels/.rels", ROOT);
    entry("xl/workbook.xml", workbook(name));
    entry("xl/_rels/workbook.xml.rels", PARTS);
    entry("xl/styles.xml", styles());
    begin("xl/worksheets/sheet1.xml");
    sheet = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    sheet.write(
        XML
            + "<worksheet xmlns=\""
            + MAIN
            + "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
            + " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            + widths
            + "<sheetData>");
  }

  /** Begins the next row. */
  void row() throws IOException {
    endRow();
    row++;
    column = 0;
    sheet.write("<row r=\"" + row + "\">");
  }

  private void endRow() throws IOException {
    if (row > 0) {
      sheet.write("</row>");
    }
  }

  void text(String text, Style style) throws IOException {
    begin(style);
    String shown = ControlCharacters.shown(text);
    String held =
        shown.length() <= LONGEST_TEXT ? shown : shown.substring(0, LONGEST_TEXT - 1) + "…";
    sheet.write(" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escape(held) + "</t></is></c>");
  }

  void number(BigDecimal value, Style style) throws IOException {
    begin(style);
    sheet.write("><v>" + value.toPlainString() + "</v></c>");
  }

  void date(LocalDate day, Style style) throws IOException {
    begin(style);
    sheet.write("><v>" + (day.toEpochDay() - EPOCH.toEpochDay()) + "</v></c>");
  }

  /** Whether a day can be written as a number that every program reads as that day. */
  static boolean hasNumber(LocalDate day) {
    return !day.isBefore(FIRST_DAY);
  }

  void empty(Style style) throws IOException {
    if (style == Style.PLAIN) {
      column++;
      return;
    }
    begin(style);
    sheet.write("/>");
  }

  private void begin(Style style) throws IOException {
    sheet.write("<c r=\"" + address(column++) + row + "\" s=\"" + style.ordinal() + "\"");
  }

  @Override
  public void close() throws IOException {
    endRow();
    sheet.write("</sheetData></worksheet>");
    sheet.flush();
    zip.closeEntry();
    zip.finish();
  }

  private void begin(String part) throws IOException {
    ZipEntry entry = new ZipEntry(part);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private void entry(String part, String content) throws IOException {
    begin(part);
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String address(int column) {
    String letter = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? letter : address(column / LETTERS - 1) + letter;
  }

  private static String part(String name, String type) {
    return "<Override PartName=\""
        + name
        + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
        + type
        + "+xml\"/>";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static String workbook(String name) {
    return XML
        + "<workbook xmlns=\""
        + MAIN
        + "\" xmlns:r=\""
        + OFFICE
        + "\"><sheets><sheet name=\""
        + escape(ControlCharacters.shown(name))
        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  }

  private static String styles() {
    StringBuilder formats = new StringBuilder();
    for (Style style : Style.values()) {
      formats.append(style.xml());
    }
    return XML
        + "<styleSheet xmlns=\""
        + MAIN
        + "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
        + "<fill><patternFill patternType=\"gray125\"/></fill>"
        + fill("FFFFC7CE")
        + fill("FFFFF6E5")
        + "</fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
        + "</cellStyleXfs><cellXfs count=\""
        + Style.values().length
        + "\">"
        + formats
        + "</cellXfs></styleSheet>";
  }

  private static String fill(String colour) {
    return "<fill><patternFill patternType=\"solid\"><fgColor rgb=\""
        + colour
        + "\"/></patternFill></fill>";
  }

  /** XML has no half characters and none of its two last ones. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      default -> {
        boolean none = c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF;
        escaped.appendCodePoint(none ? 0xFFFD : c);
      }
    }
  }
}
