package org.estuaire.jobs.cli.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.estuaire.config.Configuration;
import org.estuaire.jobs.cli.CommonOptions;
import org.estuaire.jobs.cli.InputFiles;
import org.estuaire.jobs.cli.Opening;
import org.estuaire.jobs.cli.Output;
import org.estuaire.jobs.installation.PathwaySettings;
import org.estuaire.jobs.installation.PatientList;
import org.estuaire.jobs.installation.PatientRows;
import org.estuaire.jobs.installation.Repository;
import org.estuaire.jobs.process.ExitCode;
import org.estuaire.pathway.Enrolments;
import org.estuaire.pathway.Enrolments.Enrolment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "pathway",
    description = "The patients whom practices count to a pathway.",
    subcommands = PathwayCommand.Import.class)
final class PathwayCommand {

  @Command(
      name = "import",
      description =
          "Adds patients from a CSV file (UTF-8, ';'): domain;identifier;pathway;since;until, dates"
              + " YYYY-MM-DD, until may be empty.")
  static final class Import implements Callable<Integer> {

    @Mixin private CommonOptions options;

    @Parameters(index = "0", paramLabel = "PRACTICE", description = "code of the practice")
    private String practice;

    @Parameters(index = "1", paramLabel = "FILE", description = "its patients")
    private Path file;

    @Override
    public Integer call() throws Exception {
      Output output = Output.standard(options);
      Configuration configuration = Opening.configuration(options);
      if (configuration.partner(practice).isEmpty()) {
        output.say(IdentityWord.UNKNOWN_PRACTICE, practice);
        return ExitCode.NOT_FOUND;
      }
      InputFiles.demand(List.of(file));
      PatientRows<Enrolment> list =
          PatientList.enrolments(file, new PathwaySettings(configuration).codes());
      if (!list.unreadable().isEmpty()) {
        list.unreadable()
            .forEach(
                line ->
                    output.say(
                        IdentityWord.LINE_UNREADABLE, file.getFileName() + ":" + line + " "));
        return ExitCode.REFUSED;
      }
      try (Repository repository = Repository.open(options.folders(), options.environment())) {
        int changed =
            new Enrolments(repository.dataSource(), System.getProperty("user.name"))
                .add(practice, list.patients());
        output.say(IdentityWord.LINES_READ, list.patients().size(), changed);
      }
      return ExitCode.OK;
    }
  }
}
