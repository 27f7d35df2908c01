package org.estuaire.jobs.cli.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.estuaire.config.Configuration;
import org.estuaire.delimited.MappedFile;
import org.estuaire.delimited.MappedFileReader;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingReading;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.landing.PersonalFile;
import org.estuaire.exchange.trial.Trial;
import org.estuaire.exchange.trial.Trials;
import org.estuaire.jobs.cli.CliWord;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.ConfigurationMistakes;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.LedgerCommand;
import org.estuaire.jobs.cli.Misuse;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.MappingFiles;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.installation.TryOut;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.jobs.report.TrialPage;
import org.estuaire.repository.Migrations;
import org.estuaire.standards.OfficialRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description =
        "What would become of a file: what would be loaded, for whom, under which codes; what refused, and why."
            + " Nothing is written.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin private CommonOptions options;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "the file, of any format, or an archive of files")
  private Path file;

  @Option(
      names = "--partner",
      paramLabel = "CODE",
      defaultValue = "",
      description =
          "who would send it: by its mappings and codes, on the repository (default: by content alone)")
  private String partner;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "read it through this mapping, which no partner need have yet")
  private Path mapping;

  @Option(
      names = "--profile",
      description =
          "also what the published rules of its standard say, where their module is installed")
  private boolean profile;

  @Option(names = "--html", paramLabel = "FILE", description = "also write a page in French")
  private Path html;

  @Option(
      names = "--quote",
      description = "quote the sender's own values in the page: they may be a patient's")
  private boolean quote;

  @Override
  public Integer call() throws IOException, SQLException {
    Output output = Output.standard(options);
    InputFiles.demand(List.of(file));
    if (mapping != null) {
      return throughMapping(output);
    }
    List<OfficialRules> official = official(output);
    if (partner.isEmpty()) {
      Trials trials = TryOut.withoutRepository(Optional.empty(), official);
      return answer(
          trials.byContent(TryOut.ANYBODY, tried(), Instant.now(), TryOut.notChecked(false)),
          Optional.empty(),
          "",
          output);
    }
    Configuration configuration = Opening.configuration(options);
    Optional<Partner> sender = configuration.partner(partner);
    if (sender.isEmpty()) {
      output.onErrors().say(CliWord.UNKNOWN_PARTNER, partner);
      return ExitCode.NOT_FOUND;
    }
    Trial trial = trial(configuration, sender.get(), official);
    return answer(
        trial,
        mapped(trial, type -> TryOut.mapping(configuration, sender.get(), type), sender.get()),
        configuration.territory(),
        output);
  }

  private Integer throughMapping(Output output) throws IOException {
    if (!partner.isEmpty()) {
      throw new Misuse(
          command,
          "--mapping et --partner s'excluent : un partenaire a ses correspondances",
          "--mapping and --partner exclude each other: a partner has its mappings");
    }
    InputFiles.demand(List.of(mapping));
    MappingReading reading = MappingFiles.ofInstalledTypes().read(mapping);
    if (reading instanceof MappingReading.Invalid invalid) {
      ConfigurationMistakes.print(output, invalid.mistakes());
      return ExitCode.CONFIGURATION;
    }
    Mapping read = ((MappingReading.Valid) reading).mapping();
    Partner newcomer = TryOut.newcomer(read, options.zone());
    Trial trial =
        TryOut.through(read, newcomer, options.folders().config())
            .byContent(newcomer, tried(), Instant.now(), TryOut.notCheckedOfNewcomer());
    return answer(trial, mapped(trial, type -> Optional.of(read), newcomer), "", output);
  }

  /** Of an archive nothing is shown side by side: each file can be tried by itself. */
  private Optional<MappedFile> mapped(
      Trial trial, Function<String, Optional<Mapping>> mappings, Partner sender)
      throws IOException {
    Optional<Mapping> used =
        trial.archive().isEmpty() && trial.files().size() == 1
            ? trial.files().get(0).type().flatMap(mappings)
            : Optional.empty();
    return used.isEmpty()
        ? Optional.empty()
        : MappedFileReader.read(tried().content(), used.get(), sender, trial.at());
  }

  private Trials.Tried tried() {
    return new Trials.Tried(file.getFileName().toString(), () -> Files.newInputStream(file));
  }

  private List<OfficialRules> official(Output output) {
    if (!profile) {
      return List.of();
    }
    List<OfficialRules> rules =
        ServiceLoader.load(OfficialRules.class).stream().map(ServiceLoader.Provider::get).toList();
    if (rules.isEmpty()) {
      output.onErrors().say(SourceWord.NO_OFFICIAL_RULES);
    }
    return rules;
  }

  private Trial trial(Configuration configuration, Partner sender, List<OfficialRules> official)
      throws IOException, SQLException {
    if (!hasRepository()) {
      return TryOut.withoutRepository(Optional.of(configuration), official)
          .byContent(sender, tried(), Instant.now(), TryOut.notChecked(true));
    }
    try (Repository repository =
        Repository.openUnmigrated(options.folders(), options.environment())) {
      Migrations.requireCurrent(repository.dataSource());
      Trial trial = onRepository(repository, configuration, sender, official);
      try (Connection connection = repository.dataSource().getConnection()) {
        LedgerCommand.audit(
            connection, "explain", "partner " + sender.code() + " sha256 " + trial.sha256());
      }
      return trial;
    }
  }

  private Trial onRepository(
      Repository repository,
      Configuration configuration,
      Partner sender,
      List<OfficialRules> official)
      throws IOException, SQLException {
    try (Connection tx = repository.dataSource().getConnection()) {
      tx.setAutoCommit(false);
      Trials trials = TryOut.within(tx, configuration, official);
      return trials.onRepository(tx, sender, tried(), Instant.now());
    }
  }

  /** A file that is only looked at makes none. */
  private boolean hasRepository() {
    return options.environment().containsKey(Repository.URL)
        || Files.isDirectory(options.folders().postgres());
  }

  private Integer answer(Trial trial, Optional<MappedFile> mapped, String territory, Output output)
      throws IOException {
    if (html != null) {
      PersonalFile.write(html, new TrialPage(territory, options.zone(), quote).html(trial, mapped));
    }
    if (options.json()) {
      output.json(TrialJson.of(trial, mapped, options.language()));
    } else {
      new TrialText(output).print(trial, mapped);
      if (html != null) {
        output.say(SourceWord.PAGE_WRITTEN, html);
      }
    }
    return trial.isGood() ? ExitCode.OK : ExitCode.REFUSED;
  }
}
