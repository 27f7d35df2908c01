package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.identity.registry.PersonFinder;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.PartnerNames;
import org.estuaire.jobs.installation.PathwaySettings;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.pathway.Asker;
import org.estuaire.pathway.FollowUp;
import org.estuaire.pathway.Followed;
import org.estuaire.pathway.summary.Issue;
import org.estuaire.pathway.summary.PageForm;
import org.estuaire.pathway.summary.Summary;
import org.estuaire.pathway.summary.SummaryForm;
import org.estuaire.pathway.summary.SummaryReader;
import org.estuaire.terminology.Analytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "summary",
    description = "The page of a patient's follow-up as a practice would get it today.")
final class SummaryCommand extends LedgerCommand {

  @Option(
      names = "--person",
      required = true,
      paramLabel = "KEY",
      description = "number of the person, domain|identifier, identifier, or INS")
  private String key;

  @Option(
      names = "--reader",
      required = true,
      paramLabel = "CODE",
      description = "the practice for whose eyes it is")
  private String reader;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "also write the page; the form is that of the extension")
  private Path file;

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    Configuration configuration = Opening.configuration(options);
    Optional<Partner> practice = configuration.partner(reader);
    if (practice.isEmpty()) {
      output.say(IdentityWord.UNKNOWN_PRACTICE, reader);
      return ExitCode.NOT_FOUND;
    }
    List<UUID> persons = new PersonFinder(connection).find(key);
    audit(
        connection,
        "summary read",
        reader + ": " + (persons.size() == 1 ? persons.get(0) : persons.size() + " persons"));
    if (persons.size() != 1) {
      output.say(persons.isEmpty() ? IdentityWord.UNKNOWN_PERSON : IdentityWord.SEVERAL_PERSONS);
      persons.forEach(person -> output.line("  " + person));
      return ExitCode.NOT_FOUND;
    }
    Asker asker = new PathwaySettings(configuration).asker(practice.get());
    LocalDate today = LocalDate.now(configuration.zone());
    Optional<Summary> page = page(connection, configuration, asker, persons.get(0), today);
    if (page.isEmpty()) {
      output.say(PathwayWord.NOTHING_TO_SHOW);
      return ExitCode.NOT_FOUND;
    }
    write(
        page.get(),
        new Issue(
            0,
            0,
            today,
            practice.get().name(),
            configuration.territory(),
            PathwaySettings.keeper(practice.get())));
    if (options.json()) {
      output.json(page.get());
    } else {
      print(output, page.get());
    }
    return ExitCode.OK;
  }

  private static Optional<Summary> page(
      Connection connection, Configuration configuration, Asker asker, UUID person, LocalDate today)
      throws SQLException {
    Analytes analytes = Analytes.read(connection);
    Optional<Followed> patient =
        new FollowUp(connection, analytes, configuration.zone(), today).one(asker, person);
    if (patient.filter(one -> !one.pathways().isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    return new SummaryReader(
            connection, analytes, new PartnerNames(configuration), configuration.zone(), today)
        .read(asker, List.of(patient.get())).stream().findFirst();
  }

  private void write(Summary page, Issue issue) {
    if (file == null) {
      return;
    }
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1);
    SummaryForm form =
        PathwaySettings.forms().values().stream()
            .filter(one -> one.extension().equals(extension))
            .findFirst()
            .orElseGet(PageForm::new);
    try {
      PersonalFile.write(file, form.write(page, issue));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(Output output, Summary page) {
    output.say(PathwayWord.PATHWAYS, String.join(", ", page.pathways()));
    output.table(
        List.of(
            output.words(PathwayWord.TEST),
            output.words(PathwayWord.LAST),
            "",
            output.words(PathwayWord.DUE)),
        page.lines().stream().map(line -> row(output, line)).toList());
    output.say(PathwayWord.RIGHTS, page.rights().size());
    output.say(PathwayWord.CIRCLE, page.circle().size());
  }

  private static List<String> row(Output output, Summary.Line line) {
    return List.of(
        line.name(),
        line.last().map(last -> last.on().toString()).orElse(output.words(PathwayWord.NEVER)),
        line.last().map(Summary.Last::text).orElse(""),
        line.dueSince()
            .map(LocalDate::toString)
            .orElse(line.overdue() ? output.words(PathwayWord.LATE) : ""));
  }
}
