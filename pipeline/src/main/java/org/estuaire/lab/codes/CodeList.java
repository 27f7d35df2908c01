package org.estuaire.lab.codes;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.estuaire.bytes.SpreadsheetCell;
import org.estuaire.delimited.Mapping;
import org.estuaire.lab.store.UnmappedCodes.Unmapped;
import org.estuaire.terminology.LoincSuggestions;
import org.estuaire.terminology.LoincSuggestions.Suggestion;

/**
 * The list that a laboratory is given to fill in: its codes without LOINC, the most frequent first,
 * with what they may be. For a spreadsheet: UTF-8 with its mark, semicolons, no formula.
 */
public final class CodeList {

  /** Under which it lies in the laboratory's home. */
  public static final String FILE_NAME = "codes-a-completer.csv";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final CSVFormat FORMAT =
      CSVFormat.Builder.create()
          .setDelimiter(';')
          .setRecordSeparator("\r\n")
          .setHeader(
              LocalCodeRow.LIST.columns().stream().map(Mapping.Column::name).toArray(String[]::new))
          .get();

  private final LoincSuggestions suggestions;

  public CodeList(LoincSuggestions suggestions) {
    this.suggestions = suggestions;
  }

  /** The list as a text. */
  public String of(List<Unmapped> codes) {
    StringWriter text = new StringWriter();
    text.append(BYTE_ORDER_MARK);
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (Unmapped code : codes) {
        printer.printRecord(row(code));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<String> row(Unmapped code) {
    List<String> cells = new ArrayList<>();
    cells.add(SpreadsheetCell.harmless(code.code()));
    cells.add(SpreadsheetCell.harmless(code.label()));
    cells.add(SpreadsheetCell.harmless(code.unit()));
    cells.add(Long.toString(code.results()));
    List<Suggestion> proposed =
        suggestions.suggest(code.code(), code.label(), code.unit(), LocalCodeRow.PROPOSALS);
    for (int i = 0; i < LocalCodeRow.PROPOSALS; i++) {
      boolean any = i < proposed.size();
      cells.add(any ? proposed.get(i).loinc() : "");
      cells.add(any ? SpreadsheetCell.harmless(proposed.get(i).label()) : "");
      cells.add(any ? String.format(Locale.ROOT, "%.0f %%", 100 * proposed.get(i).score()) : "");
    }
    cells.add("");
    return cells;
  }
}
