package org.estuaire.social.full;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** A list of old and new numbers: UTF-8, separated by semicolons, with a header. */
public final class NumberList {

  private static final String[] COLUMNS = {
    "ANCIEN_DOSSIER", "NOUVEAU_DOSSIER", "ANCIEN_DROIT", "NOUVEAU_DROIT"
  };

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setDelimiter(';')
          .setHeader(COLUMNS)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  private NumberList() {}

  /**
   * The numbers of a list; none where it is not one.
   *
   * @throws IOException when the file can't be read
   */
  public static List<NewNumber> read(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return List.of();
    }
    try (CSVParser parser = CSVParser.parse(text.replaceFirst("^\uFEFF", ""), FORMAT)) {
      List<NewNumber> numbers = new ArrayList<>();
      for (CSVRecord row : parser) {
        boolean isHeader = row.getRecordNumber() == 1;
        if (row.size() < COLUMNS.length || isHeader && !List.of(COLUMNS).equals(row.toList())) {
          return List.of();
        }
        if (!isHeader) {
          numbers.add(
              new NewNumber(
                  parser.getCurrentLineNumber(), row.get(0), row.get(1), row.get(2), row.get(3)));
        }
      }
      return numbers;
    } catch (UncheckedIOException | IllegalStateException broken) {
      return List.of();
    }
  }

  /** As it is read. */
  public static String write(List<NewNumber> numbers) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      for (NewNumber one : numbers) {
        printer.printRecord(one.oldDossier(), one.newDossier(), one.oldRight(), one.newRight());
      }
    }
    return text.toString();
  }
}
