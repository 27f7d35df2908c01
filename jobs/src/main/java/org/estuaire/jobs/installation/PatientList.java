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
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.estuaire.lab.distribution.FollowedPatients.Follows;
import org.estuaire.lab.distribution.FollowedPatients.Patient;

/**
 * A CSV file (UTF-8, {@code ;}) of the patients whom a practice follows: {@code
 * domain;identifier;reason;since;until}.
 *
 * @param unreadable numbers of the lines that say nothing
 */
public record PatientList(List<Patient> patients, List<Long> unreadable) {

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

  public static PatientList read(Path file) throws IOException {
    List<Patient> patients = new ArrayList<>();
    List<Long> unreadable = new ArrayList<>();
    long line = 0;
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT)) {
      for (CSVRecord row : rows) {
        line = rows.getCurrentLineNumber();
        Optional<Patient> patient = patient(row);
        patient.ifPresent(patients::add);
        if (patient.isEmpty()) {
          unreadable.add(line);
        }
      }
    } catch (UncheckedIOException | CharacterCodingException | IllegalArgumentException e) {
      // Not UTF-8, a quote that does not end, a heading that says one thing twice.
      unreadable.add(line + 1);
    }
    return new PatientList(patients, unreadable);
  }

  private static Optional<Patient> patient(CSVRecord row) {
    try {
      String until = row.size() > 4 ? row.get(4) : "";
      Patient patient =
          new Patient(
              row.get(0),
              row.get(1),
              Follows.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
              LocalDate.parse(row.get(3)),
              until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)));
      boolean whole =
          !patient.domain().isEmpty()
              && !patient.localId().isEmpty()
              && patient.until().map(u -> !u.isBefore(patient.since())).orElse(true);
      return whole ? Optional.of(patient) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Without the patients. */
  @Override
  public String toString() {
    return "PatientList[" + patients.size() + "]";
  }
}
