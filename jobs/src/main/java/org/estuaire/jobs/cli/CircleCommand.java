package org.estuaire.jobs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.estuaire.exchange.Language;
import org.estuaire.jobs.Repository;
import org.estuaire.lab.distribution.FollowedPatients;
import org.estuaire.lab.distribution.FollowedPatients.Follows;
import org.estuaire.lab.distribution.FollowedPatients.Patient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "circle",
    description = "The patients whom practices follow: their lists and care circles.",
    subcommands = {CircleCommand.Import.class, CircleCommand.End.class},
    synopsisSubcommandLabel = "import|end")
final class CircleCommand {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Command(
      name = "import",
      description =
          "Adds patients from a CSV file (UTF-8, ';'): domain;identifier;reason;since;until, reason LIST or CIRCLE,"
              + " dates YYYY-MM-DD, until may be empty.")
  static final class Import implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(index = "0", paramLabel = "PRACTICE")
    private String practice;

    @Parameters(index = "1", paramLabel = "FILE")
    private Path file;

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      if (Opening.configuration(options.folders()).partner(practice).isEmpty()) {
        output.say("Cabinet inconnu : " + practice, "Unknown practice: " + practice);
        return ExitCode.NOT_FOUND;
      }
      List<String> mistakes = new ArrayList<>();
      List<Patient> patients = read(mistakes, output.language());
      if (!mistakes.isEmpty()) {
        mistakes.forEach(output::line);
        return ExitCode.REFUSED;
      }
      try (Repository repository = Repository.open(options.folders(), System.getenv())) {
        int changed =
            new FollowedPatients(repository.dataSource(), System.getProperty("user.name"))
                .add(practice, patients);
        output.say(
            patients.size() + " lignes lues, " + changed + " nouvelles ou changées.",
            patients.size() + " lines read, " + changed + " new or changed.");
      }
      return ExitCode.OK;
    }

    private List<Patient> read(List<String> mistakes, Language language) throws IOException {
      List<Patient> patients = new ArrayList<>();
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(';')
              .setHeader()
              .setSkipHeaderRecord(true)
              .setTrim(true)
              .get();
      try (CSVParser rows =
          CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), format)) {
        for (CSVRecord row : rows) {
          patient(row)
              .ifPresentOrElse(
                  patients::add,
                  () ->
                      mistakes.add(
                          file.getFileName()
                              + ":"
                              + rows.getCurrentLineNumber()
                              + " "
                              + language.choose(
                                  "ligne illisible : domain;identifier;reason;since;until attendus",
                                  "unreadable line: domain;identifier;reason;since;until expected")));
        }
      }
      return patients;
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
  }

  @Command(name = "end", description = "A practice no longer follows a patient.")
  static final class End implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(index = "0", paramLabel = "PRACTICE")
    private String practice;

    @Parameters(index = "1", paramLabel = "DOMAIN")
    private String domain;

    @Parameters(index = "2", paramLabel = "LOCAL-ID")
    private String localId;

    @Option(names = "--on", paramLabel = "DATE", description = "last day (default: today)")
    private LocalDate on;

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      try (Repository repository = Repository.open(options.folders(), System.getenv())) {
        boolean ended =
            new FollowedPatients(repository.dataSource(), System.getProperty("user.name"))
                .end(practice, domain, localId, on == null ? LocalDate.now(PARIS) : on);
        output.say(
            ended ? "Noté." : "Ce cabinet ne suit pas ce patient.",
            ended ? "Noted." : "This practice does not follow this patient.");
        return ended ? ExitCode.OK : ExitCode.NOT_FOUND;
      }
    }
  }
}
