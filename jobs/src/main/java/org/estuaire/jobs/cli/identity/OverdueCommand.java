package org.estuaire.jobs.cli.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.ResultsWanted;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.PathwaySettings;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.pathway.Asker;
import org.estuaire.pathway.FollowUp;
import org.estuaire.pathway.Followed;
import org.estuaire.pathway.Measure;
import org.estuaire.pathway.Pathway;
import org.estuaire.pathway.Standing;
import org.estuaire.terminology.Analytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "overdue",
    description =
        "Patients of a practice without a test in its window, from what that practice may see.")
final class OverdueCommand extends LedgerCommand {

  @Option(
      names = "--practice",
      paramLabel = "CODE",
      defaultValue = "",
      description = "patients of this practice (default: of all that follow patients)")
  private String practice;

  @Option(
      names = "--pathway",
      paramLabel = "CODE",
      defaultValue = "",
      description = "this pathway only")
  private String pathway;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    Configuration configuration = Opening.configuration(options);
    PathwaySettings settings = new PathwaySettings(configuration);
    if (!pathway.isEmpty() && !settings.codes().contains(pathway)) {
      output.say(PathwayWord.UNKNOWN_PATHWAY, pathway, String.join(", ", settings.codes()));
      return ExitCode.NOT_FOUND;
    }
    List<Partner> asked =
        configuration.partners().stream()
            .filter(one -> one.results().filter(ResultsWanted::followedPatients).isPresent())
            .filter(one -> practice.isEmpty() || one.code().equals(practice))
            .toList();
    if (asked.isEmpty()) {
      output.say(IdentityWord.UNKNOWN_PRACTICE, practice);
      return ExitCode.NOT_FOUND;
    }
    connection.setAutoCommit(false);
    List<Late> late = late(connection, asked, settings);
    audit(
        connection,
        "overdue read",
        String.join(" ", asked.stream().map(Partner::code).toList()) + ": " + late.size());
    if (options.json()) {
      output.json(late.stream().map(Late::json).toList());
    } else {
      print(output, late);
    }
    return ExitCode.OK;
  }

  /** A test of a patient that is overdue. */
  private record Late(String practice, Followed patient, Standing standing, LocalDate today) {

    private Optional<Long> days() {
      return standing.dueSince().map(day -> ChronoUnit.DAYS.between(day, today));
    }

    private Optional<LocalDate> last() {
      return standing.last().map(Measure::on);
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("practice", practice);
      json.put("patient", patient.identifier());
      json.put("pathways", patient.pathways().stream().map(Pathway::code).toList());
      json.put("test", standing.test().name());
      json.put("analytes", standing.test().analytes());
      json.put("every", standing.test().every().toString());
      last().ifPresent(day -> json.put("last", day.toString()));
      standing.dueSince().ifPresent(day -> json.put("due", day.toString()));
      days().ifPresent(number -> json.put("daysLate", number));
      return json;
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Late[…]";
    }
  }

  private List<Late> late(Connection connection, List<Partner> asked, PathwaySettings settings)
      throws SQLException {
    LocalDate today = LocalDate.now(options.zone());
    FollowUp followUp = new FollowUp(connection, Analytes.read(connection), options.zone(), today);
    List<Late> late = new ArrayList<>();
    for (Partner partner : asked) {
      followUp.each(
          narrowed(settings.asker(partner)),
          patient ->
              patient.standings().stream()
                  .filter(Standing::overdue)
                  .forEach(one -> late.add(new Late(partner.code(), patient, one, today))));
    }
    return late;
  }

  private Asker narrowed(Asker asker) {
    return pathway.isEmpty()
        ? asker
        : new Asker(
            asker.practice(),
            asker.pathways().stream().filter(one -> one.code().equals(pathway)).toList(),
            asker.rightsOf());
  }

  private void print(Output output, List<Late> late) {
    if (late.isEmpty()) {
      output.say(PathwayWord.NOTHING_OVERDUE);
      return;
    }
    output.table(
        List.of(
            output.words(PathwayWord.PRACTICE),
            output.words(PathwayWord.PATIENT),
            output.words(PathwayWord.TEST),
            output.words(PathwayWord.LAST),
            output.words(PathwayWord.DUE),
            "#" + output.words(PathwayWord.DAYS_LATE)),
        late.stream().map(one -> row(output, one)).toList());
    long patients = late.stream().map(one -> one.patient().person()).distinct().count();
    output.say(PathwayWord.OVERDUE, late.size(), patients);
  }

  private static List<String> row(Output output, Late one) {
    return List.of(
        one.practice(),
        one.patient().identifier(),
        one.standing().test().name(),
        one.last().map(LocalDate::toString).orElse(output.words(PathwayWord.NEVER)),
        one.standing().dueSince().map(LocalDate::toString).orElse("-"),
        one.days().map(String::valueOf).orElse("-"));
  }
}
