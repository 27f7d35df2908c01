package org.estuaire.jobs.cli.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.config.Configuration;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.identity.registry.PersonFinder;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.cli.PositiveNumber;
import org.estuaire.jobs.installation.PartnerNames;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.PersonPage;
import org.estuaire.jobs.report.PersonTable;
import org.estuaire.jobs.report.PersonTables;
import org.estuaire.overview.Overview;
import org.estuaire.overview.OverviewReader;
import org.estuaire.overview.PersonKeys;
import org.estuaire.repository.AuditTrail;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "person",
    description =
        "What is held of one person, over all lanes, each row with where it came from; what the"
            + " account may not see is said so. Leaves a line in the audit trail.")
final class PersonCommand extends LedgerCommand {

  @Parameters(
      paramLabel = "KEY",
      description =
          "number of the person, partner/identifier, domain|identifier or identifier; - for an INS"
              + " or NIR that is typed or read from standard input")
  private String key;

  @ArgGroup private HowMany howMany = new HowMany();

  @Option(names = "--html", paramLabel = "FILE", description = "also write a page in French")
  private Path html;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "for what purpose; kept in the audit trail, without names")
  private String why;

  /** How much of what there is. */
  private static final class HowMany {

    @Option(
        names = "--last",
        paramLabel = "N",
        defaultValue = "3",
        converter = PositiveNumber.class,
        description = "how many results of each test (default: 3)")
    private int last = 3;

    @Option(names = "--all", description = "all results, payments and sendings")
    private boolean all;

    private int most() {
      return all ? 0 : last;
    }
  }

  @Override
  protected Integer answer(Connection connection, Output output) throws SQLException {
    Configuration configuration = Opening.configuration(options);
    List<UUID> persons = persons(connection, configuration, output);
    note(connection, persons);
    if (persons.size() != 1) {
      return notOne(output, persons);
    }
    UUID person = persons.get(0);
    Overview overview = read(connection, person);
    write(overview, configuration);
    if (options.json()) {
      output.json(value(overview));
    } else {
      print(output, overview);
    }
    return ExitCode.OK;
  }

  private List<UUID> persons(Connection connection, Configuration configuration, Output output)
      throws SQLException {
    if (key.equals(TypedKey.ASKED)) {
      return new PersonFinder(connection).findByMatricule(TypedKey.read(output));
    }
    int slash = key.indexOf('/');
    Optional<Partner> partner =
        slash < 0 ? Optional.empty() : configuration.partner(key.substring(0, slash));
    return partner.isEmpty()
        ? new PersonFinder(connection).find(key)
        : new PersonKeys(connection)
            .ofPartner(
                partner.get().code(), partner.get().identityDomain(), key.substring(slash + 1));
  }

  /** Before anything is shown: also that somebody was looked for who is not known. */
  private void note(Connection connection, List<UUID> persons) throws SQLException {
    String subject =
        switch (persons.size()) {
          case 0 -> "nobody";
          case 1 -> persons.get(0).toString();
          default -> persons.size() + " persons";
        };
    Map<String, Object> detail = why.isEmpty() ? Map.of() : Map.of("why", why);
    AuditTrail.note(
        connection,
        List.of(
            new AuditTrail.Line(System.getProperty("user.name"), "person read", subject, detail)));
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  private Integer notOne(Output output, List<UUID> persons) {
    if (options.json()) {
      output.json(Map.of("persons", persons));
    } else if (persons.isEmpty()) {
      output.say(IdentityWord.UNKNOWN_PERSON);
    } else {
      output.say(IdentityWord.SEVERAL_PERSONS);
      persons.forEach(one -> output.line("  " + one));
    }
    return ExitCode.NOT_FOUND;
  }

  /** All parts as they are at one moment. */
  private Overview read(Connection connection, UUID person) throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    Overview overview = new OverviewReader(connection, howMany.most()).read(person);
    connection.rollback();
    return overview;
  }

  /** The number that was typed, where the person has another one today. */
  private Optional<String> former(Overview overview) {
    return Optional.of(key.toLowerCase(Locale.ROOT))
        .filter(typed -> typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
        .filter(typed -> !typed.equals(overview.person().toString()));
  }

  private Map<String, Object> value(Overview overview) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("person", overview.person());
    former(overview).ifPresent(number -> value.put("former", number));
    value.put("overview", overview);
    return value;
  }

  private void write(Overview overview, Configuration configuration) {
    if (html == null) {
      return;
    }
    PersonPage page = new PersonPage(configuration.zone(), new PartnerNames(configuration)::name);
    try {
      PersonalFile.write(html, page.html(overview, Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(Output output, Overview overview) {
    output.say(IdentityWord.PERSON, overview.person());
    former(overview).ifPresent(number -> output.say(IdentityWord.FORMER_NUMBER, number));
    PersonTables tables = new PersonTables(options.language(), options.zone(), code -> code);
    tables.of(overview).forEach(table -> print(output, table));
  }

  private static void print(Output output, PersonTable table) {
    output.line("");
    output.line(table.title());
    if (table.instead().isPresent()) {
      output.line("  " + table.instead().get());
      return;
    }
    output.table(table.head(), table.rows());
    table.more().ifPresent(more -> output.line("  " + more));
  }
}
