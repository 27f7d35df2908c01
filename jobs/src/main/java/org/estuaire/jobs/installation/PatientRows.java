package org.estuaire.jobs.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file (UTF-8, {@code ;}) in which a practice says something of patients: {@code
 * domain;identifier;WORD;since;until}.
 *
 * @param unreadable numbers of the lines that say nothing
 */
public record PatientRows<T>(List<T> patients, List<Long> unreadable) {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setDelimiter(';')
          .setHeader()
          .setSkipHeaderRecord(true)
          // The heading is passed over, whatever a spreadsheet made of it.
          .setAllowMissingColumnNames(true)
          .setTrim(true)
          .get();

  /**
   * A line.
   *
   * @param domain that issued the identifier
   * @param until last day; empty while it lasts
   */
  public record Row(
      String domain, String localId, String word, LocalDate since, Optional<LocalDate> until) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Row[…]";
    }
  }

  /**
   * Reads a file.
   *
   * @param meaning of a line; empty where its word says nothing
   */
  public static <T> PatientRows<T> read(Path file, Function<Row, Optional<T>> meaning)
      throws IOException {
    List<T> patients = new ArrayList<>();
    List<Long> unreadable = new ArrayList<>();
    long line = 0;
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT)) {
      for (CSVRecord row : rows) {
        line = rows.getCurrentLineNumber();
        Optional<T> patient = row(row).flatMap(meaning);
        patient.ifPresent(patients::add);
        if (patient.isEmpty()) {
          unreadable.add(line);
        }
      }
    } catch (UncheckedIOException | CharacterCodingException | IllegalArgumentException e) {
      // Not UTF-8, a quote that does not end, a heading that says one thing twice.
      unreadable.add(line + 1);
    }
    return new PatientRows<>(patients, unreadable);
  }

  private static Optional<Row> row(CSVRecord row) {
    try {
      String until = row.size() > 4 ? row.get(4) : "";
      Row read =
          new Row(
              row.get(0),
              row.get(1),
              row.get(2),
              LocalDate.parse(row.get(3)),
              until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)));
      boolean whole =
          !read.domain().isEmpty()
              && !read.localId().isEmpty()
              && read.until().map(u -> !u.isBefore(read.since())).orElse(true);
      return whole ? Optional.of(read) : Optional.empty();
    } catch (DateTimeParseException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Without the patients. */
  @Override
  public String toString() {
    return "PatientRows[" + patients.size() + "]";
  }
}
