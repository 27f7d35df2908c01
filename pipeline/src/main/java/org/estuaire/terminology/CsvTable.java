package org.estuaire.terminology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.estuaire.exchange.Finding;

/**
 * A reference table in a CSV file: UTF-8, with a header, separated by comma or semicolon. Read as a
 * stream; mistakes are collected and refuse the table at its end.
 */
final class CsvTable {

  /** More mistakes than this say nothing more. */
  private static final int MOST_FINDINGS = 100;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  private CsvTable(Path file) {
    this.name = file.getFileName().toString();
  }

  /** One row; columns are found by name, whatever their case. */
  interface Row {
    /** The stripped cell; empty when the column does not exist. */
    String get(String column);

    void refuse(Finding finding);
  }

  /** Takes the rows of a table one after the other. */
  interface Rows {
    void accept(Row row) throws IOException;
  }

  /** The names of the columns, in lower case. */
  static Set<String> columns(Path file) {
    CsvTable table = new CsvTable(file);
    try (BufferedReader reader = open(file);
        CSVParser parser = parser(reader)) {
      return table.header(parser.iterator()).keySet();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw table.unreadable(e);
    }
  }

  /**
   * Reads a whole table.
   *
   * @param required columns without which the table is refused
   * @return the number of rows
   * @throws TableRefused when the file can't be read, lacks a column or has any mistake
   */
  static int read(Path file, List<String> required, Rows rows) {
    CsvTable table = new CsvTable(file);
    try (BufferedReader reader = open(file);
        CSVParser parser = parser(reader)) {
      return table.readRows(parser, required, rows);
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw table.unreadable(e);
    }
  }

  private int readRows(CSVParser parser, List<String> required, Rows rows) throws IOException {
    Iterator<CSVRecord> records = parser.iterator();
    Map<String, Integer> header = header(records);
    for (String column : required) {
      if (!header.containsKey(column.toLowerCase(Locale.ROOT))) {
        findings.add(Finding.of(TerminologyFinding.MISSING_COLUMN, name, column).atLine(1));
      }
    }
    refuseIfWrong();
    int count = 0;
    // Asked before the iterator looks ahead.
    long line = parser.getCurrentLineNumber() + 1;
    while (records.hasNext() && findings.size() < MOST_FINDINGS) {
      CSVRecord next = records.next();
      count++;
      if (next.size() < header.size()) {
        findings.add(Finding.of(TerminologyFinding.INCOMPLETE_ROW, name).atLine(line));
      } else {
        rows.accept(new CsvRow(header, next, line));
      }
      line = parser.getCurrentLineNumber() + 1;
    }
    if (count == 0) {
      findings.add(Finding.of(TerminologyFinding.EMPTY_FILE, name));
    }
    refuseIfWrong();
    return count;
  }

  private Map<String, Integer> header(Iterator<CSVRecord> records) {
    if (!records.hasNext()) {
      throw new TableRefused(Finding.of(TerminologyFinding.EMPTY_FILE, name));
    }
    Map<String, Integer> header = new TreeMap<>();
    int index = 0;
    for (String cell : records.next()) {
      header.putIfAbsent(cell.strip().toLowerCase(Locale.ROOT), index++);
    }
    return header;
  }

  private void refuseIfWrong() {
    if (!findings.isEmpty()) {
      throw new TableRefused(findings);
    }
  }

  private TableRefused unreadable(Exception cause) {
    // Strict decoding and broken quoting surface as IOException with a position; a missing file
    // too.
    boolean missing = cause instanceof java.nio.file.FileSystemException;
    return new TableRefused(
        Finding.of(
            missing ? TerminologyFinding.UNREADABLE_FILE : TerminologyFinding.WRONG_ENCODING,
            name));
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static CSVParser parser(BufferedReader reader) throws IOException {
    reader.mark(1 << 13);
    char[] head = new char[1 << 12];
    int length = Math.max(0, reader.read(head));
    reader.reset();
    String start = new String(head, 0, length);
    if (!start.isEmpty() && start.charAt(0) == BYTE_ORDER_MARK) {
      reader.skip(1);
    }
    String firstLine = start.lines().findFirst().orElse("");
    char separator = firstLine.indexOf(';') >= 0 ? ';' : ',';
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(true)
        .get()
        .parse(reader);
  }

  private final class CsvRow implements Row {
    private final Map<String, Integer> header;
    private final CSVRecord cells;
    private final long line;

    private CsvRow(Map<String, Integer> header, CSVRecord cells, long line) {
      this.header = header;
      this.cells = cells;
      this.line = line;
    }

    @Override
    public String get(String column) {
      Integer index = header.get(column.toLowerCase(Locale.ROOT));
      return index == null ? "" : cells.get(index).strip();
    }

    @Override
    public void refuse(Finding finding) {
      findings.add(finding.atLine(line));
    }
  }
}
